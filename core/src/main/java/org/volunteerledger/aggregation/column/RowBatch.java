package org.volunteerledger.aggregation.column;

/**
 * Rows that follow each other, by column, which roll-ups take in at once: so many that the cache misses of one roll-up's tables overlap.
 * A window on the {@link Tail}, so nothing is copied.
 *
 * @param columns for each {@link Source}, its values
 * @param signs   1 for a row that is added, -1 for one that takes back a row like it
 * @param from    the first row
 * @param to      the row after the last
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; kernels read the arrays.
record RowBatch(int[][] columns, byte[] signs, int from, int to) {

    /** The most rows. */
    static final int ROWS = 4096;

    int[] column(Source source) {
        return columns[source.index()];
    }

    int size() {
        return to - from;
    }
}
