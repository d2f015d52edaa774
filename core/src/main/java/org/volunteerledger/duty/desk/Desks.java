package org.volunteerledger.duty.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;

/** The desks and their stewards. Thread-safe. */
public final class Desks {

    private final CommandRunner runner;

    private Desks(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the commands
     */
    public static Desks over(CommandRunner runner) {
        return new Desks(runner);
    }

    /**
     * Opens a desk.
     *
     * @param command      who asks, and under which key
     * @param name         the name, at most 60 code points
     * @param organisation the organisation that keeps it
     * @param area         the area that it is for
     * @param stewards     the stewards
     * @return the id
     * @throws Refused if a record that is named is unknown
     */
    public DeskId open(Command command, String name, OrganisationId organisation, AreaId area, List<Steward> stewards) {
        List<Steward> checked = ServiceDesk.checked(stewards);
        RequestDigest content = RequestDigest.of("open-desk", name, organisation, area, checked);
        return new DeskId(runner.runForId("open-desk", command, content, draft -> {
            draft.concerns(area, organisation);
            draft.rely(Organisation.KIND, organisation);
            draft.rely(Area.KIND, area);
            requireKnown(draft, checked);
            DeskId id = new DeskId(draft.newId());
            draft.create(ServiceDesk.KIND, new ServiceDesk(id, name, organisation, area, checked));
            draft.event("desk-opened", ServiceDesk.KIND, id.value(), Map.of());
            return id.value();
        }));
    }

    /**
     * Gives a desk other stewards. Cases stay with the names of those who have them.
     *
     * @param command  who asks, and under which key
     * @param id       the desk
     * @param stewards the stewards
     * @throws Refused if a record that is named is unknown
     */
    public void appoint(Command command, DeskId id, List<Steward> stewards) {
        List<Steward> checked = ServiceDesk.checked(stewards);
        runner.run("appoint-stewards", command, RequestDigest.of("appoint-stewards", id, checked), draft -> {
            Versioned<ServiceDesk> before = draft.get(ServiceDesk.KIND, id);
            ServiceDesk desk = before.entity();
            draft.concerns(desk.area(), desk.organisation());
            requireKnown(draft, checked);
            draft.replace(
                    ServiceDesk.KIND,
                    before,
                    new ServiceDesk(id, desk.name(), desk.organisation(), desk.area(), checked));
            draft.event("stewards-appointed", ServiceDesk.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * A desk.
     *
     * @param id the desk
     * @return the desk, or empty
     */
    public Optional<ServiceDesk> find(DeskId id) {
        return runner.storage().find(ServiceDesk.KIND, id.value()).map(Versioned::entity);
    }

    private static void requireKnown(Draft draft, List<Steward> stewards) {
        draft.relyAll(Volunteer.KIND, stewards.stream().map(Steward::volunteer).toList());
    }
}
