package org.volunteerledger.request;

import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * How long a request may stay in a status: in hours of the clock, or in working days after the day on which it came there.
 *
 * @param stage       the status, not an end
 * @param hours       hours, 1 to {@value #MAX_HOURS}, or 0 if it is working days
 * @param workingDays working days, 1 to {@value #MAX_DAYS}, or 0 if it is hours; the last one counts to its end
 */
public record StageLimit(RequestStatus stage, int hours, int workingDays) {

    /** The most hours. */
    public static final int MAX_HOURS = 10_000;

    /** The most working days. */
    public static final int MAX_DAYS = 250;

    /** Checks the limits. */
    public StageLimit {
        Check.given("stage", stage);
        Check.range("hours", hours, 0, MAX_HOURS);
        Check.range("workingDays", workingDays, 0, MAX_DAYS);
        if (stage.isEnd() || (hours == 0) == (workingDays == 0)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "A limit of " + stage + " has either hours or working days, and no end has one.",
                    Map.of("stage", stage, "hours", hours, "workingDays", workingDays));
        }
    }

    /**
     * Hours of the clock, by day and night.
     *
     * @param stage the status
     * @param hours how many
     * @return the limit
     */
    public static StageLimit hours(RequestStatus stage, int hours) {
        return new StageLimit(stage, hours, 0);
    }

    /**
     * Working days; the day after the status began is the first that may count.
     *
     * @param stage the status
     * @param days  how many
     * @return the limit
     */
    public static StageLimit workingDays(RequestStatus stage, int days) {
        return new StageLimit(stage, 0, days);
    }
}
