package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * For each day, how many volunteers served on it and how long before they had served last. A volunteer who served in a period did so for
 * the first time in it on one of its days, the last time before which lies before the period; so the different volunteers of any period
 * are the sum of some thousand counts, however many entries and volunteers there are. Copied row by row on the first change after a
 * view.
 */
final class LagMatrix {

    private static final int FIRST_ROOM = 8;

    /** For each day from {@code firstDay}: at 0 the volunteers who never served before, at n those who last served n days before. */
    private int[] @Nullable [] rows = new int[FIRST_ROOM][];

    private boolean[] own = new boolean[FIRST_ROOM];
    private int firstDay;
    private int dayCount;

    /** Adds to the number of volunteers with a day and the one before it, or {@link Days#NONE}. */
    void add(int day, int previous, int sign) {
        makeRoomFor(day);
        int at = day - firstDay;
        int lag = previous == Days.NONE ? 0 : day - previous;
        int[] row = rows[at];
        if (row == null || lag >= row.length) {
            row = row == null
                    ? new int[Math.max(lag + 1, FIRST_ROOM)]
                    : Arrays.copyOf(row, Math.max(lag + 1, row.length * 2));
        } else if (!own[at]) {
            row = row.clone();
        }
        rows[at] = row;
        own[at] = true;
        row[lag] += sign;
    }

    View view() {
        Arrays.fill(own, false);
        return new View(Arrays.copyOf(rows, dayCount), firstDay);
    }

    private void makeRoomFor(int day) {
        if (dayCount == 0) {
            firstDay = day;
        }
        int before = Math.max(0, firstDay - day);
        int count = Math.max(firstDay + dayCount, day + 1) - Math.min(firstDay, day);
        if (before > 0 || count > rows.length) {
            int room = Math.max(count, Math.min(rows.length * 2, Days.MASK));
            int[][] more = new int[room][];
            boolean[] moreOwn = new boolean[room];
            System.arraycopy(rows, 0, more, before, dayCount);
            System.arraycopy(own, 0, moreOwn, before, dayCount);
            rows = more;
            own = moreOwn;
            firstDay -= before;
        }
        dayCount = count;
    }

    /** The counts as they were at one time. Thread-safe. */
    static final class View {

        private final int[] @Nullable [] rows;
        private final int firstDay;

        private View(int[] @Nullable [] rows, int firstDay) {
            this.rows = rows;
            this.firstDay = firstDay;
        }

        /** How many different volunteers served in a period, both ends included. */
        long volunteers(int from, int to) {
            long volunteers = 0;
            int last = Math.min(to - firstDay, rows.length - 1);
            for (int at = Math.max(0, from - firstDay); at <= last; at++) {
                int[] row = rows[at];
                if (row != null) {
                    volunteers += row[0] + sum(row, at + firstDay - from + 1);
                }
            }
            return volunteers;
        }

        private static int sum(int[] row, int start) {
            int sum = 0;
            for (int lag = start; lag < row.length; lag++) {
                sum += row[lag];
            }
            return sum;
        }

        long bytes() {
            return Arrays.stream(rows)
                    .mapToLong(row -> row == null ? 8 : 24 + row.length * 4L)
                    .sum();
        }
    }
}
