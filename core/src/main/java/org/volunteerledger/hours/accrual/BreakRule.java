package org.volunteerledger.hours.accrual;

import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.HourEntry;

/**
 * Which breaks are deducted, besides those that a record states, which always are. What is left out of a policy file takes its
 * default.
 *
 * @param deductPlanned whether presence during a planned break is deducted; default true
 * @param afterMinutes  after how many minutes of service a break is taken for granted, 1 to 1440; default 1440, which is never
 * @param minutes       how long that break is, 0 to 1440, less the breaks that were taken; never so much that less than
 *                      {@code afterMinutes} is left; default 0
 */
public record BreakRule(Boolean deductPlanned, Integer afterMinutes, Integer minutes) {

    /** Planned breaks are deducted, and no break is taken for granted. */
    public static final BreakRule DEFAULT = new BreakRule(true, HourEntry.MAX_MINUTES, 0);

    /** Planned breaks count as service. */
    public static final BreakRule NONE = new BreakRule(false, HourEntry.MAX_MINUTES, 0);

    /** Checks the ranges. */
    public BreakRule {
        deductPlanned = Defaults.or(deductPlanned, true);
        afterMinutes = Defaults.or(afterMinutes, HourEntry.MAX_MINUTES);
        minutes = Defaults.or(minutes, 0);
        Check.range("breaks.afterMinutes", afterMinutes, 1, HourEntry.MAX_MINUTES);
        Check.range("breaks.minutes", minutes, 0, HourEntry.MAX_MINUTES);
    }

    /**
     * The same rule with a break taken for granted.
     *
     * @param afterMinutes after how many minutes of service
     * @param minutes      how long
     * @return a copy
     */
    public BreakRule after(int afterMinutes, int minutes) {
        return new BreakRule(deductPlanned, afterMinutes, minutes);
    }

    /** The seconds that the break taken for granted takes off. */
    long due(long counted, long taken) {
        long rest = counted - (long) afterMinutes * Timeline.MINUTE;
        return Math.max(0, Math.min((long) minutes * Timeline.MINUTE - taken, rest));
    }
}
