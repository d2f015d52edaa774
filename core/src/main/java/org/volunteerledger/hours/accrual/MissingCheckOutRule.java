package org.volunteerledger.hours.accrual;

import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.HourEntry;

/**
 * What a check-in without a check-out is worth, and how much. What is left out of a policy file takes its default: one punch is
 * worth nothing until it is reviewed.
 *
 * @param worth   what it is worth; default NOTHING_UNTIL_REVIEW
 * @param minutes for FIXED_MINUTES how much, 0 to 1440, where 0 is nothing for good; otherwise without meaning; default 0
 */
public record MissingCheckOutRule(MissingCheckOut worth, Integer minutes) {

    /** Nothing until reviewed. */
    public static final MissingCheckOutRule DEFAULT = new MissingCheckOutRule(MissingCheckOut.NOTHING_UNTIL_REVIEW, 0);

    /** Until the planned end. */
    public static final MissingCheckOutRule PLANNED_END = new MissingCheckOutRule(MissingCheckOut.PLANNED_END, 0);

    /** Checks the range. */
    public MissingCheckOutRule {
        worth = Defaults.or(worth, MissingCheckOut.NOTHING_UNTIL_REVIEW);
        minutes = Defaults.or(minutes, 0);
        Check.range("missingCheckOut.minutes", minutes, 0, HourEntry.MAX_MINUTES);
    }

    /**
     * A fixed worth.
     *
     * @param minutes how much, 0 to 1440
     * @return the rule
     */
    public static MissingCheckOutRule fixed(int minutes) {
        return new MissingCheckOutRule(MissingCheckOut.FIXED_MINUTES, minutes);
    }
}
