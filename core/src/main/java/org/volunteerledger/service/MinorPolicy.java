package org.volunteerledger.service;

import org.volunteerledger.error.Check;
import org.volunteerledger.people.Age;
import org.volunteerledger.policy.PolicySubject;

/**
 * What a place has set for volunteers under 18. Tasks must fit the age (State Council Decree 685, article 15); how, places say for
 * themselves: Shandong (article 10), Zhejiang (article 9) and Ningbo (article 10) ask for a guardian's consent or company and bar minors
 * from rescue and dangerous work; Shanghai asks for consent; Dongying (2021, no. 9) lets nobody under 6 serve, and asks for consent
 * under 14 and company under 10.
 *
 * @param minAge       the least age, 0 to 18
 * @param consentBelow below which age a guardian's consent is asked for, 0 to 18; 0 for never
 * @param companyBelow below which age the company of an adult is asked for, 0 to 18; 0 for never
 * @param safeguards   whether both are needed at an age for which both are asked, or one of them is enough
 * @param highest      the greatest danger that is open to minors
 */
public record MinorPolicy(
        int minAge, int consentBelow, int companyBelow, MinorSafeguards safeguards, DangerLevel highest) {

    /** Where nothing was set, the stricter of what places ask for: from 6 on, consent under 18, and company too under 10. */
    public static final MinorPolicy DEFAULT = new MinorPolicy(6, 18, 10, MinorSafeguards.BOTH, DangerLevel.RISK);

    /** The subject under which places set their own. */
    public static final PolicySubject<MinorPolicy> SUBJECT = new PolicySubject<>("minors", MinorPolicy.class, DEFAULT);

    /** Checks the ranges. */
    public MinorPolicy {
        Check.range("minAge", minAge, 0, Age.ADULT);
        Check.range("consentBelow", consentBelow, 0, Age.ADULT);
        Check.range("companyBelow", companyBelow, 0, Age.ADULT);
        Check.given("safeguards", safeguards);
        Check.given("highest", highest);
    }
}
