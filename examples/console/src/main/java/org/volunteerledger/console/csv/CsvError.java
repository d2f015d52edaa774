package org.volunteerledger.console.csv;

import org.volunteerledger.error.ErrorCode;

/** Codes of files and rows that are not well-formed CSV. */
public enum CsvError implements ErrorCode {
    /** A quoted cell is not closed. */
    MISSING_QUOTE("Close the cell with a quotation mark; write a quotation mark inside of a cell twice."),
    /** A quotation mark stands where none may be: inside of a cell that is not quoted, or before more text of the cell. */
    STRAY_QUOTE("Put the whole cell in quotation marks, and write a quotation mark inside of it twice."),
    /** A row is longer than the limit. */
    ROW_TOO_LONG("Look for a missing line end or quotation mark; no row needs to be this long."),
    /** The bytes are not text in the charset. */
    WRONG_CHARSET("Name the charset of the file, such as --charset GB18030, --charset GBK or --charset UTF-16."),
    /** The bytes are UTF-8, and another charset was named. */
    IS_UTF_8("Read the file with --charset UTF-8."),
    /** A row has more or fewer cells than the header. */
    WRONG_CELL_COUNT("Give the row as many cells as the header; put a cell with a comma in quotation marks."),
    /** The file has no header. */
    NO_HEADER("Put the names of the columns into the first line.");

    private final String hint;

    CsvError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
