package org.volunteerledger.people;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.privacy.Sensitive;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A guardian's consent that a minor serves (监护人同意). A minor may have several, also of several guardians: each holds by itself.
 *
 * @param id          the id
 * @param minor       the minor
 * @param guardian    the guardian as a volunteer, or null
 * @param name        the guardian's name, sealed under the key of the minor so that it goes when the minor is forgotten; null if the
 *                    guardian is a volunteer
 * @param from        the first day
 * @param to          the first day on which it no longer holds, after the first, or null while it is open
 * @param withdrawnOn the first day on which it no longer holds because it was withdrawn, or null
 */
public record GuardianConsent(
        GuardianConsentId id,
        VolunteerId minor,
        @Nullable VolunteerId guardian,
        @Nullable Sensitive name,
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate withdrawnOn) {

    /** The minor. */
    public static final Attribute<GuardianConsent> MINOR =
            Attribute.number("minor", consent -> consent.minor().value());

    /** The guardian, absent if that is no volunteer. */
    public static final Attribute<GuardianConsent> GUARDIAN = Attribute.number(
            "guardian",
            consent -> consent.guardian() == null ? null : consent.guardian().value());

    /** The kind. */
    public static final Kind<GuardianConsent> KIND = Kind.named(
                    "guardian_consent",
                    GuardianConsent.class,
                    consent -> consent.id().value())
            .attribute(MINOR)
            .attribute(GUARDIAN)
            .build();

    /** Checks the order of the dates. */
    public GuardianConsent {
        Check.given("id", id);
        Check.given("minor", minor);
        Check.given("from", from);
        if (to != null && !to.isAfter(from)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "The consent ends on " + to + ", which is not after its first day, " + from + ".",
                    Map.of("from", from, "to", to));
        }
    }

    /**
     * Whether the consent holds on a day.
     *
     * @param day the day
     * @return true from the first day to the one before it ends, unless it was withdrawn by then
     */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from)
                && (to == null || day.isBefore(to))
                && (withdrawnOn == null || day.isBefore(withdrawnOn));
    }

    /**
     * Whether the consent holds neither on a day nor later.
     *
     * @param day the day
     * @return true if it was withdrawn or had ended by then
     */
    public boolean isOverOn(LocalDate day) {
        return withdrawnOn != null || (to != null && !day.isBefore(to));
    }

    /**
     * The consent for another record of the minor.
     *
     * @param record the record
     * @param sealed the guardian's name, sealed under the key of that record, or null if the guardian is a volunteer
     * @return a copy
     */
    public GuardianConsent forMinor(VolunteerId record, @Nullable Sensitive sealed) {
        return new GuardianConsent(id, record, guardian, sealed, from, to, withdrawnOn);
    }

    /**
     * The consent of another record of the guardian.
     *
     * @param record the record
     * @return a copy
     */
    public GuardianConsent givenBy(VolunteerId record) {
        return new GuardianConsent(id, minor, record, name, from, to, withdrawnOn);
    }

    /**
     * The consent after it was withdrawn.
     *
     * @param day the first day on which it no longer holds
     * @return a copy
     */
    public GuardianConsent withdrawn(LocalDate day) {
        return new GuardianConsent(id, minor, guardian, name, from, to, day);
    }
}
