package org.volunteerledger.console.district;

import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.hours.accrual.CreditLimits;
import org.volunteerledger.hours.accrual.PresenceRule;

/** The rules by which the district credits time. */
final class DistrictPolicy {

    /** How long after the planned end counts. */
    static final int LATE_MINUTES = 15;

    /** Up to this on a day, nobody needs to review. */
    static final int FREE_MINUTES = 8 * 60;

    private static final int ORGANISER_MINUTES = 12 * 60;

    private DistrictPolicy() {}

    /** Time before the plan does not count, a little after it does; more than eight hours on a day are reviewed. */
    static AccrualPolicy policy() {
        return AccrualPolicy.DEFAULT
                .named(0, "吉州区志愿服务时长认定办法")
                .with(PresenceRule.DEFAULT.withEarly(PresenceRule.CLAMP).withLate(LATE_MINUTES))
                .with(CreditLimits.DEFAULT.withTiers(FREE_MINUTES, ORGANISER_MINUTES));
    }
}
