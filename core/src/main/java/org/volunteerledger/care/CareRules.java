package org.volunteerledger.care;

import java.time.LocalDate;
import org.volunteerledger.place.AreaId;

/** Which care policy holds on a day in an area. Read once and meant to be kept for one piece of work. */
@FunctionalInterface
public interface CareRules {

    /**
     * The policy that holds.
     *
     * @param day  the day
     * @param area the area
     * @return the policy
     */
    CarePolicy policyOn(LocalDate day, AreaId area);

    /**
     * One policy for everything.
     *
     * @param policy the policy
     * @return the rules
     */
    static CareRules always(CarePolicy policy) {
        return (day, area) -> policy;
    }
}
