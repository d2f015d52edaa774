package org.volunteerledger.team;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.Station;
import org.volunteerledger.place.StationId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/** Commands and look-ups about the ceremonies of teams and stations. Thread-safe. */
public final class Ceremonies {

    private final CommandRunner runner;

    private Ceremonies(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the commands
     */
    public static Ceremonies over(CommandRunner runner) {
        return new Ceremonies(runner);
    }

    /**
     * Records a ceremony that was held or is ahead.
     *
     * @param command who asks, and under which key
     * @param wanted  the ceremony
     * @return the id
     * @throws Refused if the team or station is unknown, or the team is not there on the day ({@link TeamError#NOT_THERE})
     */
    public CeremonyId record(Command command, NewCeremony wanted) {
        RequestDigest content = RequestDigest.of("record-ceremony", wanted);
        return new CeremonyId(runner.runForId("record-ceremony", command, content, draft -> {
            TeamId team = wanted.team();
            if (team != null) {
                Teams.requireThere(draft.rely(Team.KIND, team), wanted.day());
            }
            Ceremony ceremony = Ceremony.of(new CeremonyId(draft.newId()), wanted);
            concerns(draft, ceremony);
            draft.create(Ceremony.KIND, ceremony);
            draft.event(
                    "ceremony-recorded",
                    Ceremony.KIND,
                    ceremony.id().value(),
                    Map.of("kind", wanted.kind().name()));
            return ceremony.id().value();
        }));
    }

    /**
     * Takes back a ceremony that was called off, or recorded by mistake. The record stays, marked.
     *
     * @param command who asks, why, and under which key
     * @param id      the ceremony
     * @throws Refused if it is unknown, or was taken back already
     */
    public void cancel(Command command, CeremonyId id) {
        command.requiredReason();
        runner.run("cancel-ceremony", command, RequestDigest.of("cancel-ceremony", id), draft -> {
            Versioned<Ceremony> before = draft.get(Ceremony.KIND, id);
            concerns(draft, before.entity());
            if (before.entity().cancelled()) {
                throw new Refused(
                        CommandError.WRONG_STATE,
                        "Ceremony " + id.value() + " was taken back already.",
                        Map.of("ceremony", id.value()));
            }
            draft.replace(Ceremony.KIND, before, before.entity().calledOff());
            draft.event("ceremony-cancelled", Ceremony.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * The ceremonies of some teams.
     *
     * @param teams the teams, at most {@link Filter#MAX_VALUES}; those of a {@link TeamTree#subtree} for an umbrella team with its parts
     * @param from  the first day
     * @param to    the last day, inclusive
     * @return the ceremonies that were not taken back, by day and then by id
     */
    public List<Ceremony> ofTeams(Collection<TeamId> teams, LocalDate from, LocalDate to) {
        return list(Filter.in(Ceremony.TEAM, teams.stream().map(TeamId::value).toList()), from, to);
    }

    /**
     * The ceremonies of a station.
     *
     * @param station the station
     * @param from    the first day
     * @param to      the last day, inclusive
     * @return the ceremonies that were not taken back, those of teams at the station included, by day and then by id
     */
    public List<Ceremony> ofStation(StationId station, LocalDate from, LocalDate to) {
        return list(Filter.equal(Ceremony.STATION, station.value()), from, to);
    }

    private List<Ceremony> list(Filter of, LocalDate from, LocalDate to) {
        Filter days = Filter.range(Ceremony.DAY, from.toEpochDay(), to.toEpochDay() + 1);
        return Pages.all(runner.storage(), Ceremony.KIND, Filter.all(of, days)).stream()
                .map(Versioned::entity)
                .filter(ceremony -> !ceremony.cancelled())
                .sorted(Comparator.comparing(Ceremony::day)
                        .thenComparingLong(ceremony -> ceremony.id().value()))
                .toList();
    }

    private static void concerns(Draft draft, Ceremony ceremony) {
        if (ceremony.team() != null) {
            Team team = draft.get(Team.KIND, ceremony.team()).entity();
            draft.concerns(team.area(), team.organisation());
        }
        if (ceremony.station() != null) {
            Station station = draft.get(Station.KIND, ceremony.station()).entity();
            draft.concerns(station.area(), null);
        }
    }
}
