package org.volunteerledger.certificate;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about certificates. */
public enum CertificateError implements ErrorCode {
    /** The time was recorded by another organisation (Order 67, article 14: who recorded certifies). */
    NOT_RECORDER("Let the organisation that recorded the time certify it."),
    /** The volunteer has no standing time in the scope. */
    NOTHING_TO_CERTIFY("Look at the period, and at what was recorded in it."),
    /** Time does not say what was done, which a certificate must (Order 67, article 15). */
    NO_CONTENT("Record the time again with an activity, a project or a category."),
    /** The scope holds more services than a certificate can list. */
    TOO_MANY_LINES("Certify a shorter period, or single activities."),
    /** Whoever prepared a certificate does not sign it. */
    OWN_CERTIFICATE("Let somebody else sign."),
    /** The public notice is not over. */
    NOTICE_RUNNING("Sign after the last day of the notice."),
    /** Certified time was taken back since the certificate was made out. */
    CHANGED("Make it out again."),
    /** The certificate is not in force. */
    NOT_IN_FORCE("Issue one first, or look for the one that replaced it.");

    private final String hint;

    CertificateError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
