package org.volunteerledger.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A registered volunteer. Hours belong to the id, so they stay when the personal data goes.
 *
 * @param id           the id
 * @param number       the volunteer number, which is not the number of an identity document (MZ/T 061); unique, at most 40 code
 *                     points
 * @param status       where the registration stands
 * @param registeredOn the first day
 * @param leftOn       the first day on which the person was no longer a volunteer, or null
 * @param area         the area where the person lives, or null if unknown
 * @param key          the key of the personal data, or null once it is destroyed
 * @param data         the personal data, or null once it is destroyed
 */
public record Volunteer(
        VolunteerId id,
        String number,
        VolunteerStatus status,
        LocalDate registeredOn,
        @Nullable LocalDate leftOn,
        @Nullable AreaId area,
        @Nullable PersonKey key,
        @Nullable ProtectedData data) {

    /** The volunteer number. */
    public static final Attribute<Volunteer> NUMBER = Attribute.text("number", 40, Volunteer::number);

    /** The status. */
    public static final Attribute<Volunteer> STATUS = Attribute.constant("status", Volunteer::status);

    /** The area, absent if unknown. */
    public static final Attribute<Volunteer> AREA = Attribute.number(
            "area",
            volunteer -> volunteer.area() == null ? null : volunteer.area().value());

    /** The first day. */
    public static final Attribute<Volunteer> REGISTERED_ON = Attribute.day("registered_on", Volunteer::registeredOn);

    /** The look-up value of the phone number, absent if there is none. */
    public static final Attribute<Volunteer> PHONE = Attribute.text(
            "phone",
            64,
            volunteer -> volunteer.data() == null ? null : volunteer.data().phoneLookup());

    /** The kind; volunteer numbers are unique, and identity documents are among records that were not given up. */
    public static final Kind<Volunteer> KIND = Kind.named(
                    "volunteer", Volunteer.class, volunteer -> volunteer.id().value())
            .attribute(NUMBER)
            .attribute(STATUS)
            .attribute(AREA)
            .attribute(REGISTERED_ON)
            .attribute(PHONE)
            .unique("number", Volunteer::number)
            .unique(
                    "document",
                    volunteer -> volunteer.data() == null || volunteer.status() == VolunteerStatus.MERGED
                            ? null
                            : volunteer.data().documentLookup())
            .build();

    /** Checks the limits. */
    public Volunteer {
        Check.given("id", id);
        Check.text("number", number, 40);
        Check.given("status", status);
        Check.given("registeredOn", registeredOn);
    }

    /**
     * Whether service on a day can be credited: the person had not left by then, and the record was not given up for another. Service
     * before the registration here may have been recorded elsewhere and be taken over.
     *
     * @param day the day
     * @return true unless the person had left, or is found under another record
     */
    public boolean servesOn(LocalDate day) {
        return status != VolunteerStatus.MERGED && (leftOn == null || day.isBefore(leftOn));
    }

    Volunteer with(VolunteerStatus next, @Nullable LocalDate left) {
        return new Volunteer(id, number, next, registeredOn, left, area, key, data);
    }

    Volunteer with(@Nullable AreaId home, @Nullable ProtectedData other) {
        return new Volunteer(id, number, status, registeredOn, leftOn, home, key, other);
    }

    Volunteer forgotten(LocalDate today) {
        LocalDate left = leftOn == null ? today : leftOn;
        return new Volunteer(id, number, VolunteerStatus.FORGOTTEN, registeredOn, left, null, null, null);
    }
}
