package org.volunteerledger.aggregation.column;

import java.util.Arrays;

/**
 * The days on which each volunteer served in each cell, as many times as there are entries: for every volunteer a sorted array of ints,
 * each a cell and a day. So the day before and the day after any day are neighbours, whether entries come in order, late, or are taken
 * back. The writer's alone.
 */
final class DayHistories {

    /** More cells than these have no history. */
    static final int CELLS = 1 << 17;

    /** How many changes are read ahead: as many as stay in the cache until they are made. */
    static final int AHEAD = 256;

    private static final int FIRST_ROOM = 4;

    private int[][] days = new int[64][];
    private int[] sizes = new int[64];

    /** What was read ahead; kept only so that it is read. */
    private final int[] ahead = new int[AHEAD];

    /** What follows a day that came or went. */
    interface Change {

        /**
         * A volunteer has a day in a cell that was not there, or has it no longer.
         *
         * @param cell     the cell
         * @param day      the day
         * @param previous the volunteer's day in the cell before it, or {@link Days#NONE}
         * @param next     the one after it, or {@link Days#NONE}
         * @param sign     1 for a new day, -1 for one that is gone
         */
        void on(int cell, int day, int previous, int next, int sign);
    }

    void add(int volunteer, int cell, int day, Change change) {
        if (volunteer >= days.length) {
            days = Arrays.copyOf(days, Math.max(volunteer + 1, days.length * 2));
            sizes = Arrays.copyOf(sizes, days.length);
        }
        int size = sizes[volunteer];
        int[] history = days[volunteer];
        if (history == null || size == history.length) {
            history = history == null ? new int[FIRST_ROOM] : Arrays.copyOf(history, size + (size >> 2) + 2);
            days[volunteer] = history;
        }
        int code = code(cell, day);
        int at = lowerBound(history, size, code);
        boolean isNew = at == size || history[at] != code;
        if (isNew) {
            change.on(cell, day, dayIn(cell, history, at - 1, size), dayIn(cell, history, at, size), 1);
        }
        System.arraycopy(history, at, history, at + 1, size - at);
        history[at] = code;
        sizes[volunteer] = size + 1;
    }

    /** Takes out an entry that was added. */
    void remove(int volunteer, int cell, int day, Change change) {
        int size = sizes[volunteer];
        int[] history = days[volunteer];
        int code = code(cell, day);
        int at = lowerBound(history, size, code);
        boolean isLast = at + 1 == size || history[at + 1] != code;
        if (isLast) {
            change.on(cell, day, dayIn(cell, history, at - 1, size), dayIn(cell, history, at + 1, size), -1);
        }
        System.arraycopy(history, at + 1, history, at, size - at - 1);
        sizes[volunteer] = size - 1;
    }

    /**
     * Reads what the next changes will need. Each of these reads waits for no other, so the memory answers many at a time, which it cannot
     * while changes follow each other.
     *
     * @param to the place after the last, at most {@link #AHEAD} after the first
     */
    void touch(int[] volunteers, int from, int to) {
        for (int i = from; i < to; i++) {
            int[] history = volunteers[i] < days.length ? days[volunteers[i]] : null;
            if (history != null) {
                int half = sizes[volunteers[i]] >>> 1;
                ahead[i - from] = history[half >>> 1] + history[half] + history[half + (half >>> 1)];
            }
        }
    }

    long bytes() {
        long bytes = days.length * 8L;
        for (int[] history : days) {
            bytes += history == null ? 0 : 16 + history.length * 4L;
        }
        return bytes;
    }

    private static int code(int cell, int day) {
        return cell << Days.BITS | day;
    }

    /** The day at a place if it is one of the cell, or {@link Days#NONE}. */
    private static int dayIn(int cell, int[] history, int at, int size) {
        return at >= 0 && at < size && history[at] >>> Days.BITS == cell ? history[at] & Days.MASK : Days.NONE;
    }

    /** The first place whose value is not less, in sorted values from 0. No branch depends on what is found, so none is mispredicted. */
    static int lowerBound(int[] sorted, int size, int value) {
        int low = 0;
        int length = size;
        while (length > 1) {
            int half = length >>> 1;
            low += half & ((sorted[low + half - 1] - value) >> (Integer.SIZE - 1));
            length -= half;
        }
        return length == 1 && sorted[low] < value ? low + 1 : low;
    }
}
