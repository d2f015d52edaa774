package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows that follow each other in the ledger, by column. Immutable: a void makes a new segment that shares all columns. A grant that was
 * taken back, and the void that took it, are dead rows: every report is over the living rows, none of which is negative, so a distinct
 * count is a set of bits and needs no balance.
 */
final class Segment {

    /** So many rows that codes of 16 bits are common and a copy of the dead bits is cheap (8 KiB). */
    static final int BITS = 16;

    static final int ROWS = 1 << BITS;

    private final Column[] columns;
    private final int rows;
    private final long @Nullable [] dead;

    Segment(Column[] columns, int rows, long @Nullable [] dead) {
        this.columns = columns;
        this.rows = rows;
        this.dead = dead;
    }

    int rows() {
        return rows;
    }

    Column column(Source source) {
        return columns[source.index()];
    }

    boolean isDead(int row) {
        return dead != null && (dead[row >>> 6] >>> row & 1) != 0;
    }

    /** The dead bits, or null if all rows live. */
    long @Nullable [] dead() {
        return dead;
    }

    Segment withDead(long[] moreDead) {
        return new Segment(columns, rows, moreDead);
    }

    /** The dead bits, to be changed: a copy, if views have them. */
    long[] dead(boolean shared) {
        return bits(dead, shared);
    }

    static long[] bits(long @Nullable [] dead, boolean shared) {
        if (dead == null) {
            return new long[ROWS / 64];
        }
        return shared ? Arrays.copyOf(dead, dead.length) : dead;
    }

    /**
     * Chooses the living rows of a block without a branch, as the next row's fate cannot be predicted.
     *
     * @param from   the first row; a multiple of 64
     * @param count  how many rows
     * @param chosen gets the living rows, counted from {@code from}; not filled if all live
     * @return how many rows live
     */
    int living(int from, int count, int[] chosen) {
        if (dead == null) {
            return count;
        }
        int living = 0;
        for (int start = 0; start < count; start += 64) {
            long live = ~dead[(from + start) >>> 6];
            int end = Math.min(count, start + 64);
            for (int row = start; row < end; row++) {
                chosen[living] = row;
                living += (int) live & 1;
                live >>>= 1;
            }
        }
        return living;
    }

    long bytes() {
        return Arrays.stream(columns).mapToLong(Column::bytes).sum() + (dead == null ? 0 : dead.length * 8L);
    }
}
