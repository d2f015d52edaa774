package org.volunteerledger.certificate;

import org.volunteerledger.error.Check;

/**
 * A certificate as its holder gets it, with the name and the code in clear. Its text form shows neither.
 *
 * @param certificate the certificate
 * @param holder      the volunteer's name
 * @param code        the verification code
 */
public record PrintedCertificate(Certificate certificate, String holder, String code) {

    private static final int GROUP = 4;

    /** Checks that everything is given. */
    public PrintedCertificate {
        Check.given("certificate", certificate);
        Check.given("holder", holder);
        Check.given("code", code);
    }

    /**
     * The code in groups of four characters, as it is printed.
     *
     * @return the code with hyphens
     */
    public String readableCode() {
        return code.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    @Override
    public String toString() {
        return "PrintedCertificate[number=" + certificate.number() + "]";
    }
}
