package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one cell in {@value #DAYS} days that follow each other: the sums of each day and of all, and for each volunteer and
 * day the volunteer's day in the cell before it. These points lie together by the block of the day before, so those from before a period
 * are known by their number but for one block's, and the two days of a point are few enough bits for two bytes.
 */
final class DayBlock {

    static final int BITS = 5;

    static final int DAYS = 1 << BITS;

    private static final int MASK = DAYS - 1;
    private static final int COUNT_BITS = 24;
    private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

    /** When it was made, in the {@link CellDays}' count of views. */
    private final int stamp;

    /**
     * Each the day before within its block and, in the low {@value #BITS} bits, the day itself: first those whose day before is in this
     * block, then those of one block back and so on, last those of volunteers who were never in the cell before.
     */
    private char[] points;

    private int size;

    /** For each number of blocks back, where its points end. */
    private int[] ends;

    /** For each day the minutes above {@value #COUNT_BITS} bits of the number of entries. */
    private final long[] days;

    /** For each day the participations, then for each day the visits; null as long as they are one per entry, and none. */
    private long @Nullable [] counts;

    private long minutes;
    private long entries;
    private long participations;
    private long visits;

    private DayBlock(int stamp, char[] points, int[] ends, long[] days, long @Nullable [] counts) {
        this.stamp = stamp;
        this.points = points;
        this.ends = ends;
        this.days = days;
        this.counts = counts;
    }

    static DayBlock empty(int stamp) {
        return new DayBlock(stamp, new char[4], new int[0], new long[DAYS], null);
    }

    /** This block if it was made since the last view; otherwise a copy, to be changed. */
    DayBlock own(int now) {
        if (stamp == now) {
            return this;
        }
        DayBlock copy =
                new DayBlock(now, points.clone(), ends.clone(), days.clone(), counts == null ? null : counts.clone());
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
        int back = blocksBack(day, previous);
        if (previous != Days.NONE && back >= ends.length) {
            int known = ends.length;
            ends = Arrays.copyOf(ends, back + 1);
            Arrays.fill(ends, known, ends.length, known == 0 ? 0 : ends[known - 1]);
        }
        int at = previous == Days.NONE ? size : ends[back];
        System.arraycopy(points, at, points, at + 1, size - at);
        points[at] = point(day, previous);
        moveEnds(back, 1);
        size++;
    }

    void removePoint(int day, int previous) {
        int back = blocksBack(day, previous);
        char point = point(day, previous);
        int at = upTo(back - 1);
        while (points[at] != point) {
            at++;
        }
        System.arraycopy(points, at + 1, points, at, size - at - 1);
        moveEnds(back, -1);
        size--;
    }

    private static char point(int day, int previous) {
        return (char) ((previous & MASK) << BITS | (day & MASK));
    }

    /** How many blocks back a day before is; farther than any for none. */
    private static int blocksBack(int day, int previous) {
        return previous == Days.NONE ? Integer.MAX_VALUE : (day >>> BITS) - (previous >>> BITS);
    }

    private void moveEnds(int back, int more) {
        for (int farther = back; farther < ends.length; farther++) {
            ends[farther] += more;
        }
    }

    /** How many points have their day before in this block or so many blocks back. */
    private int upTo(int back) {
        return back < 0 || ends.length == 0 ? 0 : ends[Math.min(back, ends.length - 1)];
    }

    /** Adds what is in a period to sums, by the numbers of {@link Cells}. */
    void addTo(long[] sums, int firstDay, int from, int to, boolean volunteers) {
        boolean whole = from <= firstDay && to >= firstDay + MASK;
        if (whole) {
            sums[Cells.MINUTES] += minutes;
            sums[Cells.ENTRIES] += entries;
            sums[Cells.PARTICIPATIONS] += participations;
            sums[Cells.VISITS] += visits;
        } else {
            addDays(sums, Math.max(from - firstDay, 0), Math.min(to - firstDay, MASK));
        }
        if (volunteers) {
            sums[Cells.VOLUNTEERS] += newcomers(firstDay, from, to, whole);
        }
    }

    /** How many were on one of the days of a period for the first time in it. */
    private int newcomers(int firstDay, int from, int to, boolean whole) {
        int back = (firstDay >>> BITS) - (from >>> BITS);
        int earlier = upTo(back);
        int first = Math.max(from - firstDay, 0);
        int last = Math.min(to - firstDay, MASK);
        int start = from & MASK;
        int met = whole ? size - earlier : 0;
        for (int i = upTo(back - 1); i < earlier; i++) {
            // Without a branch: 1 if the day before is before the period, and the day in it.
            int at = points[i] & MASK;
            met += (((points[i] >>> BITS) - start) & (first - 1 - at) & (at - last - 1)) >>> 31;
        }
        for (int i = earlier; !whole && i < size; i++) {
            int at = points[i] & MASK;
            met += ((first - 1 - at) & (at - last - 1)) >>> 31;
        }
        return met;
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
        return 80
                + 16
                + points.length * 2L
                + 16
                + ends.length * 4L
                + 16
                + DAYS * 8L
                + (counts == null ? 0 : 16 + DAYS * 16L);
    }
}
