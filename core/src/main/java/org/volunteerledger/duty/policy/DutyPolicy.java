package org.volunteerledger.duty.policy;

import org.volunteerledger.error.Check;
import org.volunteerledger.policy.PolicySubject;

/**
 * What a place decides for itself about duty. No law fixes any of it.
 *
 * @param timeCounts      whether time on duty is posted as hours of service; some platforms count duty, others do not
 * @param turnsPerMonth   the most turns of one person on one roster in a calendar month, or 0 for no limit; at most 31
 * @param exchangeNotice  how many days before a turn a cover or swap must be accepted at the latest, 0 for the day itself; at most 60
 * @param routeWithin     after how many hours a case that nobody was given is overdue, or 0 for never; at most 8,784
 * @param resolveWithin   after how many hours a case that a steward or another organisation has is overdue, or 0 for never; at most
 *                        8,784
 */
public record DutyPolicy(
        boolean timeCounts, int turnsPerMonth, int exchangeNotice, int routeWithin, int resolveWithin) {

    /** Time on duty is not counted, and nothing is limited. */
    public static final DutyPolicy DEFAULT = new DutyPolicy(false, 0, 0, 0, 0);

    /** Under which places set it. */
    public static final PolicySubject<DutyPolicy> SUBJECT = new PolicySubject<>("duty", DutyPolicy.class, DEFAULT);

    private static final int MAX_HOURS = 366 * 24;

    /** Checks the ranges. */
    public DutyPolicy {
        Check.range("turnsPerMonth", turnsPerMonth, 0, 31);
        Check.range("exchangeNotice", exchangeNotice, 0, 60);
        Check.range("routeWithin", routeWithin, 0, MAX_HOURS);
        Check.range("resolveWithin", resolveWithin, 0, MAX_HOURS);
    }
}
