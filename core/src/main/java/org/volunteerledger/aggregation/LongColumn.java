package org.volunteerledger.aggregation;

import java.util.Arrays;

/** A growing column of sums, one per group. */
final class LongColumn {

    private long[] values = new long[16];

    void add(int index, long value) {
        if (index >= values.length) {
            values = Arrays.copyOf(values, Math.max(index + 1, values.length * 2));
        }
        values[index] = Math.addExact(values[index], value);
    }

    long[] toArray(int size) {
        return Arrays.copyOf(values, size);
    }
}
