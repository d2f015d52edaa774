package org.volunteerledger.points;

import java.time.LocalDate;
import java.util.List;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A claim to credits for a day of service, while and after it is reviewed.
 *
 * @param id          the id
 * @param book        the book
 * @param volunteer   whose service
 * @param area        the area whose rules hold
 * @param day         the day of service
 * @param percent     what the day counts with, in percent; 100 unless the place weighs roles or conduct
 * @param requestedBy who claims, as the host names the person
 * @param approvedBy  who has approved so far
 * @param status      where it stands
 */
public record CreditClaim(
        CreditClaimId id,
        CreditBook book,
        VolunteerId volunteer,
        AreaId area,
        LocalDate day,
        int percent,
        String requestedBy,
        List<String> approvedBy,
        ClaimStatus status) {

    /** The volunteer. */
    public static final Attribute<CreditClaim> VOLUNTEER =
            Attribute.number("volunteer", claim -> claim.volunteer().value());

    /** The status. */
    public static final Attribute<CreditClaim> STATUS = Attribute.constant("status", CreditClaim::status);

    /** The kind; a day of a volunteer is claimed once in a book, unless the claim was rejected. */
    public static final Kind<CreditClaim> KIND = Kind.named(
                    "credit_claim", CreditClaim.class, claim -> claim.id().value())
            .attribute(VOLUNTEER)
            .attribute(STATUS)
            .unique(
                    "day",
                    claim -> claim.status() == ClaimStatus.REJECTED
                            ? null
                            : key(claim.book(), claim.volunteer(), claim.day()))
            .build();

    /** Where a claim stands. */
    public enum ClaimStatus {
        /** Waits for approval. */
        OPEN,
        /** Approved, and credited. */
        CREDITED,
        /** Rejected; the day can be claimed again. */
        REJECTED
    }

    /** Copies the list and checks the limits. */
    public CreditClaim {
        Check.given("id", id);
        Check.given("book", book);
        Check.given("volunteer", volunteer);
        Check.given("area", area);
        Check.given("day", day);
        Check.range("percent", percent, 0, 1_000);
        Check.text("requestedBy", requestedBy, 64);
        approvedBy = List.copyOf(approvedBy);
        Check.given("status", status);
    }

    static String key(CreditBook book, VolunteerId volunteer, LocalDate day) {
        return CreditAccount.key(book, volunteer) + "/" + day;
    }

    CreditClaim by(VolunteerId other) {
        return new CreditClaim(id, book, other, area, day, percent, requestedBy, approvedBy, status);
    }

    CreditClaim with(List<String> approvals, ClaimStatus next) {
        return new CreditClaim(id, book, volunteer, area, day, percent, requestedBy, approvals, next);
    }
}
