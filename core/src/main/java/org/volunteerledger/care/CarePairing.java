package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A volunteer who cares for a recipient (结对帮扶), with the explanation of the proposal.
 *
 * @param id          the id
 * @param recipient   who is cared for
 * @param volunteer   who cares
 * @param status      where it stands
 * @param nearness    the smallest area that holds the homes of both, as it was when it was proposed
 * @param loadBefore  how many recipients the volunteer had before
 * @param proposedOn  the day of the proposal
 * @param confirmedOn the first day on which the volunteer cares, or null until then
 * @param endedOn     the first day on which it no longer holds, or null
 * @param reason      why it was declined or ended, at most {@value #MAX_REASON} code points; or null
 */
public record CarePairing(
        CarePairingId id,
        RecipientId recipient,
        VolunteerId volunteer,
        PairingStatus status,
        AreaLevel nearness,
        int loadBefore,
        LocalDate proposedOn,
        @Nullable LocalDate confirmedOn,
        @Nullable LocalDate endedOn,
        @Nullable String reason) {

    /** The most code points of a reason. */
    public static final int MAX_REASON = 64;

    /** The recipient. */
    public static final Attribute<CarePairing> RECIPIENT =
            Attribute.number("recipient", pairing -> pairing.recipient().value());

    /** The volunteer. */
    public static final Attribute<CarePairing> VOLUNTEER =
            Attribute.number("volunteer", pairing -> pairing.volunteer().value());

    /** Where it stands. */
    public static final Attribute<CarePairing> STATUS = Attribute.constant("status", CarePairing::status);

    /** The kind; a recipient has at most one open pairing. */
    public static final Kind<CarePairing> KIND = Kind.named(
                    "care_pairing", CarePairing.class, pairing -> pairing.id().value())
            .attribute(RECIPIENT)
            .attribute(VOLUNTEER)
            .attribute(STATUS)
            .unique(
                    "open",
                    pairing -> pairing.status().open()
                            ? Long.toString(pairing.recipient().value())
                            : null)
            .build();

    /** Checks that what must be given is. */
    public CarePairing {
        Check.given("id", id);
        Check.given("recipient", recipient);
        Check.given("volunteer", volunteer);
        Check.given("status", status);
        Check.given("nearness", nearness);
        Check.range("loadBefore", loadBefore, 0, Carer.MAX_CAPACITY);
        Check.given("proposedOn", proposedOn);
        Check.optionalText("reason", reason, MAX_REASON);
    }

    /**
     * Whether the volunteer cares for the recipient on a day.
     *
     * @param day the day
     * @return true from the confirmation to the day before the end
     */
    public boolean holdsOn(LocalDate day) {
        return confirmedOn != null && !day.isBefore(confirmedOn) && (endedOn == null || day.isBefore(endedOn));
    }

    static CarePairing of(CarePairingId id, PairingProposal proposal, int loadBefore, LocalDate day) {
        return new CarePairing(
                id,
                proposal.recipient(),
                proposal.volunteer(),
                PairingStatus.PROPOSED,
                proposal.nearness(),
                loadBefore,
                day,
                null,
                null,
                null);
    }

    CarePairing confirmed(LocalDate day) {
        requireNext(PairingStatus.CONFIRMED);
        return new CarePairing(
                id,
                recipient,
                volunteer,
                PairingStatus.CONFIRMED,
                nearness,
                loadBefore,
                proposedOn,
                day,
                endedOn,
                reason);
    }

    CarePairing over(PairingStatus next, LocalDate day, String why) {
        requireNext(next);
        return new CarePairing(id, recipient, volunteer, next, nearness, loadBefore, proposedOn, confirmedOn, day, why);
    }

    private void requireNext(PairingStatus next) {
        if (!status.next().contains(next)) {
            throw new Refused(
                    CareError.WRONG_STATUS,
                    "Pairing " + id.value() + " is " + status + " and cannot become " + next + ".",
                    Map.of("pairing", id.value(), "status", status, "next", next));
        }
    }
}
