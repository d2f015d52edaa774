package org.volunteerledger.aggregation.column;

import org.jspecify.annotations.Nullable;

/**
 * Numbers for days around the first that was met, 22 years each way, so narrow that a day and the day before it fit one int. Only the
 * few entries of other days have no number.
 *
 * @param first the day of number 1, in days since 1970-01-01
 */
record Days(int first) {

    static final int BITS = 14;

    static final int MASK = (1 << BITS) - 1;

    /** No day; before every other. */
    static final int NONE = 0;

    static Days around(int day) {
        return new Days(day - (1 << (BITS - 1)));
    }

    boolean has(int day) {
        return day >= first && day < first + MASK;
    }

    /** The number of a day that has one. */
    int numberOf(int day) {
        return day - first + 1;
    }

    /** The number of the first day of a period that starts on a day; on any other day, the nearest. */
    int startOf(@Nullable Long day) {
        return day == null ? 1 : (int) Math.max(1, Math.min(MASK + 1L, day - first + 1));
    }

    /** The number of the last day of a period that ends on a day; 0 if no day of it has a number. */
    int endOf(@Nullable Long day) {
        return day == null ? MASK : (int) Math.max(NONE, Math.min(MASK, day - first + 1));
    }
}
