package org.volunteerledger.tck;

import static org.volunteerledger.tck.ScenarioWorld.at;
import static org.volunteerledger.tck.ScenarioWorld.between;
import static org.volunteerledger.tck.ScenarioWorld.day;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.ActivityStatus;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.EnrolmentId;
import org.volunteerledger.service.EnrolmentStatus;
import org.volunteerledger.service.Enrolments;
import org.volunteerledger.service.NewProject;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.service.ServiceError;
import org.volunteerledger.service.Services;
import org.volunteerledger.service.Shift;
import org.volunteerledger.service.ShiftGroup;
import org.volunteerledger.service.ShiftPlaces;
import org.volunteerledger.service.SignUp;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Memberships;
import org.volunteerledger.team.NewMember;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.TeamError;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamRole;

/** Projects, activities, sign-ups and waiting lists, played through on the storage under test. */
public abstract class ServiceScenarioContract extends StorageContract {

    private static final int RUSH = 500;
    private static final int PLACES = 100;
    private static final int PROCESSES = 3;

    private ScenarioWorld world;
    private Services services;
    private Enrolments enrolments;

    /** For subclasses. */
    protected ServiceScenarioContract() {}

    /** Founds the community. */
    @BeforeEach
    public final void foundCommunity() {
        world = new ScenarioWorld(storage());
        services = world.services;
        enrolments = world.enrolments;
    }

    @Test
    final void rushFor100PlacesTakesTheFirst100() {
        needs(Capability.CONCURRENT_COMMITS);
        needs(Capability.OWN_TRANSACTIONS);
        ActivityId activity = world.activity("09:00", "11:00", PLACES);
        List<VolunteerId> people = world.volunteers(RUSH);
        // Each set of commands shares nothing with the others but the storage, as another process would.
        List<Enrolments> processes = IntStream.range(0, PROCESSES)
                .mapToObj(i -> world.newEnrolments(world.newRunner()))
                .toList();
        ConcurrentLinkedQueue<SignUp> results = new ConcurrentLinkedQueue<>();
        Workers workers = new Workers();
        for (int i = 0; i < RUSH; i++) {
            Enrolments process = processes.get(i % PROCESSES);
            VolunteerId person = people.get(i);
            workers.start(() -> results.add(process.signUp(world.command(), activity, 1, person)));
        }
        workers.join();

        List<SignUp> wrong = results.stream()
                .filter(result -> result.accepted() != (result.arrival() <= PLACES))
                .toList();
        List<Long> arrivals = results.stream().map(SignUp::arrival).sorted().toList();
        Expect.equal(
                "SignUp.arrival: from 1 without a gap",
                LongStream.rangeClosed(1, RUSH).boxed().toList(),
                arrivals);
        Expect.that(
                "Enrolments.signUp: a place if one is free, so the first " + PLACES + " have one",
                "a place for the arrivals up to " + PLACES + " and for no other",
                wrong.isEmpty(),
                wrong.size() + " wrong: " + wrong);
        places(activity, PLACES, RUSH - PLACES);
        Expect.equal(
                "Enrolments.waitingList: in the order in which they came",
                LongStream.rangeClosed(PLACES + 1, RUSH).boxed().toList(),
                waiting(activity));
    }

    @Test
    final void freedPlaceGoesToTheFirstWhoWaitsAndIsFree() {
        ActivityId activity = world.activity("09:00", "11:00", 1);
        ActivityId elsewhere = world.activity("10:00", "12:00", 0);
        List<VolunteerId> people = world.volunteers(4);
        List<SignUp> signUps = people.stream()
                .map(person -> enrolments.signUp(world.command(), activity, 1, person))
                .toList();
        enrolments.signUp(world.command(), elsewhere, 1, people.get(1));
        enrolments.withdraw(world.command(), signUps.get(0).id());

        Expect.equal("Enrolments.withdraw", EnrolmentStatus.WITHDRAWN, status(signUps.get(0)));
        Expect.equal(
                "Withdrawal.noticeMinutes: before the start of the shift",
                60L,
                java.util.Objects.requireNonNull(enrolment(signUps.get(0).id()).withdrawal())
                        .noticeMinutes());
        Expect.equal("Enrolments.withdraw: has a place elsewhere", EnrolmentStatus.WAITING, status(signUps.get(1)));
        Expect.equal("Enrolments.withdraw: the first who is free", EnrolmentStatus.ACCEPTED, status(signUps.get(2)));
        Expect.equal("Enrolments.withdraw: one place", EnrolmentStatus.WAITING, status(signUps.get(3)));
        places(activity, 1, 2);

        // One who waits leaves, and no place is given for that; one who withdrew may come again, to the end of the
        // list.
        enrolments.withdraw(world.command(), signUps.get(3).id());
        places(activity, 1, 1);
        SignUp again = enrolments.signUp(world.command(), activity, 1, people.get(0));
        Expect.equal("Enrolments.signUp: the end of the waiting list", new SignUp(again.id(), false, 5), again);
        refused(
                ServiceError.CANNOT_LEAVE,
                () -> enrolments.withdraw(world.command(), signUps.get(0).id()));

        // The place that nobody could take is filled once its time comes.
        services.cancel(world.command().because("rain"), elsewhere);
        enrolments.withdraw(world.command(), signUps.get(2).id());
        Expect.equal("Services.cancel: free for others", EnrolmentStatus.ACCEPTED, status(signUps.get(1)));
    }

    @Test
    final void placesAreFilledLaterWhenAllWhoWaitedWereBusy() {
        ActivityId activity = world.activity("09:00", "11:00", 1);
        ActivityId elsewhere = world.activity("10:00", "12:00", 0);
        SignUp first = enrolments.signUp(world.command(), activity, 1, world.volunteer());
        List<VolunteerId> busy = world.volunteers(30);
        busy.forEach(person -> enrolments.signUp(world.command(), activity, 1, person));
        enrolments.enrolAll(world.command(), List.of(new ShiftGroup(elsewhere, 1, busy)));
        enrolments.withdraw(world.command(), first.id());
        places(activity, 0, 30);
        SignUp late = enrolments.signUp(world.command(), activity, 1, world.volunteer());
        Expect.that("Enrolments.signUp: nobody overtakes who waits", !late.accepted(), late.toString());
        Expect.equal(
                "Enrolments.fillPlaces: who has a place elsewhere keeps waiting",
                1,
                enrolments.fillPlaces(world.command(), activity, 1));
        Expect.equal("Enrolments.fillPlaces", EnrolmentStatus.ACCEPTED, status(late));
        Expect.equal("Enrolments.fillPlaces: full", 0, enrolments.fillPlaces(world.command(), activity, 1));
        refused(ServiceError.UNKNOWN_SHIFT, () -> enrolments.fillPlaces(world.command(), activity, 2));
    }

    @Test
    final void nobodyHasTwoPlacesAtOneTime() {
        ActivityId early = world.activity("09:00", "11:00", 0);
        ActivityId overlapping = world.activity("10:59", "12:00", 0);
        ActivityId touching = world.activity("11:00", "12:00", 0);
        VolunteerId person = world.volunteer();
        enrolments.signUp(world.command(), early, 1, person);
        refused(ServiceError.OVERLAP, () -> enrolments.signUp(world.command(), overlapping, 1, person));
        refused(
                ServiceError.OVERLAP,
                () -> enrolments.enrolAll(
                        world.command(), List.of(new ShiftGroup(overlapping, 1, List.of(world.volunteer(), person)))));
        places(overlapping, 0, 0);
        Expect.that(
                "Interval.overlaps: touching ends do not",
                enrolments.signUp(world.command(), touching, 1, person).accepted(),
                "no place");
    }

    @Test
    final void twoSignUpsAtOnceForOverlappingShiftsEndWithOnePlace() {
        needs(Capability.OWN_TRANSACTIONS);
        ActivityId one = world.activity("09:00", "11:00", 0);
        ActivityId other = world.activity("10:00", "12:00", 0);
        VolunteerId person = world.volunteer();
        Enrolments overtaken =
                world.newEnrolments(world.overtakenBy(() -> enrolments.signUp(world.command(), other, 1, person)));
        refused(ServiceError.OVERLAP, () -> overtaken.signUp(world.command(), one, 1, person));
        places(one, 0, 0);
    }

    @Test
    final void twoSignUpsAtOnceForTheLastPlaceEndWithOneWhoWaits() {
        needs(Capability.OWN_TRANSACTIONS);
        ActivityId activity = world.activity("09:00", "11:00", 1);
        Enrolments overtaken = world.newEnrolments(
                world.overtakenBy(() -> enrolments.signUp(world.command(), activity, 1, world.volunteer())));
        SignUp second = overtaken.signUp(world.command(), activity, 1, world.volunteer());
        Expect.equal("Enrolments.signUp: places are never given twice", new SignUp(second.id(), false, 2), second);
        places(activity, 1, 1);
    }

    @Test
    final void whoeverLeavesIsExpectedNowhere() {
        ActivityId ahead = world.activity("09:00", "11:00", 1);
        ActivityId full = world.activity("14:00", "16:00", 1);
        VolunteerId leaver = world.volunteer();
        VolunteerId next = world.volunteer();
        VolunteerId other = world.volunteer();
        enrolments.signUp(world.command(), ahead, 1, leaver);
        enrolments.signUp(world.command(), ahead, 1, next);
        enrolments.signUp(world.command(), full, 1, other);
        enrolments.signUp(world.command(), full, 1, leaver);
        TeamId later = world.teams.foundTeam(
                world.command(), NewTeam.of("晨光", world.organisation, world.area, day("2020-01-01")));
        LocalDate today = world.clock.instant().atZone(ScenarioWorld.ZONE).toLocalDate();
        join(world.team, leaver, today.minusDays(10));
        join(later, leaver, today.plusDays(3));

        world.people.withdraw(world.command(), leaver);

        String rule = "People.withdraw: places and memberships end with the registration";
        places(ahead, 1, 0);
        places(full, 1, 0);
        Expect.equal(
                rule,
                List.of(EnrolmentStatus.ACCEPTED),
                enrolments.of(ahead, PageRequest.first(10)).items().stream()
                        .map(Versioned::entity)
                        .filter(each -> each.volunteer().equals(next))
                        .map(Enrolment::status)
                        .toList());
        Expect.equal(rule, 1L, world.memberships.sizeOn(world.team, today.minusDays(1)));
        Expect.equal(rule, 0L, world.memberships.sizeOn(world.team, today));
        Expect.equal(rule, 0L, world.memberships.sizeOn(later, today.plusDays(3)));
        world.people.reinstate(world.command(), leaver);
        join(later, leaver, today.plusDays(3));
        Expect.equal(
                "People.reinstate: who comes back joins again", 1L, world.memberships.sizeOn(later, today.plusDays(3)));
        places(full, 1, 0);
    }

    @Test
    final void aPlaceGivenWhileSomebodyLeavesEndsTooAndNobodyJoinsAfterwards() {
        needs(Capability.OWN_TRANSACTIONS);
        ActivityId activity = world.activity("09:00", "11:00", 0);
        VolunteerId enrolling = world.volunteer();
        world.newPeople(world.overtakenBy(() -> enrolments.signUp(world.command(), activity, 1, enrolling)))
                .withdraw(world.command(), enrolling);
        places(activity, 0, 0);
        LocalDate today = world.clock.instant().atZone(ScenarioWorld.ZONE).toLocalDate();
        VolunteerId leaving = world.volunteer();
        Memberships overtaken =
                Memberships.over(world.overtakenBy(() -> world.people.withdraw(world.command(), leaving)));
        refused(
                TeamError.NOT_REGISTERED,
                () -> overtaken.join(world.command(), new NewMember(world.team, leaving, TeamRole.MEMBER, today)));
    }

    @Test
    final void aMembershipCommittedWhileSomebodyLeavesEndsToo() {
        needs(Capability.OWN_TRANSACTIONS);
        LocalDate today = world.clock.instant().atZone(ScenarioWorld.ZONE).toLocalDate();
        String rule = "Memberships.endWithRegistration: one that began at the same moment";
        VolunteerId leaving = world.volunteer();
        Command withdrawal = world.command();
        world.newPeople(world.overtakenBy(() -> join(world.team, leaving, today.minusDays(3))))
                .withdraw(withdrawal, leaving);
        Expect.equal(rule, 1L, world.memberships.sizeOn(world.team, today.minusDays(1)));
        Expect.equal(rule, 0L, world.memberships.sizeOn(world.team, today));

        world.people.reinstate(world.command(), leaving);
        join(world.team, leaving, today);
        world.people.withdraw(withdrawal, leaving);
        Expect.equal(
                "People.withdraw: sent again, it leaves who came back alone",
                1L,
                world.memberships.sizeOn(world.team, today));

        VolunteerId before = world.volunteer();
        world.people.withdraw(world.command(), before);
        join(world.team, before, today.minusDays(1));
        Expect.equal(
                "Memberships.join: what is recorded of the time before somebody left ends with it",
                List.of(2L, 1L),
                List.of(
                        world.memberships.sizeOn(world.team, today.minusDays(1)),
                        world.memberships.sizeOn(world.team, today)));

        VolunteerId forgotten = world.people.register(
                world.command(), new People.NewVolunteer(null, PersonalData.named("李娜"), null, today.minusDays(9)));
        world.newPeople(world.overtakenBy(() -> join(world.team, forgotten, today.plusDays(1))))
                .forget(world.command().because("own wish"), forgotten);
        Expect.equal(rule, 1L, world.memberships.sizeOn(world.team, today.plusDays(1)));
    }

    private void join(TeamId team, VolunteerId volunteer, LocalDate from) {
        world.memberships.join(world.command(), new NewMember(team, volunteer, TeamRole.MEMBER, from));
    }

    @Test
    final void signUpIsRefusedWithItsReason() {
        VolunteerId person = world.volunteer();
        ActivityId open = world.activity("09:00", "11:00", 1);
        enrolments.signUp(world.command(), open, 1, person);
        refused(ServiceError.ALREADY_ENROLLED, () -> enrolments.signUp(world.command(), open, 1, person));
        refused(
                ServiceError.ALREADY_ENROLLED,
                () -> enrolments.enrolAll(world.command(), List.of(new ShiftGroup(open, 1, List.of(person)))));
        refused(ServiceError.UNKNOWN_SHIFT, () -> enrolments.signUp(world.command(), open, 9, person));
        refused(CommandError.UNKNOWN_RECORD, () -> enrolments.signUp(world.command(), new ActivityId(3), 1, person));
        refused(CommandError.UNKNOWN_RECORD, () -> enrolments.signUp(world.command(), open, 1, new VolunteerId(3)));
        VolunteerId barred = world.volunteers(1, VolunteerStatus.SUSPENDED).get(0);
        refused(ServiceError.NOT_REGISTERED, () -> enrolments.signUp(world.command(), open, 1, barred));
        ActivityId draft = services.plan(world.command(), world.plan("13:00", "14:00", 0));
        refused(ServiceError.NOT_OPEN, () -> enrolments.signUp(world.command(), draft, 1, person));
        services.publish(world.command(), draft);
        services.cancel(world.command().because("storm"), draft);
        refused(ServiceError.NOT_OPEN, () -> enrolments.signUp(world.command(), draft, 1, person));
        world.clock.set(at("11:00"));
        refused(ServiceError.SHIFT_OVER, () -> enrolments.signUp(world.command(), open, 1, world.volunteer()));
        Expect.error(
                "Enrolments.enrolAll: nobody twice for a shift",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> enrolments.enrolAll(
                        world.command(),
                        List.of(new ShiftGroup(open, 1, List.of(barred)), new ShiftGroup(open, 1, List.of(barred)))));
    }

    @Test
    final void volunteerHasPlacesInALimitedNumberOfShifts() {
        VolunteerId person = world.volunteer();
        List<Shift> shifts = IntStream.rangeClosed(1, 201)
                .mapToObj(i -> new Shift(i, new org.volunteerledger.ledger.Interval(minute(i), minute(i + 1)), 0, null))
                .toList();
        ActivityPlan plan = world.plan("08:00", "23:00", 0);
        ActivityId activity = services.announce(
                        world.command(),
                        List.of(plan.with(new Schedule(between("08:00", "23:00"), List.of(), List.of(), shifts))))
                .get(0);
        List<ShiftGroup> groups = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> new ShiftGroup(activity, i, List.of(person)))
                .toList();
        Expect.equal("Enrolments.enrolAll", 200, enrolments.enrolAll(world.command(), groups));
        refused(ServiceError.TOO_MANY_PLACES, () -> enrolments.signUp(world.command(), activity, 201, person));
        world.clock.set(minute(2));
        Expect.that(
                "Agenda: shifts that are over are dropped",
                enrolments.signUp(world.command(), activity, 201, person).accepted(),
                "no place");
    }

    @Test
    final void leaderAcceptsOutOfTurnAndTurnsDownForGood() {
        ActivityId activity = world.activity("09:00", "11:00", 1);
        List<VolunteerId> people = world.volunteers(3);
        List<SignUp> signUps = people.stream()
                .map(person -> enrolments.signUp(world.command(), activity, 1, person))
                .toList();
        EnrolmentId last = signUps.get(2).id();
        refused(ServiceError.FULL, () -> enrolments.accept(world.command(), last));
        Expect.error(
                "Enrolments.reject: for a reason",
                InvalidInput.class,
                InputError.MISSING,
                () -> enrolments.reject(world.command(), last));
        // Nobody but the second can take the place, who has gone elsewhere by then.
        ActivityId elsewhere = world.activity("10:00", "12:00", 0);
        SignUp away = enrolments.signUp(world.command(), elsewhere, 1, people.get(1));
        enrolments.signUp(world.command(), elsewhere, 1, people.get(2));
        enrolments.reject(world.command().because("no training"), signUps.get(0).id());
        Expect.equal("Enrolments.reject", EnrolmentStatus.REJECTED, status(signUps.get(0)));
        refused(ServiceError.OVERLAP, () -> enrolments.accept(world.command(), last));
        enrolments.withdraw(
                world.command(),
                enrolments.find(elsewhere, 1, people.get(2)).orElseThrow().id());
        enrolments.accept(world.command(), last);
        Expect.equal("Enrolments.accept: whoever is before", EnrolmentStatus.ACCEPTED, status(signUps.get(2)));
        refused(ServiceError.NOT_WAITING, () -> enrolments.accept(world.command(), last));
        refused(ServiceError.ALREADY_ENROLLED, () -> enrolments.signUp(world.command(), activity, 1, people.get(0)));
        places(activity, 1, 1);
        refused(CommandError.UNKNOWN_RECORD, () -> enrolments.accept(world.command(), new EnrolmentId(4)));
        Expect.that("Enrolments.signUp", away.accepted(), away.toString());
    }

    @Test
    final void planIsEditedOnTheVersionThatWasRead() {
        ActivityId activity = world.activity("09:00", "11:00", 1);
        List<SignUp> signUps = world.volunteers(3).stream()
                .map(person -> enrolments.signUp(world.command(), activity, 1, person))
                .toList();
        Versioned<Activity> read = services.find(activity).orElseThrow();
        services.editPlan(world.command(), activity, read.version(), world.plan("09:00", "11:30", 2));
        refused(
                ServiceError.EDITED_MEANWHILE,
                () -> services.editPlan(world.command(), activity, read.version(), world.plan("09:00", "12:00", 2)));
        Expect.equal(
                "Services.editPlan: added places go to who waits", EnrolmentStatus.ACCEPTED, status(signUps.get(1)));
        places(activity, 2, 1);
        long version = services.find(activity).orElseThrow().version();
        services.editPlan(world.command(), activity, version, world.plan("09:00", "11:30", 1));
        places(activity, 2, 1);
        Schedule other = new Schedule(
                between("09:00", "12:00"),
                List.of(),
                List.of(),
                List.of(new Shift(2, between("09:00", "12:00"), 5, null)));
        refused(
                ServiceError.SHIFT_IN_USE,
                () -> services.editPlan(
                        world.command(),
                        activity,
                        version + 1,
                        world.plan("09:00", "12:00", 5).with(other)));
        ActivityId unused = services.plan(world.command(), world.plan("09:00", "11:00", 1));
        services.editPlan(
                world.command(), unused, 1, world.plan("09:00", "12:00", 5).with(other));
        Expect.equal(
                "Services.editPlan: a shift that nobody uses may go",
                List.of(2),
                enrolments.roster(unused).orElseThrow().shifts().stream()
                        .map(ShiftPlaces::number)
                        .toList());
        services.cancel(world.command().because("rain"), activity);
        refused(
                ServiceError.WRONG_STATUS,
                () -> services.editPlan(world.command(), activity, version + 2, world.plan("09:00", "12:00", 5)));
        Expect.equal("Services.cancel: enrolments stay", EnrolmentStatus.ACCEPTED, status(signUps.get(0)));
    }

    @Test
    final void activityAndProjectGoThroughTheirStates() {
        ServiceCategoryId category = services.registerCategory(world.command(), "patrol", "巡防");
        Expect.equal(
                "Services.categoryByCode",
                category,
                services.categoryByCode("patrol").orElseThrow().id());
        NewProject project = new NewProject(
                "文明交通劝导", world.team, world.organisation, world.area, category, null, day("2022-01-01"), null);
        List<ProjectId> projects = services.registerProjects(world.command(), List.of(project, project));
        Affiliation inProject =
                Affiliation.of(world.team, world.organisation, world.area).in(projects.get(0), category);
        ActivityPlan plan = ActivityPlan.of("劝导", "leader-1", inProject, Schedule.single(between("09:00", "11:00"), 0));
        ActivityId activity = services.plan(world.command(), plan);
        refused(ServiceError.WRONG_STATUS, () -> services.close(world.command(), activity));
        services.publish(world.command(), activity);
        refused(ServiceError.WRONG_STATUS, () -> services.publish(world.command(), activity));
        services.closeProject(world.command(), projects.get(0));
        refused(ServiceError.WRONG_STATUS, () -> services.closeProject(world.command(), projects.get(0)));
        refused(ServiceError.PROJECT_OVER, () -> services.plan(world.command(), plan));
        services.editPlan(world.command(), activity, 2, plan.with(Schedule.single(between("09:00", "12:00"), 0)));
        refused(ServiceError.WRONG_STATUS, () -> services.reopen(world.command().because("mistake"), activity));
        refused(ServiceError.NOT_BEGUN, () -> services.close(world.command(), activity));
        world.clock.set(at("09:00"));
        services.close(world.command(), activity);
        refused(ServiceError.WRONG_STATUS, () -> services.cancel(world.command().because("late"), activity));
        Expect.equal(
                "Services.close",
                ActivityStatus.CLOSED,
                services.find(activity).orElseThrow().entity().status());
        services.reopen(world.command().because("somebody is still at work"), activity);
        Expect.equal(
                "Services.reopen",
                ActivityStatus.PUBLISHED,
                services.find(activity).orElseThrow().entity().status());
        services.cancelProject(world.command().because("no money"), projects.get(1));
        TeamId young = world.teams.foundTeam(
                world.command(), NewTeam.of("新队", world.organisation, world.area, day("2022-10-09")));
        refused(
                TeamError.NOT_THERE,
                () -> services.plan(
                        world.command(),
                        ActivityPlan.of(
                                "劝导",
                                "leader-1",
                                Affiliation.of(young, world.organisation, world.area),
                                Schedule.single(between("09:00", "11:00"), 0))));
    }

    @Test
    final void repeatedSignUpAnswersTheSame() {
        needs(Capability.OWN_TRANSACTIONS);
        ActivityId activity = world.activity("09:00", "11:00", 1);
        VolunteerId person = world.volunteer();
        Command command = world.command();
        SignUp first = enrolments.signUp(command, activity, 1, person);
        world.clock.advance(Duration.ofHours(9));
        Expect.equal(
                "CommandRunner: what the first one answered", first, enrolments.signUp(command, activity, 1, person));
        Expect.equal(
                "Enrolments.of: one enrolment",
                1,
                enrolments.of(activity, PageRequest.first(10)).items().size());
    }

    private static java.time.Instant minute(int number) {
        return at("08:00").plus(Duration.ofMinutes(number));
    }

    private Enrolment enrolment(EnrolmentId id) {
        return storage().find(Enrolment.KIND, id.value()).orElseThrow().entity();
    }

    private EnrolmentStatus status(SignUp signUp) {
        return enrolment(signUp.id()).status();
    }

    private List<Long> waiting(ActivityId activity) {
        List<Long> arrivals = new ArrayList<>();
        String cursor = null;
        do {
            var page = enrolments.waitingList(activity, 1, 150, cursor);
            page.items().forEach(enrolment -> arrivals.add(enrolment.arrival()));
            cursor = page.next();
        } while (cursor != null);
        return arrivals;
    }

    private void places(ActivityId activity, int accepted, int waiting) {
        ShiftPlaces places = enrolments.roster(activity).orElseThrow().shift(1).orElseThrow();
        Expect.equal("ShiftPlaces.accepted: how many places are taken", accepted, places.accepted());
        Expect.equal("ShiftPlaces.waiting: how many wait", waiting, places.waiting());
    }

    private static void refused(ErrorCode code, Runnable call) {
        Expect.refused(code, call::run);
    }
}
