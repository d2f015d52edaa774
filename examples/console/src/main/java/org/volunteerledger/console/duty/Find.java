package org.volunteerledger.console.duty;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;

/** The records that the words of a command line mean, and the words for records. */
final class Find {

    private final OpenLedger open;

    Find(OpenLedger open) {
        this.open = open;
    }

    AreaId area(String code) {
        return open.ledger()
                .places()
                .areaByCode(code)
                .orElseThrow(() -> unknown("area", code))
                .id();
    }

    VolunteerId volunteer(String number) {
        return volunteers(List.of(number)).get(0);
    }

    List<VolunteerId> volunteers(List<String> numbers) {
        Map<String, VolunteerId> found = open.ledger().people().idsByNumber(Set.copyOf(numbers));
        return numbers.stream()
                .map(number -> {
                    VolunteerId id = found.get(number);
                    if (id == null) {
                        throw unknown("volunteer", number);
                    }
                    return id;
                })
                .toList();
    }

    TeamId team(String nameOrId) {
        return new TeamId(named(Team.KIND, Team.NAME, nameOrId));
    }

    OrganisationId organisation(String nameOrId) {
        return new OrganisationId(named(Organisation.KIND, Organisation.NAME, nameOrId));
    }

    ServiceCategoryId category(String code) {
        return open.ledger()
                .services()
                .categoryByCode(code)
                .orElseThrow(() -> unknown("category", code))
                .id();
    }

    <E> long named(Kind<E> kind, Attribute<E> name, String nameOrId) {
        List<Versioned<E>> found = open.storage()
                .list(kind, Filter.equal(name, nameOrId), PageRequest.first(2))
                .items();
        if (found.size() > 1) {
            throw new InvalidInput(
                    DutyUseError.AMBIGUOUS,
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
        throw unknown(kind.name(), nameOrId);
    }

    /** What some records are called, read at once. */
    <E> Map<Long, String> words(Kind<E> kind, List<? extends EntityId> ids, Function<E, String> word) {
        Map<Long, String> words = new HashMap<>();
        Pages.byId(open.storage(), kind, ids.stream().map(EntityId::value).toList())
                .forEach((id, read) -> words.put(id, word.apply(read.entity())));
        return words;
    }

    Map<Long, String> numbers(List<VolunteerId> volunteers) {
        return words(Volunteer.KIND, volunteers, Volunteer::number);
    }

    Map<Long, String> names(List<OrganisationId> organisations) {
        return words(Organisation.KIND, organisations, Organisation::name);
    }

    private static InvalidInput unknown(String what, String word) {
        return new InvalidInput(DutyUseError.UNKNOWN, "There is no " + what + " " + word + ".", Map.of("kind", what));
    }
}
