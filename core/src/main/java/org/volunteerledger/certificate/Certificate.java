package org.volunteerledger.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.privacy.Sensitive;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A certificate of volunteer service. It holds what Order 67, article 15, asks for: service time, service content and recording unit.
 * What it says never changes; only where it stands does.
 *
 * @param id              the id
 * @param number          the number, unique: the organisation's code or id, the year, and a number within both
 * @param status          where it stands
 * @param scope           what it is about
 * @param organisation    the name of the recording organisation on the day
 * @param volunteerNumber the volunteer number
 * @param holder          the volunteer's name on the day; it opens until the person is forgotten
 * @param snapshot        the position of the ledger, and what it certifies
 * @param lines           the services, by first day, 1 to {@value #MAX_LINES}
 * @param digest          the SHA-256 of what it certifies, 64 hexadecimal digits
 * @param code            the verification code; it opens until the person is forgotten
 * @param codeLookup      the keyed look-up value of number and code, by which it is verified
 * @param rules           the rules under which it was made out
 * @param noticeUntil     the last day of its public notice, or null without one
 * @param preparedBy      who made it out
 * @param preparedAt      when
 * @param signedBy        who signed it, or null
 * @param issuedOn        the day of issue, or null before
 * @param replaces        the certificate that it was given out for anew, or null
 * @param end             how it ended, or null
 */
public record Certificate(
        CertificateId id,
        String number,
        CertificateStatus status,
        CertificateScope scope,
        String organisation,
        String volunteerNumber,
        Sensitive holder,
        CertificateSnapshot snapshot,
        List<CertificateLine> lines,
        String digest,
        Sensitive code,
        String codeLookup,
        CertificateRules rules,
        @Nullable LocalDate noticeUntil,
        String preparedBy,
        Instant preparedAt,
        @Nullable String signedBy,
        @Nullable LocalDate issuedOn,
        @Nullable CertificateId replaces,
        @Nullable Ending end) {

    /** The most services of one certificate. */
    public static final int MAX_LINES = 500;

    /** The organisation. */
    public static final Attribute<Certificate> ORGANISATION = Attribute.number(
            "organisation", certificate -> certificate.scope().organisation().value());

    /** The volunteer. */
    public static final Attribute<Certificate> VOLUNTEER = Attribute.number(
            "volunteer", certificate -> certificate.scope().volunteer().value());

    /** The status. */
    public static final Attribute<Certificate> STATUS = Attribute.constant("status", Certificate::status);

    /** The day of issue, absent before. */
    public static final Attribute<Certificate> ISSUED_ON = Attribute.day("issued_on", Certificate::issuedOn);

    /** The kind; numbers and codes are unique. */
    public static final Kind<Certificate> KIND = Kind.named(
                    "certificate",
                    Certificate.class,
                    certificate -> certificate.id().value())
            .attribute(ORGANISATION)
            .attribute(VOLUNTEER)
            .attribute(STATUS)
            .attribute(ISSUED_ON)
            .unique("number", Certificate::number)
            .unique("code", Certificate::codeLookup)
            .build();

    /**
     * How a certificate ended.
     *
     * @param reason why
     * @param by     who ended it
     * @param on     the day
     */
    public record Ending(String reason, String by, LocalDate on) {

        /** Checks the limits. */
        public Ending {
            Check.text("reason", reason, 500);
            Check.text("by", by, 64);
            Check.given("on", on);
        }
    }

    /** Checks the limits. */
    public Certificate {
        Check.given("id", id);
        Check.text("number", number, 60);
        Check.given("status", status);
        Check.given("scope", scope);
        Check.text("organisation", organisation, 100);
        Check.text("volunteerNumber", volunteerNumber, 40);
        Check.given("holder", holder);
        Check.given("snapshot", snapshot);
        lines = List.copyOf(lines);
        Check.range("lines", lines.size(), 1, MAX_LINES);
        Check.text("digest", digest, 64);
        Check.given("code", code);
        Check.text("codeLookup", codeLookup, 128);
        Check.given("rules", rules);
        Check.text("preparedBy", preparedBy, 64);
        Check.given("preparedAt", preparedAt);
        Check.optionalText("signedBy", signedBy, 64);
    }

    Certificate signed(String by, LocalDate on) {
        return moved(CertificateAction.SIGN.to(), by, on, null);
    }

    Certificate ended(CertificateAction action, Ending ending) {
        return moved(action.to(), signedBy, issuedOn, ending);
    }

    private Certificate moved(
            CertificateStatus to, @Nullable String signer, @Nullable LocalDate issued, @Nullable Ending ending) {
        return new Certificate(
                id,
                number,
                to,
                scope,
                organisation,
                volunteerNumber,
                holder,
                snapshot,
                lines,
                digest,
                code,
                codeLookup,
                rules,
                noticeUntil,
                preparedBy,
                preparedAt,
                signer,
                issued,
                replaces,
                ending);
    }
}
