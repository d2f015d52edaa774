package org.volunteerledger.aggregation.column;

import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;

/**
 * Which keys of one grouping of a roll-up a query lets in.
 *
 * @param dimension the dimension of the grouping
 * @param from      the least key
 * @param to        the greatest key
 * @param keys      the keys, or null for all of the range
 */
record KeyCondition(
        Dimension dimension, long from, long to, @Nullable Set<Long> keys) {

    private static final int FEW = 64;

    boolean letsAll() {
        return keys == null && from == Long.MIN_VALUE && to == Long.MAX_VALUE;
    }

    boolean lets(long key) {
        return key >= from && key <= to && (keys == null || keys.contains(key));
    }

    /** The keys in ascending order if they are few, or null. */
    long @Nullable [] few() {
        if (keys != null) {
            return keys.size() > FEW
                    ? null
                    : keys.stream()
                            .mapToLong(Long::longValue)
                            .filter(this::lets)
                            .sorted()
                            .toArray();
        }
        long step = dimension == Dimension.WEEK ? 7 : 1;
        // A range without ends is never short, and the difference of its ends overflows below zero.
        if (to - from < 0 || (to - from) / step >= FEW) {
            return to < from ? new long[0] : null;
        }
        return LongStream.rangeClosed(0, (to - from) / step)
                .map(i -> from + i * step)
                .toArray();
    }
}
