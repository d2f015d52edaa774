package org.volunteerledger.hours.accrual;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.HourEntry;

/**
 * What reviewers have decided so far about an attendance.
 *
 * @param approved the highest level that has approved it
 * @param atMost   the most minutes that the reviewer lets be credited, 0 to 1440, or null if no less than the policy gives. Only
 *                 with a level
 */
public record Review(ReviewLevel approved, @Nullable Integer atMost) {

    /** Nobody has looked yet. */
    public static final Review NONE = new Review(ReviewLevel.NONE, null);

    /** Checks the range. */
    public Review {
        Check.given("approved", approved);
        if (atMost != null) {
            Check.range("atMost", atMost, 0, HourEntry.MAX_MINUTES);
            if (approved == ReviewLevel.NONE) {
                throw new InvalidInput(
                        InputError.CONTRADICTION, "Minutes are limited by a reviewer, and there is none.");
            }
        }
    }

    /**
     * An approval of what the policy gives.
     *
     * @param level who approved
     * @return the review
     */
    public static Review approvedBy(ReviewLevel level) {
        return new Review(level, null);
    }

    /**
     * An approval of less than the policy gives; the rest is reduced with the reason REVIEW.
     *
     * @param minutes the most minutes, 0 to 1440; 0 turns the attendance down: nobody was there
     * @return a copy
     * @throws InvalidInput if no level has approved
     */
    public Review atMost(int minutes) {
        return new Review(approved, minutes);
    }

    /**
     * Whether the reviewer found that nobody was there to be counted.
     *
     * @return true if no minute is to be credited, whatever the policy gives
     */
    public boolean turnsDown() {
        return atMost != null && atMost == 0;
    }

    boolean includes(ReviewLevel level) {
        return approved.compareTo(level) >= 0;
    }
}
