package org.volunteerledger.certificate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;

/**
 * The answer to a verification. It has the same shape whatever the result; of a certificate that is not known nothing but that is told.
 *
 * @param result      what came of it
 * @param certificate what the certificate says, persons masked; null if unknown
 */
public record CertificateCheck(Result result, @Nullable Shown certificate) {

    static final CertificateCheck UNKNOWN = new CertificateCheck(Result.UNKNOWN, null);

    /** What comes of a verification. */
    public enum Result {
        /** In force, and all certified time stands. */
        VALID,
        /** In force, but certified time was taken back since, or the ledger no longer bears it out. */
        CHANGED_SINCE_ISSUE,
        /** Taken back, or replaced by another. */
        REVOKED,
        /** No such certificate, or not with this code, or not issued yet, or number or code are malformed; which, is not told. */
        UNKNOWN
    }

    /**
     * What a stranger may see of a certificate.
     *
     * @param number          the number
     * @param holder          the name of the volunteer, but for its ends hidden; null if the person was forgotten
     * @param volunteerNumber the volunteer number, but for its ends hidden
     * @param organisation    the recording organisation
     * @param from            the first service day that it is about
     * @param to              the last one
     * @param minutes         the certified whole minutes
     * @param participations  the certified participations
     * @param standingMinutes how many of these minutes stand at the time of the verification
     * @param issuedOn        the day of issue
     * @param digest          the digest of what it certifies
     */
    public record Shown(
            String number,
            @Nullable String holder,
            String volunteerNumber,
            String organisation,
            LocalDate from,
            LocalDate to,
            long minutes,
            long participations,
            long standingMinutes,
            LocalDate issuedOn,
            String digest) {}

    /** Checks that there is a result. */
    public CertificateCheck {
        Check.given("result", result);
    }
}
