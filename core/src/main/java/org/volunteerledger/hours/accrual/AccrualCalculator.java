package org.volunteerledger.hours.accrual;

import java.time.ZoneId;
import org.volunteerledger.error.Check;

/**
 * Decides how many minutes an attendance brings under a policy. A pure function: the same arguments give the same result, and nothing
 * is read or written. The package description has the order of the steps. Thread-safe.
 *
 * <p>It does not know the time of day: ask only about attendance that is over, since a check-in without a check-out is presumed to
 * last until the planned end.
 */
public final class AccrualCalculator {

    private final AccrualPolicy policy;
    private final ZoneId zone;

    private AccrualCalculator(AccrualPolicy policy, ZoneId zone) {
        this.policy = Check.given("policy", policy);
        this.zone = Check.given("zone", zone);
    }

    /**
     * The calculator of a policy.
     *
     * @param policy the policy
     * @param zone   the zone of the ledger, which says where calendar days begin
     * @return a calculator
     */
    public static AccrualCalculator of(AccrualPolicy policy, ZoneId zone) {
        return new AccrualCalculator(policy, zone);
    }

    /**
     * What an attendance brings.
     *
     * @param attendance what happened
     * @param plan       what was planned, or {@link Plan#NONE}
     * @param prior      what was credited before
     * @param review     what reviewers have decided so far, or {@link Review#NONE}
     * @return the minutes credited, the reductions, and the review that is needed
     */
    public Accrual accrue(Attendance attendance, Plan plan, PriorCredit prior, Review review) {
        AccrualRun now = run(attendance, plan, prior, review);
        if (!now.waits()) {
            return now.result(ReviewLevel.NONE, 0);
        }
        int full = credited(attendance, plan, prior, review, ReviewLevel.PROVINCE);
        ReviewLevel needed = ReviewLevel.NONE;
        if (full > now.credited()) {
            boolean organiserIsEnough = !review.includes(ReviewLevel.ORGANISER)
                    && credited(attendance, plan, prior, review, ReviewLevel.ORGANISER) == full;
            needed = organiserIsEnough ? ReviewLevel.ORGANISER : ReviewLevel.PROVINCE;
        } else if (now.lacksCheckOut()) {
            needed = ReviewLevel.ORGANISER;
        }
        return now.result(needed, full - now.credited());
    }

    private int credited(Attendance attendance, Plan plan, PriorCredit prior, Review review, ReviewLevel approved) {
        return run(attendance, plan, prior, new Review(approved, review.atMost()))
                .credited();
    }

    private AccrualRun run(Attendance attendance, Plan plan, PriorCredit prior, Review review) {
        return new AccrualRun(policy, zone, Check.given("plan", plan), prior, review, attendance);
    }
}
