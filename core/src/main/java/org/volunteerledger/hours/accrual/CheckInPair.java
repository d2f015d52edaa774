package org.volunteerledger.hours.accrual;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.ledger.Interval;

/**
 * A check-in and the check-out that belongs to it.
 *
 * @param checkIn  when the volunteer arrived, in whole seconds
 * @param checkOut when the volunteer left, in whole seconds, after the check-in; or null if that was never recorded
 */
public record CheckInPair(Instant checkIn, @Nullable Instant checkOut) {

    /** Checks that the check-out is after the check-in. */
    public CheckInPair {
        Interval.requireWholeSeconds("checkIn", checkIn);
        if (checkOut != null) {
            new Interval(checkIn, checkOut);
        }
    }

    /**
     * A check-in without a check-out.
     *
     * @param checkIn when the volunteer arrived
     * @return the pair
     */
    public static CheckInPair open(Instant checkIn) {
        return new CheckInPair(checkIn, null);
    }

    /** The last instant that is known. */
    Instant last() {
        return checkOut == null ? checkIn : checkOut;
    }
}
