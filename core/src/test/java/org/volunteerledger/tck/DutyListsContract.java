package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.duty.lists.ItemStatus;
import org.volunteerledger.duty.lists.JointProjectId;
import org.volunteerledger.duty.lists.JointProjects;
import org.volunteerledger.duty.lists.ListItem;
import org.volunteerledger.duty.lists.ListItemId;
import org.volunteerledger.duty.lists.ListsError;
import org.volunteerledger.duty.lists.Match;
import org.volunteerledger.duty.lists.ProjectStatus;
import org.volunteerledger.duty.lists.Side;
import org.volunteerledger.duty.lists.ThreeLists;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.team.OrganisationId;

/** One letter and three lists, played through on the storage under test. */
public abstract class DutyListsContract extends ScenarioContract {

    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);
    private static final String LECTURE = "lecture";

    private OrganisationId unit = new OrganisationId(1);
    private ListItemId need = new ListItemId(1);
    private ListItemId resource = new ListItemId(1);

    /** For subclasses. */
    protected DutyListsContract() {}

    /** A unit lists a lecture for the street, a community of it needs one. */
    @BeforeEach
    public final void list() {
        unit = organisation("Hospital");
        resource = lists().resource(command(), unit, city().street(), LECTURE, "Expert lecture");
        need = lists().need(command(), city().community(), LECTURE, "Lecture for the old");
    }

    @Test
    final void needIsMetByAResourceFromProposalToTheHeldActivity() {
        commit();
        JointProjectId id = projects()
                .propose(
                        command(), need, lists().matches(need).get(0).resource().id(), Side.COMMUNITY);
        Expect.equal("JointProjects.propose: the need stays open", ItemStatus.OPEN, status(need));
        projects().agree(command(), id, Side.UNIT);
        Expect.equal("JointProjects.agree: the need is off the market", ItemStatus.PLANNED, status(need));
        ActivityId activity = activity(unit, city().community());
        projects().start(command(), id, activity);
        refused(ListsError.NOT_HELD, () -> projects().finish(command(), id));
        ledger().services().close(command(), activity);
        refused(ListsError.NOT_HELD, () -> projects().finish(command(), id));
        Expect.equal("JointProjects.finish: nobody came", ItemStatus.PLANNED, status(need));
        post(timed(in(activity, volunteer()), on("09:00"), on("10:00")));
        projects().finish(command(), id);
        Expect.equal("JointProjects.finish: the need is met", ItemStatus.MET, status(need));
        Expect.equal("ItemStatus.OPEN: a resource can meet others", ItemStatus.OPEN, status(resource));
        Expect.equal("JointProject.status", ProjectStatus.DONE, project(id));
        Expect.equal(
                "JointProjects.list: of the unit",
                1,
                projects().list(unit, null).size());
        Expect.equal(
                "JointProjects.list: of the community",
                1,
                projects().list(null, city().community()).size());
        refused(ListsError.NOT_NOW, () -> projects().cancel(command(), id));
    }

    @Test
    final void matchesAreOfTheKindAndTheAreaTheBestFirst() {
        AreaId neighbour = area("community-2", AreaLevel.COMMUNITY, city().street());
        OrganisationId school = organisation("School");
        OrganisationId library = organisation("Library");
        ListItemId district = lists().resource(command(), school, city().district(), LECTURE, "For the district");
        ListItemId own = lists().resource(command(), library, city().community(), LECTURE, "For the community");
        lists().resource(command(), library, neighbour, LECTURE, "For the neighbours");
        lists().resource(command(), library, city().community(), "books", "Books");
        ListItemId gone = lists().resource(command(), library, city().community(), LECTURE, "Gone");
        lists().withdraw(command(), gone);

        Expect.equal("ThreeLists.matches: the nearest area first", List.of(own, resource, district), matches());
        Match second = lists().matches(need).get(1);
        Expect.equal("Match.distance: levels above the community", 1, second.distance());
        Expect.equal("Match.committed", false, second.committed());
        lists().commit(command(), school, city().community(), "We help", FROM, TO);
        Expect.equal(
                "ThreeLists.matches: units with a letter before all others",
                List.of(district, own, resource),
                matches());
        Expect.equal("ThreeLists.resources", 4, lists().resources(library).size());
        Expect.equal(
                "ThreeLists.needs",
                List.of(need),
                lists().needs(city().community()).stream().map(ListItem::id).toList());
    }

    @Test
    final void projectNeedsALetterThatHolds() {
        JointProjectId id = projects().propose(command(), need, resource, Side.COMMUNITY);
        refused(ListsError.NO_COMMITMENT, () -> projects().agree(command(), id, Side.UNIT));
        lists().commit(command(), unit, city().community(), "We help", FROM, LocalDate.of(2026, 3, 31));
        refused(ListsError.NO_COMMITMENT, () -> projects().agree(command(), id, Side.UNIT));
        lists().commit(command(), unit, city().community(), "We help on", LocalDate.of(2026, 3, 31), TO);
        projects().agree(command(), id, Side.UNIT);
        Expect.equal("JointProject.status", ProjectStatus.AGREED, project(id));
        refused(
                ListsError.COMMITTED_ALREADY,
                () -> lists().commit(command(), unit, city().community(), "Again", LocalDate.of(2026, 12, 31), TO));
        Expect.error(
                "Commitment.to: after the first day",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> lists().commit(command(), unit, city().district(), "Never", TO, TO));
    }

    @Test
    final void bothSidesAgree() {
        commit();
        JointProjectId id = projects().propose(command(), need, resource, Side.UNIT);
        refused(ListsError.OTHER_SIDE, () -> projects().agree(command(), id, Side.UNIT));
        refused(ListsError.OTHER_SIDE, () -> projects().decline(command(), id, Side.UNIT));
        refused(ListsError.PROPOSED_ALREADY, () -> projects().propose(command(), need, resource, Side.COMMUNITY));
        projects().decline(command(), id, Side.COMMUNITY);
        refused(ListsError.NOT_NOW, () -> projects().agree(command(), id, Side.COMMUNITY));
        JointProjectId again = projects().propose(command(), need, resource, Side.UNIT);
        projects().agree(command(), again, Side.COMMUNITY);
        refused(ListsError.NOT_NOW, () -> projects().decline(command(), again, Side.COMMUNITY));
        projects().cancel(command(), again);
        Expect.equal("JointProjects.cancel: the need is open again", ItemStatus.OPEN, status(need));
        Expect.error(
                "JointProjects.cancel: a reason",
                InvalidInput.class,
                () -> projects().cancel(Command.of(name("command"), "leader"), again));
    }

    @Test
    final void cancelledProposalTakesTheNeedFromNobody() {
        commit();
        ListItemId second = lists().resource(command(), unit, city().street(), LECTURE, "Second lecture");
        JointProjectId first = projects().propose(command(), need, resource, Side.UNIT);
        JointProjectId other = projects().propose(command(), need, second, Side.UNIT);
        projects().agree(command(), first, Side.COMMUNITY);
        refused(ListsError.NOT_OPEN, () -> projects().agree(command(), other, Side.COMMUNITY));
        projects().cancel(command(), other);
        Expect.equal("JointProjects.cancel: the need is planned by another", ItemStatus.PLANNED, status(need));
        refused(ListsError.NOT_OPEN, () -> projects().propose(command(), need, second, Side.UNIT));
        refused(ListsError.NOT_OPEN, () -> lists().withdraw(command(), need));
        refused(ListsError.NOT_OPEN, () -> lists().matches(need));
    }

    @Test
    final void ofTwoProjectsAgreedAtOnceOneGetsTheNeed() {
        commit();
        ListItemId second = lists().resource(command(), unit, city().street(), LECTURE, "Second lecture");
        Queue<ErrorCode> refusals = new ConcurrentLinkedQueue<>();
        Workers workers = new Workers();
        for (ListItemId offered : List.of(resource, second)) {
            JointProjectId id = projects().propose(command(), need, offered, Side.UNIT);
            Command command = command();
            workers.start(() -> Workers.untilNotBusy(() -> {
                try {
                    projects().agree(command, id, Side.COMMUNITY);
                } catch (Refused e) {
                    refusals.add(e.code());
                }
                return true;
            }));
        }
        workers.join();
        Expect.equal("JointProjects.agree: the first gets it", List.of(ListsError.NOT_OPEN), List.copyOf(refusals));
    }

    @Test
    final void whatDoesNotMatchIsRefused() {
        commit();
        ListItemId books = lists().resource(command(), unit, city().street(), "books", "Books");
        AreaId neighbour = area("community-2", AreaLevel.COMMUNITY, city().street());
        ListItemId elsewhere = lists().resource(command(), unit, neighbour, LECTURE, "For the neighbours");
        for (ListItemId wrong : List.of(books, elsewhere, need)) {
            refused(ListsError.NO_MATCH, () -> projects().propose(command(), need, wrong, Side.UNIT));
        }
        refused(ListsError.NO_MATCH, () -> projects().propose(command(), resource, resource, Side.UNIT));
        refused(CommandError.UNKNOWN_RECORD, () -> lists().matches(new ListItemId(7)));
        refused(CommandError.UNKNOWN_RECORD, () -> lists().need(command(), new AreaId(7), LECTURE, "Lecture"));
        JointProjectId id = projects().propose(command(), need, resource, Side.UNIT);
        refused(ListsError.NOT_NOW, () -> projects().start(command(), id, activity(unit, city().community())));
        projects().agree(command(), id, Side.COMMUNITY);
        refused(
                ListsError.NOT_HELD,
                () -> projects().start(command(), id, activity(city().organisation(), city().community())));
        refused(ListsError.NOT_HELD, () -> projects().start(command(), id, activity(unit, neighbour)));
        ActivityId off = activity(unit, city().community());
        ledger().services().cancel(command(), off);
        refused(ListsError.NOT_HELD, () -> projects().start(command(), id, off));
        lists().withdraw(command(), resource);
        Expect.error(
                "JointProjects.list: of somebody",
                InvalidInput.class,
                InputError.MISSING,
                () -> projects().list(null, null));
    }

    private ThreeLists lists() {
        return ledger().duty().lists();
    }

    private JointProjects projects() {
        return ledger().duty().projects();
    }

    private void commit() {
        lists().commit(command(), unit, city().community(), "We help", FROM, TO);
    }

    private OrganisationId organisation(String name) {
        return ledger().teams().registerOrganisation(command(), name, null, null, city().district());
    }

    private List<ListItemId> matches() {
        return lists().matches(need).stream()
                .map(match -> match.resource().id())
                .toList();
    }

    private ItemStatus status(ListItemId id) {
        return lists().find(id).orElseThrow().status();
    }

    private ProjectStatus project(JointProjectId id) {
        return projects().find(id).orElseThrow().status();
    }

    private ActivityId activity(OrganisationId organisation, AreaId area) {
        Affiliation affiliation = Affiliation.of(city().team(), organisation, area);
        Schedule schedule = Schedule.single(new Interval(on("09:00"), on("10:00")), 0);
        ActivityPlan plan = ActivityPlan.of("Lecture", "leader", affiliation, schedule);
        return ledger().services().announce(command(), List.of(plan)).get(0);
    }

    private static void refused(ErrorCode code, Executable call) {
        Expect.error("ListsError." + code.name(), Refused.class, code, call);
    }
}
