package org.volunteerledger.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * A half-open interval of time.
 *
 * @param start the start, in whole seconds
 * @param end   the end, after the start, in whole seconds; not part of the interval
 */
public record Interval(Instant start, Instant end) {

    /** Checks the order and the precision. */
    public Interval {
        wholeSeconds("start", Check.given("start", start));
        wholeSeconds("end", Check.given("end", end));
        if (!end.isAfter(start)) {
            throw new InvalidInput(
                    InputError.OUT_OF_RANGE,
                    "The end at " + end + " is not after the start at " + start + ".",
                    Map.of("start", start, "end", end));
        }
    }

    /**
     * Whether the two share an instant. Touching ends do not.
     *
     * @param other the other
     * @return true if they overlap
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

    static void wholeSeconds(String field, Instant instant) {
        if (!instant.truncatedTo(ChronoUnit.SECONDS).equals(instant)) {
            throw new InvalidInput(
                    InputError.OUT_OF_RANGE,
                    field + " is " + instant + "; it is given in whole seconds.",
                    Map.of("field", field, "value", instant));
        }
    }
}
