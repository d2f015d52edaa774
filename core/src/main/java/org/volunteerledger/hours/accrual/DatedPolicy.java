package org.volunteerledger.hours.accrual;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * A policy, where it holds, and when.
 *
 * @param area   the id of the area, which includes what lies within it, or {@link #EVERYWHERE}
 * @param from   the first service day
 * @param to     the last service day, inclusive; or null if it holds until a later one of the same area starts
 * @param policy the policy
 */
public record DatedPolicy(
        long area, LocalDate from, @Nullable LocalDate to, AccrualPolicy policy) {

    /** The area of a policy that holds in all areas. */
    public static final long EVERYWHERE = 0;

    /** Checks that the period does not end before it starts. */
    public DatedPolicy {
        Check.range("area", area, EVERYWHERE, Long.MAX_VALUE);
        Check.given("from", from);
        Check.given("policy", policy);
        if (to != null && to.isBefore(from)) {
            throw new InvalidInput(
                    InputError.END_BEFORE_START,
                    "The policy ends on " + to + ", before it starts on " + from + ".",
                    Map.of("from", from, "to", to));
        }
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
