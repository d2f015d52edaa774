package org.volunteerledger.console.csv;

import java.util.List;

/** Rows as CSV text: a cell is put in quotation marks where it has to be. */
public final class CsvText {

    private CsvText() {}

    /**
     * A row.
     *
     * @param cells its cells
     * @return the text with a line feed at the end
     */
    public static String row(List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            row.append(i == 0 ? "" : ",");
            append(row, cells.get(i), cells.size() == 1);
        }
        return row.append('\n').toString();
    }

    /** A row of one empty cell would be an empty line. Blanks at an end are quoted, since some programs cut them off. */
    private static void append(StringBuilder row, String cell, boolean alone) {
        boolean quoted = cell.isEmpty()
                ? alone
                : !cell.equals(cell.strip()) || cell.chars().anyMatch(CsvText::isSpecial);
        row.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }

    private static boolean isSpecial(int c) {
        return c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r' || c == '\t';
    }
}
