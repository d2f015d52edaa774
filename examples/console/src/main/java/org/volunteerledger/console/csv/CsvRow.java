package org.volunteerledger.console.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file.
 *
 * @param row   its number as a spreadsheet shows it: the first row of the file, usually the header, is 1, and empty lines count
 * @param line  the line of the file in which it starts, from 1
 * @param cells the cells; of a row that is not well formed, the whole line as one cell, which may be cut
 * @param fault why the row is not well formed, or null if it is
 */
public record CsvRow(
        long row, long line, List<String> cells, @Nullable CsvError fault) {

    /** Copies the list. */
    public CsvRow {
        cells = List.copyOf(cells);
    }

    /**
     * Whether no cell has any text.
     *
     * @return true for an empty line, and for one of separators only
     */
    public boolean isEmpty() {
        return fault == null && cells.stream().map(Blanks::strip).allMatch(String::isEmpty);
    }
}
