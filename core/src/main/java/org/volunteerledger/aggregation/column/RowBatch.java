package org.volunteerledger.aggregation.column;

/** Rows that roll-ups have yet to take in, by column. */
final class RowBatch {

    /** So many that the cache misses of one roll-up's tables overlap, and so few that the batch itself stays in the cache. */
    static final int ROWS = 1024;

    private final int[][] columns = new int[Source.COUNT][ROWS];
    private final int[] signs = new int[ROWS];
    private int rows;

    boolean isFull() {
        return rows == ROWS;
    }

    int rows() {
        return rows;
    }

    /** Adds a row: a sign of -1 for one that is taken back. */
    void add(int[] values, int sign) {
        for (int i = 0; i < values.length; i++) {
            columns[i][rows] = values[i];
        }
        signs[rows++] = sign;
    }

    int[] column(Source source) {
        return columns[source.index()];
    }

    int[] signs() {
        return signs;
    }

    void clear() {
        rows = 0;
    }
}
