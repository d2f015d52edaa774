package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows that follow each other in the ledger, by column. Immutable: a void makes a new segment that shares all columns. A grant that was
 * taken back, and the void that took it, are dead rows: every report is over the living rows, none of which is negative, so a distinct
 * count is a set of bits and needs no balance. Rows that were dead already when the segment was packed have no place in its columns;
 * most voids come soon after their grant, so most segments have no dead rows to skip.
 */
final class Segment {

    /** So many rows that codes of 16 bits are common and a copy of the dead bits is cheap (8 KiB). */
    static final int BITS = 16;

    static final int ROWS = 1 << BITS;

    private final Column[] columns;
    private final int rows;
    private final long @Nullable [] dead;
    private final @Nullable Places places;

    private Segment(Column[] columns, int rows, long @Nullable [] dead, @Nullable Places places) {
        this.columns = columns;
        this.rows = rows;
        this.dead = dead;
        this.places = places;
    }

    /** Rows that all have a place. */
    static Segment of(Column[] columns, int rows, long @Nullable [] dead) {
        return new Segment(columns, rows, dead, null);
    }

    /** The rows of a full segment that are not gone, in places without gaps. */
    static Segment without(long[] gone, Column[] columns, int rows) {
        return new Segment(columns, rows, null, Places.without(gone));
    }

    /**
     * Which place the rows have that are not gone.
     *
     * @param gone   a bit for each row
     * @param before for each word of these bits, how many rows before it have a place
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Places(long[] gone, char[] before) {

        static Places without(long[] gone) {
            char[] before = new char[gone.length];
            for (int word = 1; word < gone.length; word++) {
                before[word] = (char) (before[word - 1] + Long.bitCount(~gone[word - 1]));
            }
            return new Places(gone, before);
        }

        int of(int row) {
            long earlier = ~gone[row >>> 6] & ((1L << row) - 1);
            return before[row >>> 6] + Long.bitCount(earlier);
        }
    }

    /** How many places there are. */
    int rows() {
        return rows;
    }

    Column column(Source source) {
        return columns[source.index()];
    }

    /** The place in the columns of a row that is not gone. */
    int placeOf(int row) {
        return places == null ? row : places.of(row);
    }

    boolean lives(int row) {
        if (places != null && isSet(places.gone, row)) {
            return false;
        }
        return dead == null || !isSet(dead, placeOf(row));
    }

    /** A bit for each living row of 64. */
    long living(int from) {
        int count = places == null ? rows - from : ROWS - from;
        long living = 0;
        for (int i = 0; i < Math.min(count, Long.SIZE); i++) {
            living |= lives(from + i) ? 1L << i : 0;
        }
        return living;
    }

    private static boolean isSet(long[] bits, int row) {
        return (bits[row >>> 6] >>> row & 1) != 0;
    }

    Segment withDead(long[] moreDead) {
        return new Segment(columns, rows, moreDead, places);
    }

    /** How many rows have a place but are dead. */
    int deadRows() {
        int count = 0;
        for (int word = 0; dead != null && word < dead.length; word++) {
            count += Long.bitCount(dead[word]);
        }
        return count;
    }

    /** A full segment without its dead rows, which are gone then. */
    Segment packed() {
        long[] gone = new long[ROWS / Long.SIZE];
        for (int word = 0; word < gone.length; word++) {
            gone[word] = ~living(word * Long.SIZE);
        }
        int[] kept = new int[rows];
        int count = 0;
        for (int place = 0; place < rows; place++) {
            kept[count] = place;
            count += dead == null || !isSet(dead, place) ? 1 : 0;
        }
        Column[] tighter = new Column[columns.length];
        for (int i = 0; i < columns.length; i++) {
            int[] values = new int[count];
            columns[i].gather(0, kept, count, values);
            tighter[i] = Column.pack(values, count);
        }
        return without(gone, tighter, count);
    }

    /** The dead bits by place, to be changed: a copy, if views have them. */
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
     * Lists the dead rows of a block.
     *
     * @param from  the first place; a multiple of 64
     * @param count how many places
     * @param out   gets the places of dead rows, counted from {@code from}
     * @return how many rows are dead
     */
    int dead(int from, int count, int[] out) {
        int found = 0;
        for (int start = 0; dead != null && start < count; start += Long.SIZE) {
            for (long rest = dead[(from + start) >>> 6]; rest != 0; rest &= rest - 1) {
                out[found++] = start + Long.numberOfTrailingZeros(rest);
            }
        }
        return found;
    }

    /** Keeps of the chosen places, which count from {@code from}, those that live; without a branch. */
    int keepLiving(int from, int[] chosen, int count) {
        if (dead == null) {
            return count;
        }
        long[] bits = dead;
        int living = 0;
        for (int i = 0; i < count; i++) {
            int place = from + chosen[i];
            chosen[living] = chosen[i];
            living += (int) (~bits[place >>> 6] >>> place) & 1;
        }
        return living;
    }

    long bytes() {
        return Arrays.stream(columns).mapToLong(Column::bytes).sum()
                + (dead == null ? 0 : dead.length * 8L)
                + (places == null ? 0 : places.gone.length * 8L + places.before.length * 2L);
    }
}
