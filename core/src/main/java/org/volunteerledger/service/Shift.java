package org.volunteerledger.service;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.ServiceTime;

/**
 * A time of an activity for which volunteers enrol.
 *
 * @param number   the number within the activity, 1 to {@value #MAX_NUMBER}
 * @param time     from when to when, at most 24 hours
 * @param capacity how many volunteers it takes; 0 for any number
 * @param post     the name of the post, or null if the activity has no posts
 */
public record Shift(
        int number, Interval time, int capacity, @Nullable String post) {

    /** The greatest number of a shift. */
    public static final int MAX_NUMBER = 9_999;

    /** The greatest capacity. */
    public static final int MAX_CAPACITY = 1_000_000;

    /** Checks the limits. */
    public Shift {
        Check.range("shift", number, 1, MAX_NUMBER);
        Check.given("time", time);
        Check.range("capacity", capacity, 0, MAX_CAPACITY);
        if (Duration.between(time.start(), time.end()).compareTo(ServiceTime.MAX_LENGTH) > 0) {
            throw new InvalidInput(
                    InputError.OUT_OF_RANGE,
                    "Shift " + number + " from " + time.start() + " to " + time.end() + " is longer than 24 hours.",
                    Map.of("shift", number, "start", time.start(), "end", time.end()));
        }
    }
}
