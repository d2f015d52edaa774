package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A volunteer who is willing to care for recipients. Counting the load here, in a record that every pairing of the volunteer writes, is
 * what keeps two proposals at the same moment within the limit.
 *
 * @param volunteer the volunteer
 * @param base      the area from which the volunteer goes, a building where that is known
 * @param capacity  how many recipients the volunteer is willing to care for, 1 to {@value #MAX_CAPACITY}; the policy of the area may
 *                  allow fewer
 * @param load      the open pairings, proposed and confirmed
 * @param since     the first day
 * @param leftOn    the first day on which the volunteer is no longer a carer, or null
 */
public record Carer(
        VolunteerId volunteer,
        AreaId base,
        int capacity,
        int load,
        LocalDate since,
        @Nullable LocalDate leftOn) {

    /** The most recipients of one carer, whatever a policy says. */
    public static final int MAX_CAPACITY = 100;

    /** The area from which the volunteer goes. */
    public static final Attribute<Carer> BASE =
            Attribute.number("base", carer -> carer.base().value());

    /** The open pairings. */
    public static final Attribute<Carer> LOAD = Attribute.number("pairings", carer -> (long) carer.load());

    /** The first day on which the volunteer is no longer a carer, absent while there is none. */
    public static final Attribute<Carer> LEFT_ON = Attribute.day("left_on", Carer::leftOn);

    /** The kind; the id is that of the volunteer. */
    public static final Kind<Carer> KIND = Kind.named(
                    "carer", Carer.class, carer -> carer.volunteer().value())
            .attribute(BASE)
            .attribute(LOAD)
            .attribute(LEFT_ON)
            .build();

    /** Checks the ranges. */
    public Carer {
        Check.given("volunteer", volunteer);
        Check.given("base", base);
        Check.range("capacity", capacity, 1, MAX_CAPACITY);
        Check.range("load", load, 0, MAX_CAPACITY);
        Check.given("since", since);
    }

    /**
     * How many recipients the volunteer may care for at once.
     *
     * @param policy the policy of the area
     * @return the lesser of what the volunteer is willing to and what the policy allows
     */
    public int limit(CarePolicy policy) {
        return Math.min(capacity, policy.maxRecipients());
    }

    Carer withLoad(int other) {
        return new Carer(volunteer, base, capacity, other, since, leftOn);
    }

    Carer leaving(@Nullable LocalDate day) {
        return new Carer(volunteer, base, capacity, load, since, day);
    }

    void requireActive() {
        if (leftOn != null) {
            throw notACarer(volunteer);
        }
    }

    static Refused notACarer(VolunteerId volunteer) {
        return new Refused(
                CareError.NOT_A_CARER,
                "Volunteer " + volunteer.value() + " is no carer.",
                Map.of("volunteer", volunteer.value()));
    }
}
