package org.volunteerledger.console.load;

import org.volunteerledger.error.ErrorCode;

/** Codes of files and rows that cannot be imported. */
public enum LoadError implements ErrorCode {
    /** Two columns have one name, or one meaning. */
    REPEATED_COLUMN("Give each column a name of its own, or say with --map which one to take."),
    /** A column that the command line names is not in the header. */
    UNKNOWN_COLUMN("Compare --map with the first line of the file."),
    /** Nothing in the file says what a record cannot do without. */
    MISSING_COLUMN("Name the column with --map, or give one value for all rows with --set."),
    /** Where refused rows are to go is another file, which would be lost. */
    NOT_REJECTS("Name another file with --rejects, or move that one away."),
    /** The header comes again among the rows. */
    REPEATED_HEADER("Delete the row."),
    /** The cell is a formula. */
    FORMULA("Replace the formula by its value; a value cannot start with =, +, - or @."),
    /** The cell is a number as a spreadsheet shortens it, with digits lost. */
    EXCEL_NUMBER("Format the column as text in the spreadsheet, enter the number again, and export it anew."),
    /** The cell is a date or time as a spreadsheet counts it. */
    EXCEL_DATE("Format the column as date or time in the spreadsheet, and export it anew."),
    /** The cell is not a date. */
    BAD_DATE("Write the date as 2026-03-08 or 2026/3/8."),
    /** The cell is not a time of the clock. */
    BAD_TIME("Write the time as 08:30 or 08:30:00, from 00:00 to 23:59; an end can be 24:00."),
    /** The clocks were put back and showed the time twice. */
    TIME_TWICE("Leave out start and end of the row, and give its minutes or hours."),
    /** The end is not after the start. */
    NO_TIME_BETWEEN("Correct start or end; an end before the start is on the next day, an equal one is nothing."),
    /** The cell is not a number. */
    BAD_NUMBER("Write digits only, with a point before the decimals of hours."),
    /** The decimals stand behind a comma. */
    DECIMAL_COMMA("Write a point before the decimals, as in 2.5."),
    /** The number is below zero. */
    NEGATIVE("To take time back, void the entry."),
    /** More than a day. */
    LONGER_THAN_A_DAY("Split the record by days, or correct it."),
    /** No number of whole minutes gives these hours when it is rounded to as many decimals. */
    NOT_WHOLE_MINUTES("Give the minutes, or hours that come from whole minutes, such as 15.67 for 940 minutes."),
    /** What the row says about the length of the service does not agree. */
    LENGTHS_DISAGREE("Correct the one that is wrong, or leave it out."),
    /** The cell is neither of the two books. */
    BAD_BOOK("Write service or training."),
    /** There is no record of that number or name. */
    UNKNOWN("Correct the cell, register the record first, or import with --create-missing."),
    /** More than one record has that name. */
    AMBIGUOUS("Use the number or code, or name the team or project too.");

    private final String hint;

    LoadError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
