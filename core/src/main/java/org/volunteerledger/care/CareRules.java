package org.volunteerledger.care;

import java.time.LocalDate;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.policy.PolicyBook;

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

    /**
     * What places have set, in the structure of areas of each day.
     *
     * @param book the book of {@link CarePolicy#SUBJECT}
     * @return the rules
     */
    static CareRules of(PolicyBook<CarePolicy> book) {
        return (day, area) -> book.in(area, day);
    }
}
