package org.volunteerledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * A half-open stretch of time: the start belongs to it, the end does not, so intervals that touch do not overlap.
 *
 * @param start the start, in whole seconds
 * @param end   the end, in whole seconds, after the start
 */
public record Interval(Instant start, Instant end) {

    /** Checks that the end is after the start. */
    public Interval {
        requireWholeSeconds("start", start);
        requireWholeSeconds("end", end);
        if (!end.isAfter(start)) {
            InputError code = end.equals(start) ? InputError.ZERO_LENGTH : InputError.END_BEFORE_START;
            throw new InvalidInput(
                    code,
                    "The end " + end + " is not after the start " + start + ".",
                    Map.of("start", start, "end", end));
        }
    }

    /**
     * Whether the two share an instant.
     *
     * @param other the other
     * @return true if they overlap; false if they only touch
     */
    public boolean overlaps(Interval other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /**
     * Whether another interval lies within this one.
     *
     * @param other the other
     * @return true if no instant of the other is outside
     */
    public boolean covers(Interval other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    /**
     * The length, by instants: right on days when the clocks change.
     *
     * @return greater than zero
     */
    public Duration length() {
        return Duration.between(start, end);
    }

    /**
     * Checks an instant of service or attendance.
     *
     * @param field   the name of the field, for the error
     * @param instant the instant
     * @throws InvalidInput if it is null, or not in whole seconds
     */
    public static void requireWholeSeconds(String field, Instant instant) {
        if (!Check.given(field, instant).truncatedTo(ChronoUnit.SECONDS).equals(instant)) {
            throw new InvalidInput(
                    InputError.OUT_OF_RANGE, field + " must be in whole seconds.", Map.of("field", field));
        }
    }
}
