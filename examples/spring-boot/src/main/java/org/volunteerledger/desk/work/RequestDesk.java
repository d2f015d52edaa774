package org.volunteerledger.desk.work;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.account.Guard;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.request.Assignee;
import org.volunteerledger.request.Assignment;
import org.volunteerledger.request.AssignmentStatus;
import org.volunteerledger.request.Dispatch;
import org.volunteerledger.request.Need;
import org.volunteerledger.request.NewServiceRequest;
import org.volunteerledger.request.RequestChannel;
import org.volunteerledger.request.RequestFilter;
import org.volunteerledger.request.RequestOutcome;
import org.volunteerledger.request.RequestStatus;
import org.volunteerledger.request.Requester;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/** Orders: made at the desk, followed by whoever made them, dispatched and served. */
@Service
@Transactional(noRollbackFor = Refused.class)
public class RequestDesk {

    private static final int PAGE = 50;
    private static final Duration VISIT = Duration.ofHours(2);
    private static final Set<RequestStatus> OPEN =
            EnumSet.complementOf(EnumSet.of(RequestStatus.CLOSED, RequestStatus.CANCELLED, RequestStatus.REJECTED));

    private final VolunteerLedger ledger;
    private final JdbcClient jdbc;
    private final Guard guard;
    private final Clock clock;

    RequestDesk(VolunteerLedger ledger, JdbcClient jdbc, Guard guard, Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * What somebody orders.
     *
     * @param title   what is needed
     * @param area    the id of the area where it is needed
     * @param name    who needs it
     * @param phone   the number to call back, or null
     * @param details what else the team should know, or null
     */
    public record Order(
            String title,
            long area,
            String name,
            @Nullable String phone,
            @Nullable String details) {}

    /** What can be done with an order, by whom depends on the role. */
    public enum Step {
        /** The centre looks at it. */
        REVIEW,
        /** The centre offers it to every volunteer. */
        OFFER,
        /** A volunteer claims it; of several who try, one gets it. */
        CLAIM,
        /** The centre sends it to a team. */
        DISPATCH,
        /** The team takes it. */
        ACCEPT,
        /** The team cannot take it. */
        DECLINE,
        /** The team serves. */
        SERVE,
        /** The team has served. */
        COMPLETE,
        /** Who ordered says how it was. */
        RATE,
        /** The centre closes it. */
        CLOSE,
        /** Who ordered needs it no more. */
        CANCEL
    }

    /**
     * One step.
     *
     * @param step   what is done
     * @param team   the team to which it is sent, or null
     * @param score  1 to 5, for a rating; 0 otherwise
     * @param reason why, or what was good or bad, or null
     */
    public record Move(
            Step step,
            @Nullable Long team,
            int score,
            @Nullable String reason) {}

    /**
     * Takes an order: the ticket of the desk and the order in the ledger, together or not at all. The same key again answers the same.
     *
     * @param account who orders
     * @param key     the idempotency key
     * @param order   what is ordered
     * @return the id of the order
     */
    public ServiceRequestId order(Account account, String key, Order order) {
        NewServiceRequest wanted = new NewServiceRequest(
                Need.service(order.title(), new AreaId(order.area())),
                RequestChannel.WEB,
                null,
                new Requester(order.name(), blank(order.phone()), null, blank(order.details())));
        ServiceRequestId id = ledger.serviceRequests().submit(Command.of(key, account.username()), wanted);
        if (owner(id).isEmpty()) {
            jdbc.sql("INSERT INTO desk_ticket (request, owner, created_at) VALUES (?, ?, ?)")
                    .params(id.value(), account.username(), Timestamp.from(clock.instant()))
                    .update();
        } else if (!isOwner(account, id)) {
            throw new NotHere();
        }
        return id;
    }

    /**
     * The orders that somebody made, the latest first.
     *
     * @param account who made them
     * @return at most 50
     */
    @Transactional(readOnly = true)
    public List<ServiceRequest> own(Account account) {
        return jdbc
                .sql("SELECT request FROM desk_ticket WHERE owner = ? ORDER BY request DESC")
                .param(account.username())
                .query(Long.class)
                .list()
                .stream()
                .limit(PAGE)
                .map(id -> ledger.requestBoard().find(new ServiceRequestId(id)))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * An order, for whoever made it, serves it or coordinates it.
     *
     * @param account who wants to see it
     * @param id      the order
     * @return the order
     * @throws NotHere if there is none, or none for this account
     */
    @Transactional(readOnly = true)
    public ServiceRequest see(Account account, ServiceRequestId id) {
        ServiceRequest request = ledger.requestBoard().find(id).orElseThrow(NotHere::new);
        boolean offered = isHelper(account) && request.status() == RequestStatus.OFFERED;
        if (!offered && !isOwner(account, id) && !servedBy(account, request)) {
            guard.require(account, DeskRoles.SEE_REQUESTS, request.need().area().value(), 0);
        }
        return request;
    }

    /**
     * The orders that are offered to every volunteer, and those that the account's volunteer has claimed.
     *
     * @param account a volunteer
     * @return offered ones first
     */
    @Transactional(readOnly = true)
    public List<ServiceRequest> claimable(Account account) {
        if (!isHelper(account)) {
            throw new NotHere();
        }
        List<ServiceRequest> orders = new ArrayList<>();
        ledger.requestBoard()
                .list(RequestFilter.ALL.in(RequestStatus.OFFERED), PageRequest.first(PAGE))
                .items()
                .forEach(each -> orders.add(each.entity()));
        jdbc.sql("SELECT request FROM desk_claim WHERE claimant = ? ORDER BY request DESC LIMIT " + PAGE)
                .param(account.username())
                .query(Long.class)
                .list()
                .forEach(id ->
                        ledger.requestBoard().find(new ServiceRequestId(id)).ifPresent(orders::add));
        return orders;
    }

    /**
     * The board: what is not at an end, in the order in which it was submitted. A team leader sees what was sent to the team.
     *
     * @param account who wants to see it
     * @param after   where to go on, or null
     * @param limit   the most
     * @return orders
     */
    @Transactional(readOnly = true)
    public Slice<ServiceRequest> board(Account account, @Nullable String after, int limit) {
        RequestFilter filter = RequestFilter.ALL.in(OPEN.toArray(new RequestStatus[0]));
        if (isLeader(account)) {
            filter = filter.ledBy(new TeamId(Objects.requireNonNull(account.team())));
        } else {
            RequestFilter all = filter;
            filter = guard.areas(account, DeskRoles.SEE_REQUESTS)
                    .map(all::within)
                    .orElse(all);
        }
        PageRequest page = PageRequest.first(limit);
        Slice<Versioned<ServiceRequest>> found =
                ledger.requestBoard().list(filter, after == null ? page : page.after(after));
        return new Slice<>(found.items().stream().map(Versioned::entity).toList(), found.next());
    }

    /**
     * Whether an order is overdue now.
     *
     * @param request the order
     * @return true if its stage has outlived its limit
     */
    public boolean isOverdue(ServiceRequest request) {
        return request.stage().isOverdue(now());
    }

    /**
     * The steps that are next, for this account.
     *
     * @param account the account
     * @param request an order that it sees
     * @return the steps, which the ledger still may refuse
     */
    public List<Step> next(Account account, ServiceRequest request) {
        boolean owner = isOwner(account, request.id());
        boolean centre =
                account.role().equals("station-clerk") || account.role().equals("district-officer");
        boolean team = servedBy(account, request);
        return switch (request.status()) {
            case SUBMITTED -> some(centre, Step.REVIEW, owner, Step.CANCEL);
            case UNDER_REVIEW, DECLINED ->
                centre ? List.of(Step.DISPATCH, Step.OFFER) : some(false, Step.DISPATCH, owner, Step.CANCEL);
            case OFFERED -> some(isHelper(account), Step.CLAIM, owner, Step.CANCEL);
            case DISPATCHED -> team ? List.of(Step.ACCEPT, Step.DECLINE) : some(false, Step.ACCEPT, owner, Step.CANCEL);
            case ACCEPTED, CLAIMED -> some(team, Step.SERVE, owner, Step.CANCEL);
            case IN_SERVICE -> some(team, Step.COMPLETE, owner, Step.CANCEL);
            case COMPLETED -> some(owner, Step.RATE, false, Step.CLOSE);
            case RATED, FOLLOWED_UP -> some(centre, Step.CLOSE, false, Step.CANCEL);
            default -> List.of();
        };
    }

    /**
     * Takes a step.
     *
     * @param account who takes it
     * @param key     the idempotency key
     * @param id      the order, which the account must see
     * @param move    the step
     */
    public void take(Account account, String key, ServiceRequestId id, Move move) {
        ServiceRequest request = see(account, id);
        Command command = new Command(key, account.username(), blank(move.reason()));
        switch (move.step()) {
            case REVIEW -> ledger.serviceRequests().review(command, id);
            case DISPATCH -> dispatch(command, request, move);
            case OFFER -> ledger.serviceRequests().offer(command, id);
            case CLAIM -> claim(account, command, id);
            case ACCEPT -> ledger.requestFulfilment().accept(command, id, server(account));
            case DECLINE -> ledger.requestFulfilment().decline(command, id, server(account));
            case SERVE -> serve(account, command, request);
            case COMPLETE -> ledger.requestFulfilment().complete(command, id, server(account), RequestOutcome.SOLVED);
            case RATE -> {
                requireOwner(account, id);
                ledger.serviceRequests().rate(command, id, move.score(), blank(move.reason()));
            }
            case CLOSE -> ledger.serviceRequests().close(command, id);
            case CANCEL -> {
                requireOwner(account, id);
                ledger.serviceRequests().cancel(command, id);
            }
        }
    }

    private void claim(Account account, Command command, ServiceRequestId id) {
        ledger.requestFulfilment().claim(command, id, server(account));
        boolean known = !jdbc.sql("SELECT request FROM desk_claim WHERE request = ? AND claimant = ?")
                .params(id.value(), account.username())
                .query(Long.class)
                .list()
                .isEmpty();
        if (!known) {
            jdbc.sql("INSERT INTO desk_claim (request, claimant) VALUES (?, ?)")
                    .params(id.value(), account.username())
                    .update();
        }
    }

    /** An order is served in an activity, which is planned and linked here in one transaction. */
    private void serve(Account account, Command command, ServiceRequest request) {
        Long team = account.team();
        Long organisation = account.organisation();
        if (team == null || organisation == null) {
            throw new NotHere();
        }
        Instant start = now().truncatedTo(ChronoUnit.SECONDS);
        ActivityPlan plan = ActivityPlan.of(
                request.need().title(),
                account.displayName(),
                Affiliation.of(
                        new TeamId(team),
                        new OrganisationId(organisation),
                        request.need().area()),
                Schedule.single(new Interval(start, start.plus(VISIT)), 10));
        Optional<ActivityId> served = request.activities().stream().findFirst();
        ActivityId activity = served.orElseGet(() -> {
            ActivityId planned = ledger.services().plan(Command.of(command.key() + "-plan", account.username()), plan);
            ledger.services().publish(Command.of(command.key() + "-publish", account.username()), planned);
            return planned;
        });
        ledger.requestFulfilment().serve(command, request.id(), server(account), List.of(activity));
    }

    private void dispatch(Command command, ServiceRequest request, Move move) {
        Long chosen = move.team();
        if (chosen == null) {
            throw new NotHere();
        }
        Dispatch to = Dispatch.to(Assignee.of(new TeamId(chosen)));
        if (request.status() == RequestStatus.DECLINED) {
            ledger.serviceRequests().redispatch(command, request.id(), to);
        } else {
            ledger.serviceRequests().dispatch(command, request.id(), to);
        }
    }

    /** A member of the public can act on what is the own order only, whatever the role reaches. */
    private void requireOwner(Account account, ServiceRequestId id) {
        if (!isOwner(account, id)) {
            throw new NotHere();
        }
    }

    private boolean isOwner(Account account, ServiceRequestId id) {
        return owner(id).filter(account.username()::equals).isPresent();
    }

    private Optional<String> owner(ServiceRequestId id) {
        return jdbc.sql("SELECT owner FROM desk_ticket WHERE request = ?")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    private static boolean isLeader(Account account) {
        return account.role().equals("team-leader") && account.team() != null;
    }

    private static boolean isHelper(Account account) {
        return account.role().equals("volunteer") && account.volunteer() != null;
    }

    private static boolean servedBy(Account account, ServiceRequest request) {
        return (isLeader(account) || isHelper(account))
                && request.assignments().stream()
                        .filter(each ->
                                each.status() == AssignmentStatus.PENDING || each.status() == AssignmentStatus.ACCEPTED)
                        .map(Assignment::assignee)
                        .anyMatch(server(account)::equals);
    }

    private static Assignee server(Account account) {
        if (isLeader(account)) {
            return Assignee.of(new TeamId(Objects.requireNonNull(account.team())));
        }
        if (isHelper(account)) {
            return Assignee.of(new VolunteerId(Objects.requireNonNull(account.volunteer())));
        }
        throw new NotHere();
    }

    private Instant now() {
        return clock.instant();
    }

    private static List<Step> some(boolean first, Step one, boolean second, Step other) {
        List<Step> steps = new ArrayList<>();
        if (first) {
            steps.add(one);
        }
        if (second) {
            steps.add(other);
        }
        return steps;
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
