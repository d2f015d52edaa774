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
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;

/** The records that entries count towards, read for many entries with one call per kind. */
final class ReferenceCheck {

    private static final Map<Kind<?>, ToLongFunction<Attribution>> REFERENCES = references();

    private final Map<Kind<?>, Set<Long>> known = new HashMap<>();
    private final Map<Long, Versioned<Volunteer>> volunteers = new HashMap<>();

    private ReferenceCheck() {}

    static ReferenceCheck read(Storage storage, Collection<Attribution> attributions) {
        ReferenceCheck check = new ReferenceCheck();
        REFERENCES.forEach((kind, reference) -> check.read(storage, kind, ids(attributions, reference)));
        Set<Long> people = ids(attributions, Attribution::volunteer);
        if (!people.isEmpty()) {
            storage.findAll(Volunteer.KIND, people)
                    .forEach(volunteer -> check.volunteers.put(volunteer.id(), volunteer));
        }
        return check;
    }

    /** Refuses an attribution to a record that does not exist, or to a volunteer who was not registered on the day. */
    void require(Attribution attribution, LocalDate day) {
        REFERENCES.forEach((kind, reference) -> {
            long id = reference.applyAsLong(attribution);
            if (id != Attribution.NONE && !known.getOrDefault(kind, Set.of()).contains(id)) {
                throw unknown(kind.name(), id);
            }
        });
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
        references.put(Team.KIND, Attribution::team);
        references.put(Organisation.KIND, Attribution::organisation);
        references.put(Area.KIND, Attribution::area);
        references.put(Station.KIND, Attribution::station);
        references.put(ServiceCategory.KIND, Attribution::category);
        return references;
    }
}
