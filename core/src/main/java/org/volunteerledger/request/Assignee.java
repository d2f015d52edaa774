package org.volunteerledger.request;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/**
 * Who serves: exactly one of the three.
 *
 * @param team         a team, or null
 * @param organisation an organisation or department, or null
 * @param volunteer    a volunteer, who can claim a request but is not sent one: service is voluntary; or null
 */
public record Assignee(
        @Nullable TeamId team,
        @Nullable OrganisationId organisation,
        @Nullable VolunteerId volunteer) {

    /** Checks that one is given. */
    public Assignee {
        long given = Stream.<@Nullable EntityId>of(team, organisation, volunteer)
                .filter(each -> each != null)
                .count();
        if (given != 1) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "Exactly one of team, organisation and volunteer serves.",
                    Map.of("given", given));
        }
    }

    /**
     * A team.
     *
     * @param id the team
     * @return the assignee
     */
    public static Assignee of(TeamId id) {
        return new Assignee(id, null, null);
    }

    /**
     * An organisation.
     *
     * @param id the organisation
     * @return the assignee
     */
    public static Assignee of(OrganisationId id) {
        return new Assignee(null, id, null);
    }

    /**
     * A volunteer.
     *
     * @param id the volunteer
     * @return the assignee
     */
    public static Assignee of(VolunteerId id) {
        return new Assignee(null, null, id);
    }

    /** Kind and number, such as {@code team 42}. */
    @Override
    public String toString() {
        if (team != null) {
            return "team " + team.value();
        }
        return organisation != null
                ? "organisation " + organisation.value()
                : "volunteer " + (volunteer == null ? 0 : volunteer.value());
    }
}
