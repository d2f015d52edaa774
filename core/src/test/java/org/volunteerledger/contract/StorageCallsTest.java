package org.volunteerledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.care.Care;
import org.volunteerledger.care.CareConsent;
import org.volunteerledger.care.CarePairingId;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.care.CareProvider;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.DueStatus;
import org.volunteerledger.care.NewCarePlan;
import org.volunteerledger.care.NewRecipient;
import org.volunteerledger.care.NewVisit;
import org.volunteerledger.care.PairingProposal;
import org.volunteerledger.care.RecipientCategory;
import org.volunteerledger.care.RecipientData;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.VisitCycle;
import org.volunteerledger.care.VisitOutcome;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.NodeIds;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.command.RetryPolicy;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.request.Need;
import org.volunteerledger.request.NewServiceRequest;
import org.volunteerledger.request.RequestChannel;
import org.volunteerledger.request.Requester;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Attendances;
import org.volunteerledger.service.Enrolments;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.Services;
import org.volunteerledger.service.Sheet;
import org.volunteerledger.service.SheetResult;
import org.volunteerledger.service.ShiftGroup;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.team.Memberships;
import org.volunteerledger.team.NewMember;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.TeamRole;
import org.volunteerledger.team.Teams;

/** Counts the calls of the storage: those for many must not be more than those for one. */
final class StorageCallsTest {

    private static final Instant NOW = Instant.parse("2022-10-08T00:00:00Z");
    private static final Interval SHIFT = new Interval(NOW.plusSeconds(3600), NOW.plusSeconds(7200));
    private static final LocalDate DAY = LocalDate.of(2022, 10, 8);

    private final List<String> calls = new ArrayList<>();
    private final AtomicInteger keys = new AtomicInteger();
    private final Storage storage = counting(ReferenceStorage.create());
    private final PersonVault vault = PersonVault.of(keys(), new SecureRandom());
    private Instant now = NOW;
    private CommandRunner runner;
    private Enrolments enrolments;
    private Attendances attendances;
    private Affiliation affiliation;

    @BeforeEach
    void foundCommunity() {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        runner = CommandRunner.over(storage, () -> now, NodeIds.of(1, Clock.systemUTC()), zone, RetryPolicy.never());
        enrolments = Enrolments.over(runner, vault);
        attendances = Attendances.over(runner);
        AreaId area = Places.over(runner)
                .addArea(command(), new Places.NewArea("1", "区", AreaLevel.DISTRICT, null, DAY.minusYears(1)));
        Teams teams = Teams.over(runner);
        OrganisationId organisation = teams.registerOrganisation(command(), "单位", null, null, area);
        TeamId team = teams.foundTeam(command(), NewTeam.of("队", organisation, area, DAY.minusYears(1)));
        affiliation = Affiliation.of(team, organisation, area);
    }

    @Test
    void signUpIsThreeReadsByIdAndOneCommit() {
        ActivityId activity = activities(1).get(0);
        VolunteerId volunteer = volunteers(1).get(0);
        calls.clear();
        enrolments.signUp(command(), activity, 1, volunteer);
        assertThat(calls).containsExactly("findAll agenda", "findAll roster", "find volunteer", "commit");
    }

    @Test
    void enrolmentAndSheetOfManyTakeTheCallsOfOne() {
        assertThat(enrolAndRecord(1, 1)).isEqualTo(enrolAndRecord(20, 30));
        assertThat(calls)
                .containsExactly(
                        "owners",
                        "findAll volunteer",
                        "findAll agenda",
                        "findAll roster",
                        "commit",
                        "findAll activity",
                        "list enrolment",
                        "findAll volunteer",
                        "commit");
    }

    @Test
    void enrolmentsOfSeveralCommandsGoIntoOneCommit() {
        List<ActivityId> activities = activities(2);
        List<CommandRunner.Request> requests = activities.stream()
                .map(activity -> enrolments.enrolment(command(), List.of(new ShiftGroup(activity, 1, volunteers(3)))))
                .toList();
        calls.clear();
        runner.runAll(requests);
        assertThat(calls.stream().filter("commit"::equals)).hasSize(1);
        assertThat(activities)
                .allSatisfy(activity -> assertThat(enrolments.roster(activity))
                        .hasValueSatisfying(roster ->
                                assertThat(roster.shifts().get(0).accepted()).isEqualTo(3)));
    }

    @Test
    void manyJoinWithTheCallsOfOne() {
        Memberships memberships = Memberships.over(runner);
        for (int count : new int[] {1, 500}) {
            List<NewMember> members = volunteers(count).stream()
                    .map(volunteer -> new NewMember(affiliation.team(), volunteer, TeamRole.MEMBER, DAY))
                    .toList();
            calls.clear();
            memberships.joinAll(command(), members);
            assertThat(calls).containsExactly("findAll team", "findAll volunteer", "list membership", "commit");
        }
    }

    @Test
    void aRequestIsProposedToManyTeamsWithTheCallsOfOne() {
        VolunteerLedger ledger = VolunteerLedger.over(
                        storage, KeyRing.of("k1", Map.of("k1", new byte[32]), new byte[32]))
                .clock(() -> now)
                .build();
        Need need = Need.service("管道堵塞", affiliation.area());
        NewServiceRequest request = new NewServiceRequest(need, RequestChannel.WEB, null, Requester.named("居民"));
        calls.clear();
        ServiceRequestId id = ledger.serviceRequests().submit(command(), request);
        assertThat(calls).containsExactly("find area", "list local_policy", "commit");
        for (int count : new int[] {0, 200}) {
            for (int i = 0; i < count; i++) {
                Teams.over(runner)
                        .foundTeam(command(), NewTeam.of("队" + i, affiliation.organisation(), affiliation.area(), DAY));
            }
            calls.clear();
            assertThat(ledger.requestBoard().proposals(id, 1000)).hasSize(count + 1);
            assertThat(calls)
                    .containsExactly(
                            "find service_request", "list area", "list local_policy", "list team", "count", "count");
        }
        calls.clear();
        ledger.serviceRequests().review(command(), id);
        assertThat(calls).containsExactly("find service_request", "list local_policy", "commit");
    }

    @Test
    void visitsOfManyTakeTheCallsOfOne() {
        VolunteerLedger ledger =
                VolunteerLedger.over(storage, keys()).clock(() -> now).build();
        Care care = ledger.care();
        List<VolunteerId> carers = volunteers(10);
        carers.forEach(carer -> care.pairings().registerCarer(command(), carer, affiliation.area(), 20));
        for (int count : new int[] {1, 100}) {
            List<RecipientId> recipients = recipients(care, count);
            List<PairingProposal> proposals = IntStream.range(0, count)
                    .mapToObj(i -> new PairingProposal(
                            recipients.get(i), carers.get(i % carers.size()), AreaLevel.DISTRICT, 0))
                    .toList();
            CareRules rules = CareRules.always(CarePolicy.DEFAULT.withMaxRecipients(20));
            calls.clear();
            List<CarePairingId> pairings = care.pairings().propose(command(), proposals, rules);
            assertThat(calls).containsExactly("findAll recipient", "findAll volunteer", "findAll carer", "commit");
            calls.clear();
            care.pairings().confirmAll(command(), pairings);
            assertThat(calls)
                    .containsExactly("findAll care_pairing", "findAll recipient", "findAll volunteer", "commit");
            issuePlans(care, recipients);
            List<NewVisit> visits = proposals.stream()
                    .map(each -> new NewVisit(
                            each.recipient(),
                            each.volunteer(),
                            List.of(),
                            false,
                            ServiceTime.on(DAY),
                            30,
                            VisitOutcome.MET,
                            List.of("company"),
                            null))
                    .toList();
            calls.clear();
            care.visits().recordAll(command(), visits, AccrualRules.always(AccrualPolicy.DEFAULT));
            List<String> reads = new ArrayList<>(List.of(
                    "findAll recipient",
                    "list care_pairing",
                    "list care_plan",
                    "entries",
                    "findAll organisation",
                    "findAll area",
                    "findAll volunteer",
                    "accounts"));
            if (count > 1) {
                // By then the first carer has an entry; accounts without any are not searched.
                reads.add("entries");
            }
            reads.add("commit");
            assertThat(calls).isEqualTo(reads);
            calls.clear();
            care.due().list(null, DAY, DAY.plusDays(6), EnumSet.allOf(DueStatus.class), DAY, PageRequest.first(500));
            assertThat(calls).containsExactly("list recipient", "list care_plan", "list care_visit");
        }
    }

    private void issuePlans(Care care, List<RecipientId> recipients) {
        CareProvider provider = CareProvider.of(affiliation.organisation());
        List<NewCarePlan> plans = recipients.stream()
                .map(each -> new NewCarePlan(each, provider, VisitCycle.weekly(), List.of("company"), DAY))
                .toList();
        calls.clear();
        care.plans().issueAll(command(), plans);
        assertThat(calls).containsExactly("findAll recipient", "findAll organisation", "list care_plan", "commit");
    }

    private List<RecipientId> recipients(Care care, int count) {
        NewRecipient recipient = new NewRecipient(
                RecipientData.named("居民"),
                List.of(RecipientCategory.EMPTY_NEST),
                affiliation.area(),
                null,
                List.of(CareConsent.to(ConsentPurpose.CARE, DAY, null)));
        return care.recipients()
                .registerAll(
                        command(),
                        IntStream.range(0, count).mapToObj(i -> recipient).toList());
    }

    private static KeyRing keys() {
        return KeyRing.of("k", Map.of("k", new byte[32]), new byte[32]);
    }

    /** The calls of enrolling for some activities and recording their sheets after their end. */
    private List<String> enrolAndRecord(int activityCount, int volunteersEach) {
        now = NOW;
        List<ShiftGroup> groups = activities(activityCount).stream()
                .map(activity -> new ShiftGroup(activity, 1, volunteers(volunteersEach)))
                .toList();
        calls.clear();
        enrolments.enrolAll(command(), groups);
        now = SHIFT.end();
        SheetResult result = attendances.recordSheets(
                command(),
                groups.stream()
                        .map(group -> new Sheet(
                                group.activity(),
                                1,
                                group.volunteers().stream()
                                        .map(volunteer -> new Sheet.Line(volunteer, SHIFT.start(), SHIFT.end()))
                                        .toList()))
                        .toList());
        assertThat(result).isEqualTo(new SheetResult(activityCount * volunteersEach, 0));
        return List.copyOf(calls);
    }

    private List<ActivityId> activities(int count) {
        ActivityPlan plan = ActivityPlan.of("巡防", "leader-1", affiliation, Schedule.single(SHIFT, 0));
        return Services.over(runner, vault)
                .announce(
                        command(), IntStream.range(0, count).mapToObj(i -> plan).toList());
    }

    private List<VolunteerId> volunteers(int count) {
        List<VolunteerId> made = new ArrayList<>();
        runner.run("make-volunteers", command(), RequestDigest.of("make-volunteers"), draft -> {
            for (int i = 0; i < count; i++) {
                VolunteerId id = new VolunteerId(draft.newId());
                draft.create(
                        Volunteer.KIND,
                        new Volunteer(id, "V" + id.value(), VolunteerStatus.REGISTERED, DAY, null, null, null, null));
                made.add(id);
            }
            return null;
        });
        return made;
    }

    private Command command() {
        return Command.of("call-" + keys.incrementAndGet(), "clerk-1");
    }

    private Storage counting(Storage inner) {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("capabilities")) {
                        boolean ofKind = method.getName().startsWith("find")
                                || method.getName().equals("list");
                        calls.add(ofKind ? method.getName() + " " + arguments[0] : method.getName());
                    }
                    try {
                        return method.invoke(inner, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
