package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A qualification of a volunteer whose papers somebody has checked (Decree 685, article 16: legal qualification where the law demands
 * one). The papers themselves are not kept.
 *
 * @param id         the id
 * @param volunteer  the volunteer
 * @param name       what it is, such as {@link CarePolicy#PHYSICIAN}; at most 40 code points
 * @param validFrom  the first day
 * @param validUntil the last day, inclusive, or null if it does not end
 * @param revokedOn  the first day on which it holds no longer because it was revoked, or null
 * @param checkedBy  who checked the papers, as the host names the person
 */
public record Qualification(
        QualificationId id,
        VolunteerId volunteer,
        String name,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate revokedOn,
        String checkedBy) {

    /** The volunteer. */
    public static final Attribute<Qualification> VOLUNTEER = Attribute.number(
            "volunteer", qualification -> qualification.volunteer().value());

    /** What it is. */
    public static final Attribute<Qualification> NAME = Attribute.text("name", 40, Qualification::name);

    /** The last day, absent if it does not end. */
    public static final Attribute<Qualification> VALID_UNTIL = Attribute.day("valid_until", Qualification::validUntil);

    /** The kind. */
    public static final Kind<Qualification> KIND = Kind.named(
                    "qualification",
                    Qualification.class,
                    qualification -> qualification.id().value())
            .attribute(VOLUNTEER)
            .attribute(NAME)
            .attribute(VALID_UNTIL)
            .build();

    /** Checks the limits and the order of the dates. */
    public Qualification {
        Check.given("id", id);
        Check.given("volunteer", volunteer);
        Check.text("name", name, 40);
        Check.given("validFrom", validFrom);
        if (validUntil != null && validUntil.isBefore(validFrom)) {
            throw new InvalidInput(
                    InputError.END_BEFORE_START,
                    "The qualification ends on " + validUntil + ", before it begins on " + validFrom + ".",
                    Map.of("from", validFrom, "until", validUntil));
        }
        Check.text("checkedBy", checkedBy, 64);
    }

    /**
     * Whether it is valid on a day.
     *
     * @param day the day
     * @return true from the first day to the last, unless it was revoked by then
     */
    public boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom)
                && (validUntil == null || !day.isAfter(validUntil))
                && (revokedOn == null || day.isBefore(revokedOn));
    }

    Qualification heldBy(VolunteerId other) {
        return new Qualification(id, other, name, validFrom, validUntil, revokedOn, checkedBy);
    }

    Qualification revoked(LocalDate day) {
        return new Qualification(id, volunteer, name, validFrom, validUntil, day, checkedBy);
    }
}
