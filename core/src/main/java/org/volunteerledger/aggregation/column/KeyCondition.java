package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;

/**
 * Which keys of one grouping of a roll-up a query lets in.
 *
 * @param dimension the dimension of the grouping
 * @param from      the least key
 * @param to        the greatest key
 * @param keys      the keys in ascending order, or null for all of the range
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record KeyCondition(Dimension dimension, long from, long to, long @Nullable [] keys) {

    private static final int FEW = 64;

    /** A condition on keys, or none. */
    static KeyCondition of(Dimension dimension, @Nullable Set<Long> keys) {
        return new KeyCondition(dimension, Long.MIN_VALUE, Long.MAX_VALUE, keys == null ? null : sorted(keys));
    }

    private static long[] sorted(Set<Long> keys) {
        long[] sorted = new long[keys.size()];
        int count = 0;
        for (long key : keys) {
            sorted[count++] = key;
        }
        Arrays.sort(sorted);
        return sorted;
    }

    boolean letsAll() {
        return keys == null && from == Long.MIN_VALUE && to == Long.MAX_VALUE;
    }

    /** Chooses from the first rows those whose key is let in. */
    int chooseAll(long[] keyOf, int count, int[] chosen) {
        int kept = 0;
        if (keys != null) {
            for (int row = 0; row < count; row++) {
                chosen[kept] = row;
                kept += lets(keyOf[row]) ? 1 : 0;
            }
            return kept;
        }
        long least = from;
        long greatest = to;
        for (int row = 0; row < count; row++) {
            chosen[kept] = row;
            kept += keyOf[row] >= least && keyOf[row] <= greatest ? 1 : 0;
        }
        return kept;
    }

    /** Keeps of the chosen rows those whose key is let in. */
    int choose(long[] keyOf, int[] chosen, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = chosen[i];
            chosen[kept] = row;
            kept += lets(keyOf[row]) ? 1 : 0;
        }
        return kept;
    }

    boolean lets(long key) {
        return key >= from && key <= to && (keys == null || Arrays.binarySearch(keys, key) >= 0);
    }

    /** The keys in ascending order if they are few, or null. */
    long @Nullable [] few() {
        if (keys != null) {
            return keys.length > FEW ? null : inRange(keys);
        }
        long step = dimension == Dimension.WEEK ? 7 : 1;
        // A range without ends is never short, and the difference of its ends overflows below zero.
        if (to - from < 0 || (to - from) / step >= FEW) {
            return to < from ? new long[0] : null;
        }
        long[] few = new long[(int) ((to - from) / step) + 1];
        for (int i = 0; i < few.length; i++) {
            few[i] = from + i * step;
        }
        return few;
    }

    private long[] inRange(long[] sorted) {
        int start = 0;
        int end = sorted.length;
        while (start < end && sorted[start] < from) {
            start++;
        }
        while (end > start && sorted[end - 1] > to) {
            end--;
        }
        return end - start == sorted.length ? sorted : Arrays.copyOfRange(sorted, start, end);
    }
}
