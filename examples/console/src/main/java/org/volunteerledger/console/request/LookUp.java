package org.volunteerledger.console.request;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;

/** Finds the records that words on the command line mean. */
final class LookUp {

    private final OpenLedger open;

    LookUp(OpenLedger open) {
        this.open = open;
    }

    AreaId area(String code) {
        return open.ledger()
                .places()
                .areaByCode(code)
                .orElseThrow(() -> unknown("area"))
                .id();
    }

    /** The area with all below it. */
    Set<AreaId> within(String code) {
        return open.ledger().places().treeOn(open.today()).subtree(area(code));
    }

    ServiceCategoryId category(String code) {
        return open.ledger()
                .services()
                .categoryByCode(code)
                .orElseThrow(() -> unknown("category"))
                .id();
    }

    VolunteerId volunteer(String number) {
        VolunteerId id = open.ledger().people().idsByNumber(Set.of(number)).get(number);
        if (id == null) {
            throw unknown("volunteer");
        }
        return id;
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

    private <E> long named(Kind<E> kind, Attribute<E> name, String nameOrId) {
        List<Versioned<E>> found = open.storage()
                .list(kind, Filter.equal(name, nameOrId), PageRequest.first(2))
                .items();
        if (found.size() > 1) {
            throw new InvalidInput(
                    LookUpError.AMBIGUOUS, "More than one " + kind.name() + " has that name.", Map.of("kind", kind));
        }
        if (!found.isEmpty()) {
            return found.get(0).id();
        }
        if (nameOrId.matches("[1-9][0-9]{0,17}")) {
            return open.storage()
                    .find(kind, Long.parseLong(nameOrId))
                    .orElseThrow(() -> unknown(kind.name()))
                    .id();
        }
        throw unknown(kind.name());
    }

    private static InvalidInput unknown(String what) {
        return new InvalidInput(
                LookUpError.UNKNOWN, "There is no " + what + " of that code, number or name.", Map.of("what", what));
    }
}
