package org.volunteerledger.access;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.team.OrganisationId;

/**
 * How far a role reaches: an area with all that lies within, an organisation, both at once, a person's own affairs, or everything.
 *
 * @param area         the area, or null for all
 * @param organisation the organisation, or null for all
 * @param person       the person whose own affairs it is about, or null; alone, since own affairs are own anywhere
 */
public record Reach(
        @Nullable AreaId area,
        @Nullable OrganisationId organisation,
        @Nullable VolunteerId person) {

    /** Everything. */
    public static final Reach EVERYTHING = new Reach(null, null, null);

    /** Checks that own affairs stand alone. */
    public Reach {
        if (person != null && (area != null || organisation != null)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION, "A role for one's own affairs is bound to no area or organisation.");
        }
    }

    /**
     * An area with all that lies within.
     *
     * @param area the area
     * @return the reach
     */
    public static Reach within(AreaId area) {
        return new Reach(area, null, null);
    }

    /**
     * What an organisation does, anywhere.
     *
     * @param organisation the organisation
     * @return the reach
     */
    public static Reach of(OrganisationId organisation) {
        return new Reach(null, organisation, null);
    }

    /**
     * A person's own affairs, anywhere.
     *
     * @param person the person
     * @return the reach
     */
    public static Reach own(VolunteerId person) {
        return new Reach(null, null, person);
    }
}
