package org.volunteerledger.console.line;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.Station;
import org.volunteerledger.place.StationId;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Brand;
import org.volunteerledger.team.BrandId;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;

/**
 * The records that the words of a command line mean, and the words for records. Persons are shown by their numbers only, and a word that
 * should be one and is not is never repeated: it may be a name.
 */
public final class Find {

    private final OpenLedger open;

    /**
     * In a ledger.
     *
     * @param open the ledger
     */
    public Find(OpenLedger open) {
        this.open = open;
    }

    /**
     * A volunteer.
     *
     * @param number the volunteer number
     * @return the id
     * @throws InvalidInput if there is none
     */
    public VolunteerId volunteer(String number) {
        return volunteers(List.of(number)).get(0);
    }

    /**
     * Several volunteers, looked up at once.
     *
     * @param numbers the volunteer numbers
     * @return the ids, in order
     * @throws InvalidInput if there is none of one of the numbers
     */
    public List<VolunteerId> volunteers(List<String> numbers) {
        // Without the keys: numbers are no personal data.
        Map<String, VolunteerId> found = open.ledger().people().idsByNumber(Set.copyOf(numbers));
        return numbers.stream()
                .map(number -> {
                    VolunteerId id = found.get(number);
                    if (id == null) {
                        throw unknown(Volunteer.KIND, "volunteer of that number");
                    }
                    return id;
                })
                .toList();
    }

    /**
     * An area.
     *
     * @param code the code
     * @return the id
     * @throws InvalidInput if there is none
     */
    public AreaId area(String code) {
        return open.ledger()
                .places()
                .areaByCode(code)
                .orElseThrow(() -> unknown(Area.KIND, "area " + code))
                .id();
    }

    /**
     * An area with all that is below it today.
     *
     * @param code the code
     * @return the ids
     * @throws InvalidInput if there is no such area
     */
    public Set<AreaId> within(String code) {
        return open.ledger().places().treeOn(open.today()).subtree(area(code));
    }

    /**
     * A category of service.
     *
     * @param code the code
     * @return the id
     * @throws InvalidInput if there is none
     */
    public ServiceCategoryId category(String code) {
        return open.ledger()
                .services()
                .categoryByCode(code)
                .orElseThrow(() -> unknown(ServiceCategory.KIND, "category " + code))
                .id();
    }

    /**
     * A team.
     *
     * @param nameOrId the name or id
     * @return the id
     * @throws InvalidInput if there is none, or more than one
     */
    public TeamId team(String nameOrId) {
        return new TeamId(named(Team.KIND, Team.NAME, nameOrId));
    }

    /**
     * A brand.
     *
     * @param name the name
     * @return the id
     * @throws InvalidInput if there is none
     */
    public BrandId brand(String name) {
        return open.ledger()
                .teams()
                .brandByName(name)
                .orElseThrow(() -> unknown(Brand.KIND, "brand " + name))
                .id();
    }

    /**
     * A station. There are some hundreds at most in a city, so that their names need no index.
     *
     * @param nameOrId the name or id
     * @return the id
     * @throws InvalidInput if there is none, or more than one
     */
    public StationId station(String nameOrId) {
        List<Station> stations = Pages.all(open.storage(), Station.KIND, Filter.ALL).stream()
                .map(Versioned::entity)
                .toList();
        List<StationId> named = stations.stream()
                .filter(station -> station.name().equals(nameOrId))
                .map(Station::id)
                .toList();
        if (named.size() > 1) {
            throw ambiguous(Station.KIND, nameOrId);
        }
        return named.stream()
                .findFirst()
                .or(() -> stations.stream()
                        .map(Station::id)
                        .filter(id -> Long.toString(id.value()).equals(nameOrId))
                        .findFirst())
                .orElseThrow(() -> unknown(Station.KIND, "station " + nameOrId));
    }

    /**
     * A project.
     *
     * @param nameOrId the name or id
     * @return the id
     * @throws InvalidInput if there is none, or more than one
     */
    public ProjectId project(String nameOrId) {
        return new ProjectId(named(Project.KIND, Project.NAME, nameOrId));
    }

    /**
     * An organisation.
     *
     * @param nameOrId the name or id
     * @return the id
     * @throws InvalidInput if there is none, or more than one
     */
    public OrganisationId organisation(String nameOrId) {
        return new OrganisationId(named(Organisation.KIND, Organisation.NAME, nameOrId));
    }

    /**
     * An activity.
     *
     * @param nameOrId the name or id
     * @return the id
     * @throws InvalidInput if there is none, or more than one
     */
    public ActivityId activity(String nameOrId) {
        return new ActivityId(named(Activity.KIND, Activity.NAME, nameOrId));
    }

    /**
     * A record of any kind that has names.
     *
     * @param kind     the kind
     * @param name     its name
     * @param nameOrId the name or id
     * @param <E>      its class
     * @return the id
     * @throws InvalidInput if there is none, or more than one
     */
    public <E> long named(Kind<E> kind, Attribute<E> name, String nameOrId) {
        List<Versioned<E>> found = open.storage()
                .list(kind, Filter.equal(name, nameOrId), PageRequest.first(2))
                .items();
        if (found.size() > 1) {
            throw ambiguous(kind, nameOrId);
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
        throw unknown(kind, kind.name() + " " + nameOrId);
    }

    /**
     * The volunteer numbers of some volunteers, read at once.
     *
     * @param volunteers the volunteers
     * @return the numbers by the values of the ids
     */
    public Map<Long, String> numbers(Collection<VolunteerId> volunteers) {
        return words(Volunteer.KIND, volunteers, Volunteer::number);
    }

    /**
     * The names of some organisations, read at once.
     *
     * @param organisations the organisations
     * @return the names by the values of the ids
     */
    public Map<Long, String> organisations(Collection<OrganisationId> organisations) {
        return words(Organisation.KIND, organisations, Organisation::name);
    }

    /**
     * What some records are called, read at once.
     *
     * @param kind their kind
     * @param ids  the records
     * @param word what one is called
     * @param <E>  their class
     * @return the words by the values of the ids
     */
    public <E> Map<Long, String> words(Kind<E> kind, Collection<? extends EntityId> ids, Function<E, String> word) {
        Map<Long, String> words = new HashMap<>();
        Pages.byId(open.storage(), kind, ids.stream().map(EntityId::value).toList())
                .forEach((id, read) -> words.put(id, word.apply(read.entity())));
        return words;
    }

    private static InvalidInput ambiguous(Kind<?> kind, String name) {
        return new InvalidInput(
                UseError.AMBIGUOUS,
                "More than one " + kind.name() + " has the name " + name + ".",
                Map.of("kind", kind.name()));
    }

    private static InvalidInput unknown(Kind<?> kind, String what) {
        return new InvalidInput(UseError.UNKNOWN, "There is no " + what + ".", Map.of("kind", kind.name()));
    }
}
