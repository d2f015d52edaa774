package org.volunteerledger.hours;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.Station;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;

/** The records that entries count towards, read for many entries with one call per kind. */
final class ReferenceCheck {

    private static final Map<Kind<?>, ToLongFunction<Attribution>> REFERENCES = references();

    private final Map<Kind<?>, Set<Long>> known = new HashMap<>();
    private final Map<Long, Team> teams = new HashMap<>();
    private final Map<Long, Versioned<Volunteer>> volunteers = new HashMap<>();

    private ReferenceCheck() {}

    static ReferenceCheck read(Storage storage, Collection<Attribution> attributions) {
        ReferenceCheck check = new ReferenceCheck();
        REFERENCES.forEach((kind, reference) -> check.read(storage, kind, ids(attributions, reference)));
        check.teams.putAll(teams(storage, ids(attributions, Attribution::team)));
        Set<Long> people = ids(attributions, Attribution::volunteer);
        if (!people.isEmpty()) {
            storage.findAll(Volunteer.KIND, people)
                    .forEach(volunteer -> check.volunteers.put(volunteer.id(), volunteer));
        }
        return check;
    }

    static Map<Long, Team> teams(Storage storage, Set<Long> ids) {
        Map<Long, Team> teams = new HashMap<>();
        Pages.byId(storage, Team.KIND, ids).forEach((id, read) -> teams.put(id, read.entity()));
        return teams;
    }

    /** Refuses time of a team that was there no longer. What is entered of a time before it was founded may be older than its record. */
    static void requireNotDissolved(Team team, LocalDate day) {
        LocalDate dissolved = team.dissolvedOn();
        if (dissolved != null && !day.isBefore(dissolved)) {
            throw new Refused(
                    HoursError.TEAM_DISSOLVED,
                    "Team " + team.id().value() + " was dissolved on " + dissolved + " and did not serve on " + day
                            + ".",
                    Map.of("team", team.id().value(), "dissolvedOn", dissolved, "day", day));
        }
    }

    /**
     * Refuses an attribution to a record that does not exist, to a team that was dissolved by the day, or to a volunteer who was not
     * registered on it.
     */
    void require(Attribution attribution, LocalDate day) {
        REFERENCES.forEach((kind, reference) -> {
            long id = reference.applyAsLong(attribution);
            if (id != Attribution.NONE && !known.getOrDefault(kind, Set.of()).contains(id)) {
                throw unknown(kind.name(), id);
            }
        });
        if (attribution.team() != Attribution.NONE) {
            Team team = teams.get(attribution.team());
            if (team == null) {
                throw unknown(Team.KIND.name(), attribution.team());
            }
            requireNotDissolved(team, day);
        }
        long id = attribution.volunteer();
        if (id != Attribution.NONE) {
            if (!volunteer(id).entity().servesOn(day)) {
                throw new Refused(
                        HoursError.NOT_REGISTERED,
                        "Volunteer " + id + " was not registered on " + day + ".",
                        Map.of("volunteer", id, "day", day));
            }
        }
    }

    /** The volunteer of an id that was read. */
    Versioned<Volunteer> volunteer(long id) {
        Versioned<Volunteer> volunteer = volunteers.get(id);
        if (volunteer == null) {
            throw unknown(Volunteer.KIND.name(), id);
        }
        return volunteer;
    }

    private <E> void read(Storage storage, Kind<E> kind, Set<Long> ids) {
        Set<Long> found = new HashSet<>();
        if (!ids.isEmpty()) {
            List<Versioned<E>> records = storage.findAll(kind, ids);
            records.forEach(record -> found.add(record.id()));
        }
        known.put(kind, found);
    }

    private static Set<Long> ids(Collection<Attribution> attributions, ToLongFunction<Attribution> reference) {
        Set<Long> ids = new HashSet<>();
        attributions.forEach(attribution -> ids.add(reference.applyAsLong(attribution)));
        ids.remove(Attribution.NONE);
        return ids;
    }

    private static Refused unknown(String kind, long id) {
        return new Refused(
                HoursError.UNKNOWN_REFERENCE, "There is no " + kind + " " + id + ".", Map.of("kind", kind, "id", id));
    }

    private static Map<Kind<?>, ToLongFunction<Attribution>> references() {
        Map<Kind<?>, ToLongFunction<Attribution>> references = new LinkedHashMap<>();
        references.put(Activity.KIND, Attribution::activity);
        references.put(Project.KIND, Attribution::project);
        references.put(Organisation.KIND, Attribution::organisation);
        references.put(Area.KIND, Attribution::area);
        references.put(Station.KIND, Attribution::station);
        references.put(ServiceCategory.KIND, Attribution::category);
        return references;
    }
}
