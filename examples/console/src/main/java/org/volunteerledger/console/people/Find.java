package org.volunteerledger.console.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;

/** The records that the words of a command line mean, and the words for records. Persons are shown by their numbers only. */
final class Find {

    private final OpenLedger open;

    Find(OpenLedger open) {
        this.open = open;
    }

    Volunteer volunteer(String number) {
        // Without the keys: numbers are no personal data.
        return open.ledger()
                .people()
                .byNumber(number)
                .orElseThrow(() -> unknown("volunteer of the number " + number, Volunteer.KIND));
    }

    AreaId area(String code) {
        return open.ledger()
                .places()
                .areaByCode(code)
                .orElseThrow(() -> unknown("area of the code " + code, Area.KIND))
                .id();
    }

    TeamId team(String nameOrId) {
        return new TeamId(named(Team.KIND, Team.NAME, nameOrId));
    }

    OrganisationId organisation(String nameOrId) {
        return new OrganisationId(named(Organisation.KIND, Organisation.NAME, nameOrId));
    }

    ActivityId activity(String nameOrId) {
        return new ActivityId(named(Activity.KIND, Activity.NAME, nameOrId));
    }

    /** The volunteer numbers of some volunteers, read at once. */
    Map<Long, String> numbers(Collection<VolunteerId> volunteers) {
        return words(Volunteer.KIND, volunteers.stream().map(VolunteerId::value).toList(), Volunteer::number);
    }

    /** What some records are called, read at once. */
    <E> Map<Long, String> words(Kind<E> kind, Collection<Long> ids, Function<E, String> word) {
        Map<Long, String> words = new HashMap<>();
        Pages.byId(open.storage(), kind, ids).forEach((id, read) -> words.put(id, word.apply(read.entity())));
        return words;
    }

    private <E> long named(Kind<E> kind, Attribute<E> name, String nameOrId) {
        List<Versioned<E>> found = open.storage()
                .list(kind, Filter.equal(name, nameOrId), PageRequest.first(2))
                .items();
        if (found.size() > 1) {
            throw new InvalidInput(
                    PeopleUseError.AMBIGUOUS,
                    "More than one " + kind.name() + " has the name " + nameOrId + ".",
                    Map.of("kind", kind.name()));
        }
        if (!found.isEmpty()) {
            return found.get(0).id();
        }
        if (nameOrId.matches("[1-9][0-9]{0,17}")) {
            long id = Long.parseLong(nameOrId);
            if (open.storage().find(kind, id).isPresent()) {
                return id;
            }
        }
        throw unknown(kind.name() + " " + nameOrId, kind);
    }

    private static InvalidInput unknown(String what, Kind<?> kind) {
        return new InvalidInput(PeopleUseError.UNKNOWN, "There is no " + what + ".", Map.of("kind", kind.name()));
    }
}
