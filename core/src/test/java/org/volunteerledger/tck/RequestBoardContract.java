package org.volunteerledger.tck;

import static org.volunteerledger.request.RequestStatus.ACCEPTED;
import static org.volunteerledger.request.RequestStatus.CANCELLED;
import static org.volunteerledger.request.RequestStatus.CLOSED;
import static org.volunteerledger.request.RequestStatus.COMPLETED;
import static org.volunteerledger.request.RequestStatus.DECLINED;
import static org.volunteerledger.request.RequestStatus.DISPATCHED;
import static org.volunteerledger.request.RequestStatus.FOLLOWED_UP;
import static org.volunteerledger.request.RequestStatus.IN_SERVICE;
import static org.volunteerledger.request.RequestStatus.OFFERED;
import static org.volunteerledger.request.RequestStatus.RATED;
import static org.volunteerledger.request.RequestStatus.SUBMITTED;
import static org.volunteerledger.request.RequestStatus.UNDER_REVIEW;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.accrual.WorkingDays;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.policy.PolicyError;
import org.volunteerledger.request.Assignee;
import org.volunteerledger.request.AssignmentStatus;
import org.volunteerledger.request.Dispatch;
import org.volunteerledger.request.MatchWeights;
import org.volunteerledger.request.Need;
import org.volunteerledger.request.NewServiceRequest;
import org.volunteerledger.request.Proposal;
import org.volunteerledger.request.RequestChannel;
import org.volunteerledger.request.RequestDimension;
import org.volunteerledger.request.RequestError;
import org.volunteerledger.request.RequestFigures;
import org.volunteerledger.request.RequestFilter;
import org.volunteerledger.request.RequestHours;
import org.volunteerledger.request.RequestKind;
import org.volunteerledger.request.RequestPolicy;
import org.volunteerledger.request.RequestStatus;
import org.volunteerledger.request.Requester;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.request.StageLimit;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.SponsorKind;
import org.volunteerledger.team.TeamId;

/** Service requests over time: limits of places, what is overdue, ratings, figures, proposals, and the requester's data. */
public abstract class RequestBoardContract extends OrderScenarioContract {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    /** For subclasses. */
    protected RequestBoardContract() {}

    @Test
    final void theLimitOfTheNearestAreaHolds() {
        policy(null, "2026-01-01", null, StageLimit.hours(SUBMITTED, 48));
        policy(city().district(), "2026-01-01", null, StageLimit.hours(SUBMITTED, 24));
        policy(city().community(), "2026-04-01", "2026-04-02", StageLimit.hours(SUBMITTED, 2));
        itIs("2026-03-31T10:00");
        Expect.equal(
                "that of the district",
                at("2026-04-01T10:00"),
                request(submit()).stage().dueAt());
        itIs("2026-04-01T10:00");
        Expect.equal(
                "that of the community",
                at("2026-04-01T12:00"),
                request(submit()).stage().dueAt());
        itIs("2026-04-03T10:00");
        Expect.equal(
                "which has ended",
                at("2026-04-04T10:00"),
                request(submit()).stage().dueAt());
        AreaId elsewhere = area("elsewhere", AreaLevel.DISTRICT, null);
        ServiceRequestId there = submit(Need.service("Blocked drain", elsewhere));
        Expect.equal(
                "that of everywhere",
                at("2026-04-05T10:00"),
                request(there).stage().dueAt());
        centre().review(command(), there);
        Expect.equal("a status without a limit", null, request(there).stage().dueAt());
    }

    @Test
    final void workingDaysEndWithTheLastOne() {
        WorkingDays spring = new WorkingDays(Set.of(LocalDate.of(2026, 4, 6)), Set.of(LocalDate.of(2026, 4, 4)));
        RequestPolicy policy =
                RequestPolicy.of("days", StageLimit.workingDays(SUBMITTED, 3)).with(spring);
        Command command = command();
        var id = ledger().localPolicies()
                .set(command, RequestPolicy.SUBJECT, city().street(), LocalDate.of(2026, 1, 1), null, policy);
        Expect.equal(
                "sent again it is the same",
                id,
                ledger().localPolicies()
                        .set(command, RequestPolicy.SUBJECT, city().street(), LocalDate.of(2026, 1, 1), null, policy));
        itIs("2026-04-02T17:00");
        ServiceRequestId request = submit();
        Expect.equal(
                "3, 4 and 7 April",
                at("2026-04-08T00:00"),
                request(request).stage().dueAt());
        itIs("2026-04-07T23:59:59");
        refused("the last day is in time", RequestError.NOT_OVERDUE, () -> centre().timeOut(command(), request));
        later(Duration.ofSeconds(1));
        centre().timeOut(command(), request);
    }

    @Test
    final void policiesOfAnAreaDoNotOverlap() {
        policy(city().district(), "2026-01-01", null, StageLimit.hours(SUBMITTED, 24));
        policy(city().district(), "2026-02-01", "2026-02-28", StageLimit.hours(SUBMITTED, 12));
        refused("the same day", PolicyError.CLASH, () -> policy(city().district(), "2026-01-01", null));
        refused("within another", PolicyError.CLASH, () -> policy(city().district(), "2026-02-15", null));
        Expect.error(
                "an end has no limit", InvalidInput.class, InputError.CONTRADICTION, () -> StageLimit.hours(CLOSED, 1));
        Expect.error(
                "hours or days", InvalidInput.class, InputError.CONTRADICTION, () -> new StageLimit(SUBMITTED, 1, 1));
        Expect.error(
                "one limit for a status",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> RequestPolicy.of("twice", StageLimit.hours(SUBMITTED, 1), StageLimit.hours(SUBMITTED, 2)));
    }

    private void policy(@Nullable AreaId area, String from, @Nullable String to, StageLimit... limits) {
        ledger().localPolicies()
                .set(
                        command(),
                        RequestPolicy.SUBJECT,
                        area,
                        LocalDate.parse(from),
                        to == null ? null : LocalDate.parse(to),
                        RequestPolicy.of("policy", limits));
    }

    @Test
    final void overdueRequestsAreListedTheLongestFirst() {
        limitEveryStage();
        ServiceRequestId first = at(UNDER_REVIEW);
        later(Duration.ofHours(1));
        ServiceRequestId second = submit();
        later(Duration.ofHours(1));
        ServiceRequestId third = submit();
        pastTheLimit();
        ServiceRequestId fresh = submit();

        Slice<Versioned<ServiceRequest>> page = board().overdue(RequestFilter.ALL, 2, null);
        later(Duration.ofMillis(1));
        Slice<Versioned<ServiceRequest>> rest = board().overdue(RequestFilter.ALL, 2, page.next());
        Expect.equal("the longest first", List.of(first, second), ids(page));
        Expect.equal("the next page", List.of(third), ids(rest));
        Expect.equal(
                "of one status",
                List.of(second, third),
                ids(board().overdue(RequestFilter.ALL.in(SUBMITTED), 10, null)));
        Expect.equal(
                "all that came in",
                List.of(second, third, fresh),
                ids(board().list(RequestFilter.ALL.in(SUBMITTED), PageRequest.first(10))));
        centre().timeOut(command(), second);
        Expect.that("marked", request(second).stage().escalated(), "not marked");
        Expect.equal("where it was", SUBMITTED, status(second));
        refused("once", RequestError.ALREADY_ESCALATED, () -> centre().timeOut(command(), second));
        centre().review(command(), second);
        Expect.that("a new stage, a new limit", !request(second).stage().escalated(), "still marked");
    }

    @Test
    final void atTheEndOfALimitTheCentreHasItBack() {
        limitEveryStage();
        for (RequestStatus[] each : new RequestStatus[][] {
            {OFFERED, UNDER_REVIEW},
            {ACCEPTED, UNDER_REVIEW},
            {DISPATCHED, DECLINED},
            {IN_SERVICE, IN_SERVICE},
            {COMPLETED, CLOSED},
            {RATED, RATED},
            {FOLLOWED_UP, CLOSED}
        }) {
            ServiceRequestId id = at(each[0]);
            pastTheLimit();
            centre().timeOut(command(), id);
            Expect.equal("ServiceRequests.timeOut in " + each[0], each[1], status(id));
        }
    }

    @Test
    final void whoIsSilentIsLeftOut() {
        limitEveryStage();
        Assignee helpers = anotherTeam();
        ServiceRequestId id = at(UNDER_REVIEW);
        centre().dispatch(command(), id, new Dispatch(team(), List.of(helpers)));
        servers().accept(command(), id, team());
        pastTheLimit();
        centre().timeOut(command(), id);
        Expect.equal("the lead goes on alone", ACCEPTED, status(id));
        Expect.equal(
                "the other lapsed",
                AssignmentStatus.LAPSED,
                request(id).assignments().get(1).status());
    }

    @Test
    final void aRequestIsRatedOnceByTheRequesterSide() {
        ServiceRequestId id = at(COMPLETED);
        refused("not by who served", RequestError.OWN_SERVICE, () -> centre().rate(by("team"), id, 5, null));
        Expect.error(
                "1 to 5",
                InvalidInput.class,
                InputError.OUT_OF_RANGE,
                () -> centre().rate(by("resident"), id, 0, null));
        Expect.error(
                "1 to 5",
                InvalidInput.class,
                InputError.OUT_OF_RANGE,
                () -> centre().rate(by("resident"), id, 6, null));
        Expect.error(
                "200 code points",
                InvalidInput.class,
                InputError.TOO_LONG,
                () -> centre().rate(by("resident"), id, 5, "好".repeat(201)));
        for (String personal : List.of("call 13800138000", "call 138-0013-8000", "电话８２２３３４４", "110101199003077")) {
            Expect.error(
                    "no number of a person",
                    InvalidInput.class,
                    RequestError.PERSONAL_DATA,
                    () -> centre().rate(by("resident"), id, 5, personal));
        }
        centre().rate(by("resident"), id, 4, "好".repeat(200));
        refused("once", RequestError.ALREADY_RATED, () -> centre().rate(by("resident"), id, 5, null));
        centre().followUp(command(), id, true);
        refused("once", RequestError.ALREADY_RATED, () -> centre().rate(by("resident"), id, 5, null));

        ServiceRequestId asked = at(FOLLOWED_UP);
        centre().rate(by("resident"), asked, 2, "On 2026-03-31 12:00 still wet");
        Expect.equal("rated when asked", FOLLOWED_UP, status(asked));
    }

    @Test
    final void figuresAreSumsAndAveragesOfThem() {
        limitEveryStage();
        for (int score : new int[] {5, 4, 4}) {
            centre().rate(by("resident"), at(COMPLETED), score, null);
        }
        centre().cancel(command(), submitWish());
        ServiceRequestId late = submit();
        pastTheLimit();
        centre().review(command(), late);
        centre().reject(command(), late);

        RequestFigures all = board().figures(RequestFilter.ALL, List.of()).get(0);
        Expect.equal("RequestFigures", new RequestFigures(List.of(), 5, 4, 3, 3, 13), all);
        Expect.equal("13 / 3, two decimals", OptionalLong.of(433), all.averageHundredths());
        Expect.equal("3 of 4", OptionalLong.of(7500), all.inTimeShare());
        RequestFigures wish = board().figures(RequestFilter.ALL.of(RequestKind.WISH), List.of())
                .get(0);
        Expect.equal("no rating", OptionalLong.empty(), wish.averageHundredths());
        Expect.equal("no answer", OptionalLong.empty(), wish.inTimeShare());
        Expect.equal(
                "by status",
                List.of("CANCELLED 1", "RATED 3", "REJECTED 1"),
                rows(RequestFilter.ALL, RequestDimension.STATUS));
        Expect.equal(
                "by team",
                List.of("null 2", city().team().value() + " 3"),
                rows(RequestFilter.ALL, RequestDimension.TEAM));
        Expect.equal(
                "by month and channel",
                List.of("202603 HOTLINE 5"),
                rows(RequestFilter.ALL, RequestDimension.MONTH, RequestDimension.CHANNEL));
        Expect.equal(
                "by district and the area itself",
                List.of(city().district().value() + " " + city().community().value() + " 5"),
                rows(RequestFilter.ALL, RequestDimension.DISTRICT, RequestDimension.AREA));
        Expect.equal(
                "each dimension once",
                InputError.CONTRADICTION,
                Expect.error(
                                "RequestBoard.figures",
                                InvalidInput.class,
                                () -> rows(RequestFilter.ALL, RequestDimension.AREA, RequestDimension.AREA))
                        .code());
    }

    @Test
    final void filtersHoldTogether() {
        ServiceRequestId led = at(ACCEPTED);
        AreaId grid = area("grid-1", AreaLevel.GRID, city().community());
        ServiceRequestId web = centre().submit(
                        command(),
                        new NewServiceRequest(
                                Need.wish("A radio", grid), RequestChannel.WEB, null, Requester.named("Li")));
        LocalDate today = LocalDate.of(2026, 3, 31);
        Expect.equal("of a team", List.of(led), listed(RequestFilter.ALL.ledBy(city().team())));
        Expect.equal("of an organisation", List.of(led), listed(RequestFilter.ALL.ledBy(city().organisation())));
        Expect.equal("by channel", List.of(web), listed(RequestFilter.ALL.by(RequestChannel.WEB)));
        Expect.equal("of a kind", List.of(web), listed(RequestFilter.ALL.of(RequestKind.WISH)));
        Expect.equal(
                "within an area",
                List.of(led, web),
                listed(RequestFilter.ALL.within(ledger().places().treeOn(today).subtree(city().street()))));
        Expect.equal("none below it", List.of(web), listed(RequestFilter.ALL.within(Set.of(grid))));
        Expect.equal("of a day", List.of(led, web), listed(RequestFilter.ALL.submitted(today, today)));
        Expect.equal("before", List.of(), listed(RequestFilter.ALL.submitted(null, today.minusDays(1))));
        Expect.error(
                "a period has its order",
                InvalidInput.class,
                InputError.END_BEFORE_START,
                () -> RequestFilter.ALL.submitted(today, today.minusDays(1)));
    }

    @Test
    final void proposalsSayWhy() {
        TeamId plumbers = team("Plumbers", "管道维修", city().community());
        TeamId nurses = team("Nurses", "医疗", city().community());
        AreaId far = area("far", AreaLevel.STREET, city().district());
        TeamId away = team("Away", "管道", far);
        team("Elsewhere", "管道维修", area("other", AreaLevel.DISTRICT, null));
        ServiceRequestId id =
                submit(Need.service("Blocked drain", city().community()).of(city().category(), "管道维修"));

        List<Proposal> proposals = board().proposals(id, 10);
        Expect.equal(
                "the best first, none of another district",
                List.of(city().team(), plumbers, away, nurses),
                proposals.stream().map(each -> each.candidate().team()).toList());
        Proposal best = proposals.get(0);
        Expect.equal(
                "each part",
                "need 100, skill 0, distance 85 (1 step), load 100 (0 open), rating 50 (0 ratings)",
                best.explain());
        Expect.equal("the weighted average", (30 * 100 + 20 * 85 + 15 * 100 + 10 * 50) / 100, best.score());
        Expect.equal(
                "three steps away, nearly the skill",
                List.of(3, 55, 60),
                List.of(
                        proposals.get(2).steps(),
                        proposals.get(2).distance(),
                        proposals.get(2).skill()));
        Expect.equal("as many as asked for", 1, board().proposals(id, 1).size());

        ServiceRequestId done = at(COMPLETED);
        centre().rate(by("resident"), done, 2, null);
        at(DISPATCHED);
        RequestPolicy byRating = RequestPolicy.of("rating").with(new MatchWeights(0, 0, 0, 1, 1));
        ledger().localPolicies()
                .set(command(), RequestPolicy.SUBJECT, city().street(), LocalDate.of(2026, 1, 1), null, byRating);
        Proposal own = board().proposals(id, 10).stream()
                .filter(each -> each.candidate().team().equals(city().team()))
                .findFirst()
                .orElseThrow();
        Expect.equal("load and rating", List.of(90, 25, 57), List.of(own.load(), own.rating(), own.score()));
        Expect.error("an unknown request", Refused.class, () -> board().proposals(new ServiceRequestId(99), 1));
    }

    private TeamId team(String name, String speciality, AreaId area) {
        return ledger().teams()
                .foundTeam(
                        command(),
                        new NewTeam(
                                name,
                                null,
                                city().organisation(),
                                area,
                                null,
                                null,
                                SponsorKind.NONE,
                                speciality,
                                LONG_AGO));
    }

    @Test
    final void whoAsksIsReadForAPurposeAndForgotten() {
        ServiceRequestId id = at(ACCEPTED);
        Expect.equal("by the number", List.of(id), ids(board().ofPhone("13800138000", PageRequest.first(10))));
        String text = request(id).toString() + order(Need.service("x", city().community()));
        for (String personal : List.of("Zeng", "13800138000", "Shop 5", "The drain is blocked")) {
            Expect.that("no text shows " + personal, !text.contains(personal), text);
        }
        Expect.error(
                "a purpose is needed",
                InvalidInput.class,
                InputError.MISSING,
                () -> centre().reveal(Command.of(name("command"), "team"), id));
        Command visit = by("team").because("to visit");
        Expect.equal(
                "in clear",
                new Requester("Zeng", "13800138000", "Shop 5", "The drain is blocked."),
                centre().reveal(visit, id));
        Expect.error(
                "nobody reads under the record of somebody else's reading",
                IdempotencyConflict.class,
                () -> centre().reveal(new Command(visit.key(), "other", "to visit"), id));
        Expect.that(
                "the reading is on record",
                eventTypes().contains("personal-data-read"),
                eventTypes().toString());
        refused("still needed", RequestError.NOT_OVER, () -> centre().forget(command(), id));
        centre().cancel(command(), id);
        centre().forget(command(), id);
        refused("gone", RequestError.FORGOTTEN, () -> centre().reveal(command(), id));
        refused("gone", RequestError.FORGOTTEN, () -> centre().forget(command(), id));
        Expect.equal("the request stays", CANCELLED, status(id));
        Expect.equal("the number finds nothing", List.of(), ids(board().ofPhone("13800138000", PageRequest.first(10))));
    }

    @Test
    final void everyStepIsAnEventWithoutPersonalData() {
        ServiceRequestId id = at(RATED);
        List<String> own = eventTypes().stream()
                .filter(type -> type.startsWith("service-request-"))
                .toList();
        Expect.equal(
                "one for each step",
                List.of("submit", "review", "dispatch", "accept", "serve", "complete", "rate"),
                own.stream()
                        .map(type -> type.substring("service-request-".length()))
                        .toList());
        Expect.equal(
                "an unknown request has no hours",
                new RequestHours(0, 0, 0, 0),
                board().hours(List.of(new ServiceRequestId(99))));
        Expect.equal(
                "and the known one has an activity",
                1L,
                board().hours(List.of(id)).activities());
        Expect.error(
                "a title without numbers",
                InvalidInput.class,
                RequestError.PERSONAL_DATA,
                () -> Need.service("call 13800138000", city().community()));
    }

    private List<String> eventTypes() {
        List<String> types = new ArrayList<>();
        for (RecordedChange change : storage().changesAfter(0, 1_000)) {
            change.record().events().forEach(event -> types.add(event.type()));
        }
        return types;
    }

    private List<String> rows(RequestFilter filter, RequestDimension... by) {
        return board().figures(filter, List.of(by)).stream()
                .map(row -> row.keys().stream().map(String::valueOf).collect(Collectors.joining(" ")) + " "
                        + row.requests())
                .toList();
    }

    private List<ServiceRequestId> listed(RequestFilter filter) {
        return ids(board().list(filter, PageRequest.first(100)));
    }

    private static List<ServiceRequestId> ids(Slice<Versioned<ServiceRequest>> page) {
        return page.items().stream().map(each -> each.entity().id()).toList();
    }
}
