package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one cell in {@value #DAYS} days that follow each other: the sums of each day and of all, and for each volunteer and
 * day the volunteer's day in the cell before it. These are sorted by that day before, so that those from before a period are counted
 * by a binary search.
 */
final class DayBlock {

    static final int BITS = 5;

    static final int DAYS = 1 << BITS;

    private static final int MASK = DAYS - 1;
    private static final int COUNT_BITS = 24;
    private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

    /** When it was made, in the {@link CellDays}' count of views. */
    private final int stamp;

    /** Each the day before and, in the low {@value #BITS} bits, the day itself. */
    private int[] points;

    private int size;

    /** For each day the minutes above {@value #COUNT_BITS} bits of the number of entries. */
    private final long[] days;

    /** For each day the participations, then for each day the visits; null as long as they are one per entry, and none. */
    private long @Nullable [] counts;

    private long minutes;
    private long entries;
    private long participations;
    private long visits;

    private DayBlock(int stamp, int[] points, long[] days, long @Nullable [] counts) {
        this.stamp = stamp;
        this.points = points;
        this.days = days;
        this.counts = counts;
    }

    static DayBlock empty(int stamp) {
        return new DayBlock(stamp, new int[2], new long[DAYS], null);
    }

    /** This block if it was made since the last view; otherwise a copy, to be changed. */
    DayBlock own(int now) {
        if (stamp == now) {
            return this;
        }
        DayBlock copy = new DayBlock(now, points.clone(), days.clone(), counts == null ? null : counts.clone());
        copy.size = size;
        copy.minutes = minutes;
        copy.entries = entries;
        copy.participations = participations;
        copy.visits = visits;
        return copy;
    }

    void add(int day, int sign, int moreMinutes, int moreParticipations, int moreVisits) {
        int at = day & MASK;
        if (counts == null && (moreParticipations != 1 || moreVisits != 0)) {
            counts = new long[2 * DAYS];
            for (int i = 0; i < DAYS; i++) {
                counts[i] = days[i] & COUNT_MASK;
            }
        }
        days[at] += (((long) moreMinutes << COUNT_BITS) + 1) * sign;
        minutes += (long) sign * moreMinutes;
        entries += sign;
        participations += (long) sign * moreParticipations;
        visits += (long) sign * moreVisits;
        if (counts != null) {
            counts[at] += (long) sign * moreParticipations;
            counts[DAYS + at] += (long) sign * moreVisits;
        }
    }

    void addPoint(int day, int previous) {
        if (size == points.length) {
            points = Arrays.copyOf(points, size + (size >> 2) + 2);
        }
        int point = point(day, previous);
        // Behind its equals: of a great first day, when all come for the first time, none has to move.
        int at = DayHistories.lowerBound(points, size, point + 1);
        System.arraycopy(points, at, points, at + 1, size - at);
        points[at] = point;
        size++;
    }

    void removePoint(int day, int previous) {
        int at = DayHistories.lowerBound(points, size, point(day, previous));
        System.arraycopy(points, at + 1, points, at, size - at - 1);
        size--;
    }

    private static int point(int day, int previous) {
        return previous << BITS | (day & MASK);
    }

    /** Adds what is in a period to sums, by the numbers of {@link Cells}. */
    void addTo(long[] sums, int firstDay, int from, int to, boolean volunteers) {
        boolean whole = from <= firstDay && to >= firstDay + MASK;
        int before = volunteers ? DayHistories.lowerBound(points, size, from << BITS) : 0;
        if (whole) {
            sums[Cells.MINUTES] += minutes;
            sums[Cells.ENTRIES] += entries;
            sums[Cells.PARTICIPATIONS] += participations;
            sums[Cells.VISITS] += visits;
            sums[Cells.VOLUNTEERS] += before;
            return;
        }
        int first = Math.max(from - firstDay, 0);
        int last = Math.min(to - firstDay, MASK);
        addDays(sums, first, last);
        int met = 0;
        for (int i = 0; i < before; i++) {
            int at = points[i] & MASK;
            // Without a branch: 1 if at is in the range.
            met += ((first - 1 - at) & (at - last - 1)) >>> 31;
        }
        sums[Cells.VOLUNTEERS] += met;
    }

    private void addDays(long[] sums, int first, int last) {
        // A block's days are too few for a carry from the entries to the minutes.
        long both = 0;
        for (int at = first; at <= last; at++) {
            both += days[at];
        }
        sums[Cells.MINUTES] += both >>> COUNT_BITS;
        sums[Cells.ENTRIES] += both & COUNT_MASK;
        if (counts == null) {
            sums[Cells.PARTICIPATIONS] += both & COUNT_MASK;
            return;
        }
        for (int at = first; at <= last; at++) {
            sums[Cells.PARTICIPATIONS] += counts[at];
            sums[Cells.VISITS] += counts[DAYS + at];
        }
    }

    long bytes() {
        return 72 + 16 + points.length * 4L + 16 + DAYS * 8L + (counts == null ? 0 : 16 + DAYS * 16L);
    }
}
