package org.volunteerledger.certificate;

import org.volunteerledger.error.Check;
import org.volunteerledger.policy.PolicySubject;

/**
 * How certificates are given out in a place. Guidance of 2015 on certificates asks for two signatures and usually at least 7 days of
 * public notice; Order 67 asks for neither, so nothing is asked where nobody has set rules.
 *
 * @param countersigned whether somebody else than whoever prepared a certificate must sign it
 * @param noticeDays    for how many days it is announced before it can be signed, 0 to 60; 0 for no notice
 */
public record CertificateRules(boolean countersigned, int noticeDays) {

    /** One person issues at once. */
    public static final CertificateRules PLAIN = new CertificateRules(false, 0);

    /** The rules of places on certificates. */
    public static final PolicySubject<CertificateRules> SUBJECT =
            new PolicySubject<>("certificate", CertificateRules.class, PLAIN);

    /** Checks the range. */
    public CertificateRules {
        Check.range("noticeDays", noticeDays, 0, 60);
    }

    boolean atOnce() {
        return !countersigned && noticeDays == 0;
    }
}
