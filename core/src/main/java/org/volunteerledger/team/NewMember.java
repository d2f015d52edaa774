package org.volunteerledger.team;

import java.time.LocalDate;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;

/**
 * A volunteer who joins a team.
 *
 * @param team      the team
 * @param volunteer the volunteer
 * @param role      the role
 * @param from      the first day
 */
public record NewMember(TeamId team, VolunteerId volunteer, TeamRole role, LocalDate from) {

    /** Checks that everything is given. */
    public NewMember {
        Check.given("team", team);
        Check.given("volunteer", volunteer);
        Check.given("role", role);
        Check.given("from", from);
    }
}
