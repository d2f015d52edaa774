package org.volunteerledger.hours.accrual;

import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.HourEntry;

/**
 * Which presence counts. What is left out of a policy file takes its default: all of it, since service time is the time actually
 * given (Order 67 of the Ministry of Civil Affairs, article 7).
 *
 * @param earlyMinutes    how long before the planned start counts, 0 to 1440: {@link #CLAMP} starts at the plan, {@link #CREDIT}
 *                        counts all; default CREDIT
 * @param lateMinutes     how long after the planned end counts, 0 to 1440, likewise; default CREDIT
 * @param minimumPercent  the least share of the planned time, 0 to 100; with less, nothing counts; default 0
 * @param checkInsPerDay  how many check-in pairs count in an activity on a day, 1 to 100; default 100
 */
public record PresenceRule(Integer earlyMinutes, Integer lateMinutes, Integer minimumPercent, Integer checkInsPerDay) {

    /** Only time within the plan counts. */
    public static final int CLAMP = 0;

    /** All time outside of the plan counts. */
    public static final int CREDIT = HourEntry.MAX_MINUTES;

    /** All presence counts. */
    public static final PresenceRule DEFAULT = new PresenceRule(CREDIT, CREDIT, 0, Attendance.MAX_PAIRS);

    /** Checks the ranges. */
    public PresenceRule {
        earlyMinutes = Defaults.or(earlyMinutes, CREDIT);
        lateMinutes = Defaults.or(lateMinutes, CREDIT);
        minimumPercent = Defaults.or(minimumPercent, 0);
        checkInsPerDay = Defaults.or(checkInsPerDay, Attendance.MAX_PAIRS);
        Check.range("presence.earlyMinutes", earlyMinutes, CLAMP, CREDIT);
        Check.range("presence.lateMinutes", lateMinutes, CLAMP, CREDIT);
        Check.range("presence.minimumPercent", minimumPercent, 0, 100);
        Check.range("presence.checkInsPerDay", checkInsPerDay, 1, Attendance.MAX_PAIRS);
    }

    /**
     * The same rule with other time before the plan.
     *
     * @param minutes how long before the planned start counts
     * @return a copy
     */
    public PresenceRule withEarly(int minutes) {
        return new PresenceRule(minutes, lateMinutes, minimumPercent, checkInsPerDay);
    }

    /**
     * The same rule with other time after the plan.
     *
     * @param minutes how long after the planned end counts
     * @return a copy
     */
    public PresenceRule withLate(int minutes) {
        return new PresenceRule(earlyMinutes, minutes, minimumPercent, checkInsPerDay);
    }

    /**
     * The same rule with another least share.
     *
     * @param percent the least share of the planned time
     * @return a copy
     */
    public PresenceRule withMinimum(int percent) {
        return new PresenceRule(earlyMinutes, lateMinutes, percent, checkInsPerDay);
    }

    /**
     * The same rule with another number of pairs.
     *
     * @param pairs how many check-in pairs count in an activity on a day
     * @return a copy
     */
    public PresenceRule withCheckInsPerDay(int pairs) {
        return new PresenceRule(earlyMinutes, lateMinutes, minimumPercent, pairs);
    }
}
