package org.volunteerledger.team;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.place.StationId;

/**
 * A ceremony to record. It is of a team, of a station, or of a team at a station.
 *
 * @param kind    what is done
 * @param title   what it is called; at most 100 code points, nothing personal
 * @param day     the day, which may be ahead
 * @param team    the team, or null
 * @param station the station, or null if the team is given
 */
public record NewCeremony(
        CeremonyKind kind,
        String title,
        LocalDate day,
        @Nullable TeamId team,
        @Nullable StationId station) {

    /** Checks the limits. */
    public NewCeremony {
        Check.given("kind", kind);
        Check.text("title", title, 100);
        Check.given("day", day);
        if (team == null && station == null) {
            throw new InvalidInput(
                    InputError.MISSING, "A ceremony is of a team or a station.", Map.of("field", "team"));
        }
    }

    /**
     * A ceremony of a team.
     *
     * @param kind  what is done
     * @param title what it is called
     * @param day   the day
     * @param team  the team
     * @return the ceremony
     */
    public static NewCeremony ofTeam(CeremonyKind kind, String title, LocalDate day, TeamId team) {
        return new NewCeremony(kind, title, day, team, null);
    }

    /**
     * A ceremony of a station, such as the naming of a base.
     *
     * @param kind    what is done
     * @param title   what it is called
     * @param day     the day
     * @param station the station
     * @return the ceremony
     */
    public static NewCeremony ofStation(CeremonyKind kind, String title, LocalDate day, StationId station) {
        return new NewCeremony(kind, title, day, null, station);
    }
}
