package org.volunteerledger.tck;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.access.AccessError;
import org.volunteerledger.access.Reach;
import org.volunteerledger.access.Role;
import org.volunteerledger.access.RoleAssignment;
import org.volunteerledger.access.RoleAssignmentId;
import org.volunteerledger.access.RoleBook;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.NodeIds;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.request.Need;
import org.volunteerledger.request.NewServiceRequest;
import org.volunteerledger.request.RequestChannel;
import org.volunteerledger.request.RequestKind;
import org.volunteerledger.request.Requester;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.storage.DomainEvent;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;

/** Who may do what, by the roles that were given. */
public abstract class AccessContract extends ScenarioContract {

    private static final String RULE = "AccessPolicy.allows: asked for each command before anything is written";
    private static final String ROOT = "root";
    private static final String CLERK = "clerk-7";
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final RoleBook ROLES = RoleBook.of(List.of(
            new Role(
                    "clerk",
                    Set.of("open-station", "rename-area", "register-category", "found-teams", "update-volunteer")),
            new Role("self", Set.of("update-volunteer", "cancel-request-of-another")),
            new Role("resident", Set.of("submit-request", "cancel-request", "rate-request")),
            new Role("centre", Set.of("cancel-request-of-another")),
            new Role("officer", Set.of(Role.ALL))));

    private AreaId street = new AreaId(1);
    private AreaId community = new AreaId(1);
    private AreaId elsewhere = new AreaId(1);

    /** For subclasses. */
    protected AccessContract() {}

    /** Guards the ledger, and makes the areas. */
    @BeforeEach
    public final void guardLedger() {
        use(VolunteerLedger.over(storage(), keys())
                .clock(Clock.fixed(at("2026-03-31T12:00"), ZONE))
                .zone(ZONE)
                .ids(NodeIds.of(2, Clock.systemUTC()))
                .roles(ROLES, Set.of(ROOT))
                .build());
        AreaId district = addArea("district-1", AreaLevel.DISTRICT, null);
        street = addArea("street-1", AreaLevel.STREET, district);
        community = addArea("community-1", AreaLevel.COMMUNITY, street);
        elsewhere = addArea("street-2", AreaLevel.STREET, district);
    }

    @Test
    final void aRoleReachesItsAreaAndAllWithin() {
        give(CLERK, "clerk", Reach.within(street));

        openStation(CLERK, street);
        openStation(CLERK, community);
        refused(() -> openStation(CLERK, elsewhere));
        refused(() -> openStation("stranger", street));
        openStation(ROOT, elsewhere);
    }

    @Test
    final void aMovedAreaIsReachedFromWhereItIs() {
        give(CLERK, "clerk", Reach.within(street));
        ledger().places().moveArea(by(ROOT), community, elsewhere, LocalDate.of(2026, 3, 1));

        refused(() -> openStation(CLERK, community));
    }

    @Test
    final void aRoleHasItsCommandsOnly() {
        give(CLERK, "clerk", Reach.within(street));

        refused(() -> ledger().places().moveArea(by(CLERK), community, elsewhere, LocalDate.of(2026, 3, 1)));
        refused(() -> ledger().teams().registerBrand(by(CLERK), "brand"));
    }

    @Test
    final void whatIsBoundToNoAreaTakesARoleThatReachesEverything() {
        give(CLERK, "clerk", Reach.within(street));
        refused(() -> ledger().services().registerCategory(by(CLERK), "care", "Care"));

        give(CLERK, "clerk", Reach.EVERYTHING);
        ledger().services().registerCategory(by(CLERK), "care", "Care");
    }

    @Test
    final void aRoleOfAnOrganisationReachesWhatItDoesAnywhere() {
        OrganisationId own = ledger().teams().registerOrganisation(by(ROOT), "Own", null, null, street);
        OrganisationId other = ledger().teams().registerOrganisation(by(ROOT), "Other", null, null, street);
        give(CLERK, "clerk", Reach.of(own));

        ledger().teams().foundTeam(by(CLERK), NewTeam.of("Team", own, elsewhere, LONG_AGO));
        refused(() -> ledger().teams().foundTeam(by(CLERK), NewTeam.of("Team", other, elsewhere, LONG_AGO)));
    }

    @Test
    final void everyAreaThatIsTouchedMustBeReached() {
        OrganisationId organisation = ledger().teams().registerOrganisation(by(ROOT), "O", null, null, street);
        List<NewTeam> both = List.of(
                NewTeam.of("One", organisation, street, LONG_AGO),
                NewTeam.of("Two", organisation, elsewhere, LONG_AGO));
        give(CLERK, "clerk", Reach.within(street));
        refused(() -> ledger().teams().foundTeams(by(CLERK), both));

        give(CLERK, "clerk", Reach.within(elsewhere));
        ledger().teams().foundTeams(by(CLERK), both);
    }

    @Test
    final void anOrderIsCancelledByWhoSubmittedItOrByTheCentre() {
        give("resident-1", "resident", Reach.within(street));
        give("resident-2", "resident", Reach.within(street));
        give("centre", "centre", Reach.within(street));
        NewServiceRequest order = new NewServiceRequest(
                Need.service("Blocked drain", community), RequestChannel.WEB, null, Requester.named("Resident"));
        ServiceRequestId first = ledger().serviceRequests().submit(by("resident-1"), order);
        ServiceRequestId second = ledger().serviceRequests().submit(by("resident-1"), order);

        refused(() -> ledger().serviceRequests().cancel(by("resident-2"), first));
        refused(() -> ledger().serviceRequests().rate(by("resident-2"), first, 1, null));
        ledger().serviceRequests().cancel(by("resident-1"), first);
        ledger().serviceRequests().cancel(by("centre"), second);
    }

    @Test
    final void anOrderIsTheAffairOfWhomItIsForToo() {
        VolunteerId served = ledger().people().register(by(ROOT), person(PersonalData.named("Served")));
        VolunteerId neighbour = ledger().people().register(by(ROOT), person(PersonalData.named("Neighbour")));
        give("resident-1", "self", Reach.own(served));
        give("resident-2", "self", Reach.own(neighbour));
        RecipientId recipient =
                ledger().care().recipients().register(by(ROOT), CareScenario.recipient(community, List.of()));
        ServiceRequestId order = hotline(recipient);
        refused(() -> ledger().serviceRequests().cancel(by("resident-1"), order));
        ledger().care().recipients().link(by(ROOT), recipient, served);

        refused(() -> ledger().serviceRequests().cancel(by("resident-2"), order));
        ledger().serviceRequests().cancel(by("resident-1"), order);
    }

    private ServiceRequestId hotline(RecipientId recipient) {
        Need need = new Need(RequestKind.SERVICE, "Blocked drain", null, community, null, null, recipient.value());
        NewServiceRequest order =
                new NewServiceRequest(need, RequestChannel.HOTLINE, "12343-1", Requester.named("Resident"));
        return ledger().serviceRequests().submit(by(ROOT), order);
    }

    @Test
    final void everybodySeesToTheirOwnAffairsOnly() {
        VolunteerId one = ledger().people().register(by(ROOT), person(PersonalData.named("One")));
        VolunteerId two = ledger().people().register(by(ROOT), person(PersonalData.named("Two")));
        give("person-1", "self", Reach.own(one));

        ledger().people().update(by("person-1"), one, PersonalData.named("Uno"), community);
        refused(() -> ledger().people().update(by("person-1"), two, PersonalData.named("Due"), community));
        refused(() -> ledger().people().withdraw(by("person-1"), one));
        Expect.error(
                "Reach: own affairs are own anywhere",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> new Reach(street, null, one));
    }

    @Test
    final void aRoleHoldsFromItsFirstDayUntilItEnds() {
        RoleAssignmentId id =
                ledger().access().assign(by(ROOT), CLERK, "clerk", Reach.within(street), LocalDate.of(2026, 4, 1));
        refused(() -> openStation(CLERK, street));
        Expect.error(
                "Access.end: it cannot end before it begins",
                Refused.class,
                AccessError.NOT_IN_FORCE,
                () -> ledger().access().end(by(ROOT), id, LocalDate.of(2026, 4, 1)));
        ledger().access().end(by(ROOT), id, LocalDate.of(2026, 5, 1));
        Expect.error(
                "Access.end: it has ended",
                Refused.class,
                AccessError.NOT_IN_FORCE,
                () -> ledger().access().end(by(ROOT), id, LocalDate.of(2026, 6, 1)));

        RoleAssignmentId other = give(CLERK, "clerk", Reach.within(street));
        openStation(CLERK, street);
        ledger().access().end(by(ROOT), other, LocalDate.of(2026, 3, 31));
        refused(() -> openStation(CLERK, street));
        Expect.equal(
                "Access.of: past assignments too",
                List.of(id, other),
                ledger().access().of(CLERK).stream().map(RoleAssignment::id).toList());
    }

    @Test
    final void rolesAreGivenWithCare() {
        give("officer-1", "officer", Reach.within(street));

        ledger().access().assign(by("officer-1"), CLERK, "clerk", Reach.within(community), LONG_AGO);
        refused(() -> ledger().access().assign(by("officer-1"), CLERK, "clerk", Reach.within(elsewhere), LONG_AGO));
        refused(() -> ledger().access().assign(by("officer-1"), CLERK, "clerk", Reach.EVERYTHING, LONG_AGO));
        wrong(AccessError.OWN_ROLE, "officer-1", "officer-1", "clerk", Reach.within(community));
        wrong(AccessError.UNKNOWN_ROLE, ROOT, CLERK, "king", Reach.EVERYTHING);
        wrong(AccessError.ALREADY_ASSIGNED, ROOT, CLERK, "clerk", Reach.within(community));
        wrong(CommandError.UNKNOWN_RECORD, ROOT, CLERK, "clerk", Reach.within(new AreaId(12)));
        wrong(CommandError.UNKNOWN_RECORD, ROOT, CLERK, "clerk", Reach.of(new OrganisationId(12)));
        wrong(CommandError.UNKNOWN_RECORD, ROOT, CLERK, "clerk", Reach.own(new VolunteerId(12)));
        Expect.error(
                "RoleBook.of: a name is given once",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> RoleBook.of(List.of(new Role("a", Set.of()), new Role("a", Set.of(Role.ALL)))));
    }

    @Test
    final void aRefusedAttemptIsRecordedAndItsKeyStaysFree() {
        Command command = Command.of(name("station"), CLERK);
        refused(() -> ledger().places().openStation(command, "S", StationKind.STATION, street, LONG_AGO));

        List<RecordedChange> changes = storage().changesAfter(0, 1_000);
        RecordedChange last = changes.get(changes.size() - 1);
        Expect.equal(
                "a refused attempt is recorded", "access-refused", last.record().command());
        Expect.equal(
                "a refused attempt is recorded with its actor",
                CLERK,
                last.record().actor());
        DomainEvent event = last.record().events().get(0);
        Expect.equal(
                "a refused attempt says what was asked, and where",
                Map.of("command", "open-station", "area", Long.toString(street.value()), "organisation", "0"),
                event.data());

        give(CLERK, "clerk", Reach.within(street));
        ledger().places().openStation(command, "S", StationKind.STATION, street, LONG_AGO);
    }

    @Test
    final void whyADecisionIsRefusedIsNotForStrangers() {
        Expect.error(
                RULE,
                Refused.class,
                CommandError.NOT_ALLOWED,
                () -> ledger().places().renameArea(by("stranger"), street, "Name", LONG_AGO));
        Expect.error(RULE, Refused.class, () -> ledger().places().renameArea(by(ROOT), street, "Name", LONG_AGO));
    }

    @Test
    final void anAnswerThatIsStoredIsNotForStrangers() {
        give(CLERK, "clerk", Reach.within(street));
        String key = name("station");
        ledger().places().openStation(Command.of(key, CLERK), "S", StationKind.STATION, street, LONG_AGO);

        refused(() ->
                ledger().places().openStation(Command.of(key, "stranger"), "S", StationKind.STATION, street, LONG_AGO));
    }

    private AreaId addArea(String code, AreaLevel level, @Nullable AreaId parent) {
        return ledger().places().addArea(by(ROOT), new Places.NewArea(code, code, level, parent, LONG_AGO));
    }

    private RoleAssignmentId give(String actor, String role, Reach reach) {
        return ledger().access().assign(by(ROOT), actor, role, reach, LONG_AGO);
    }

    private void openStation(String actor, AreaId area) {
        ledger().places().openStation(by(actor), "Station", StationKind.STATION, area, LONG_AGO);
    }

    private void wrong(ErrorCode code, String actor, String to, String role, Reach reach) {
        Expect.error(
                "Access.assign",
                Refused.class,
                code,
                () -> ledger().access().assign(by(actor), to, role, reach, LONG_AGO));
    }

    private static void refused(Executable call) {
        Expect.error(RULE, Refused.class, CommandError.NOT_ALLOWED, call);
    }
}
