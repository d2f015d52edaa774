package org.volunteerledger.service;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;

/**
 * A leader's sheet: who was there for a shift, and from when to when.
 *
 * @param activity the activity
 * @param shift    the number of the shift
 * @param lines    one line for each volunteer
 */
public record Sheet(ActivityId activity, int shift, List<Line> lines) {

    /** Copies the list. */
    public Sheet {
        Check.given("activity", activity);
        lines = List.copyOf(lines);
    }

    /**
     * A line of the sheet.
     *
     * @param volunteer the volunteer
     * @param in        when the volunteer came; seconds are kept, fractions dropped
     * @param out       when the volunteer left, after that and within 24 hours, or null if that is not known
     */
    public record Line(
            VolunteerId volunteer, Instant in, @Nullable Instant out) {

        /** Checks that what must be given is. */
        public Line {
            Check.given("volunteer", volunteer);
            Check.given("in", in);
        }
    }
}
