package org.volunteerledger.duty.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.duty.policy.DutyPolicy;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.MinorAge;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.policy.LocalPolicies;
import org.volunteerledger.policy.PolicyBook;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/** Covers and swaps of turns on duty: one proposes, the other agrees, and only then the roster changes. Thread-safe. */
public final class Exchanges {

    private final CommandRunner runner;
    private final LocalPolicies policies;
    private final MinorAge ages;

    private Exchanges(CommandRunner runner, LocalPolicies policies, MinorAge ages) {
        this.runner = runner;
        this.policies = policies;
        this.ages = ages;
    }

    /**
     * Over a storage.
     *
     * @param runner   runs the commands
     * @param policies what places have set
     * @param ages     tells who is under age
     * @return the commands
     */
    public static Exchanges over(CommandRunner runner, LocalPolicies policies, MinorAge ages) {
        return new Exchanges(runner, policies, ages);
    }

    /**
     * Proposes that somebody takes a turn, or that two take each other's.
     *
     * @param command who asks, and under which key
     * @param turn    the turn
     * @param by      whose it is, and who proposes it
     * @param with    who is to take it
     * @param other   the turn of the other that is taken in return, on the same roster or another; or null for a cover
     * @return the id
     * @throws Refused if a record is unknown, a turn is not that of the person ({@link RosterError#NOT_YOURS}) or closed
     *     ({@link RosterError#TURN_CLOSED}), or who is to take it is not registered on its day ({@link RosterError#NOT_REGISTERED})
     */
    public ExchangeId propose(
            Command command, DutyTurnId turn, VolunteerId by, VolunteerId with, @Nullable DutyTurnId other) {
        RequestDigest content = RequestDigest.of("propose-exchange", turn, by, with, other);
        return new ExchangeId(runner.runForId("propose-exchange", command, content, draft -> {
            DutyTurn given = draft.rely(DutyTurn.KIND, turn);
            DutyRosters.concern(
                    draft, draft.get(DutyRoster.KIND, given.roster()).entity());
            draft.concernsPerson(by);
            requireHeld(given, by);
            TurnChecks.requireRegistered(draft, List.of(new Duty(given.day(), given.post(), with)));
            if (other != null) {
                requireHeld(draft.rely(DutyTurn.KIND, other), with);
            }
            ExchangeId id = new ExchangeId(draft.newId());
            draft.create(
                    Exchange.KIND, new Exchange(id, given.roster(), turn, by, with, other, ExchangeStatus.PROPOSED));
            draft.event("exchange-proposed", Exchange.KIND, id.value(), Map.of());
            return id.value();
        }));
    }

    /**
     * Agrees to an exchange, and changes the roster.
     *
     * @param command who asks, and under which key
     * @param id      the exchange
     * @param by      who agrees: the one who was asked
     * @throws Refused if it is unknown, for another to say ({@link RosterError#NOT_YOURS}), answered or overtaken by changes of the
     *     roster ({@link RosterError#MOVED_ON}), too late under the policy of the place ({@link RosterError#TOO_LATE}), or somebody
     *     could not be on duty ({@link RosterError#DOUBLE_BOOKED}, {@link RosterError#NOT_REGISTERED},
     *     {@link RosterError#TOO_MANY_TURNS}), or is a minor who may not serve alone, as for {@link DutyRosters#assign}
     */
    public void accept(Command command, ExchangeId id, VolunteerId by) {
        runner.run("accept-exchange", command, RequestDigest.of("accept-exchange", id, by), draft -> {
            Versioned<Exchange> before = open(draft, id, by, false);
            Exchange exchange = before.entity();
            Versioned<DutyTurn> given = draft.get(DutyTurn.KIND, exchange.turn());
            requireStill(exchange, given.entity(), exchange.by());
            List<Handing> handings = new ArrayList<>();
            handings.add(new Handing(given, exchange.with()));
            DutyTurnId other = exchange.other();
            if (other != null) {
                Versioned<DutyTurn> taken = draft.get(DutyTurn.KIND, other);
                requireStill(exchange, taken.entity(), exchange.with());
                handings.add(new Handing(taken, exchange.by()));
            }
            hand(draft, handings);
            draft.replace(Exchange.KIND, before, exchange.with(ExchangeStatus.ACCEPTED));
            draft.event("exchange-accepted", Exchange.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * Declines an exchange.
     *
     * @param command who asks, and under which key
     * @param id      the exchange
     * @param by      who declines: the one who was asked
     * @throws Refused if it is unknown, for another to say ({@link RosterError#NOT_YOURS}), or answered
     *     ({@link RosterError#MOVED_ON})
     */
    public void decline(Command command, ExchangeId id, VolunteerId by) {
        answer("decline-exchange", command, id, by, false, ExchangeStatus.DECLINED);
    }

    /**
     * Takes an exchange back before it is answered.
     *
     * @param command who asks, and under which key
     * @param id      the exchange
     * @param by      who takes it back: the one who proposed it
     * @throws Refused as for {@link #decline}
     */
    public void withdraw(Command command, ExchangeId id, VolunteerId by) {
        answer("withdraw-exchange", command, id, by, true, ExchangeStatus.WITHDRAWN);
    }

    /**
     * The exchanges that wait for somebody's answer.
     *
     * @param with who is asked
     * @return the exchanges, by ascending id
     */
    public List<Exchange> waitingFor(VolunteerId with) {
        Filter waiting = Filter.all(
                Filter.equal(Exchange.WITH, with.value()), Filter.is(Exchange.STATUS, ExchangeStatus.PROPOSED));
        return Pages.all(runner.storage(), Exchange.KIND, waiting).stream()
                .map(Versioned::entity)
                .toList();
    }

    /**
     * An exchange.
     *
     * @param id the exchange
     * @return the exchange, or empty
     */
    public Optional<Exchange> find(ExchangeId id) {
        return runner.storage().find(Exchange.KIND, id.value()).map(Versioned::entity);
    }

    private void answer(
            String name, Command command, ExchangeId id, VolunteerId by, boolean proposer, ExchangeStatus next) {
        runner.run(name, command, RequestDigest.of(name, id, by), draft -> {
            Versioned<Exchange> before = open(draft, id, by, proposer);
            DutyRosters.concern(
                    draft, draft.get(DutyRoster.KIND, before.entity().roster()).entity());
            draft.replace(Exchange.KIND, before, before.entity().with(next));
            draft.event("exchange-answered", Exchange.KIND, id.value(), Map.of("status", next.name()));
            return null;
        });
    }

    /** A turn on its way to somebody. */
    private record Handing(Versioned<DutyTurn> turn, VolunteerId to) {

        Duty duty() {
            return new Duty(turn.entity().day(), turn.entity().post(), to);
        }
    }

    private void hand(Draft draft, List<Handing> handings) {
        PolicyBook<DutyPolicy> book = policies.book(DutyPolicy.SUBJECT);
        List<Duty> duties = handings.stream().map(Handing::duty).toList();
        TurnChecks.requirePeopleFree(
                draft,
                duties,
                handings.stream().map(handing -> handing.turn().entity().id()).toList());
        Map<DutyRosterId, List<Handing>> rosters = handings.stream()
                .collect(
                        Collectors.groupingBy(handing -> handing.turn().entity().roster()));
        rosters.forEach((id, within) -> {
            DutyRoster roster = DutyRosters.moved(draft, id);
            AreaId area = roster.plan().affiliation().area();
            within.forEach(handing -> requireInTime(
                    draft,
                    handing.turn().entity(),
                    book.in(area, handing.turn().entity().day())));
            List<Duty> taken = within.stream().map(Handing::duty).toList();
            TurnChecks.requireMayServe(draft, ages, roster, taken);
            TurnChecks.requireWithinLimit(
                    draft,
                    book,
                    roster,
                    taken,
                    within.stream().map(handing -> handing.turn().entity()).toList());
        });
        handings.forEach(handing -> draft.replace(
                DutyTurn.KIND, handing.turn(), handing.turn().entity().heldBy(handing.to())));
    }

    private static void requireInTime(Draft draft, DutyTurn turn, DutyPolicy policy) {
        LocalDate latest = turn.day().minusDays(policy.exchangeNotice());
        if (draft.today().isAfter(latest)) {
            throw new Refused(
                    RosterError.TOO_LATE,
                    "Turn " + turn.id().value() + " on " + turn.day() + " could be exchanged until " + latest + ".",
                    Map.of("turn", turn.id().value(), "latest", latest));
        }
    }

    private static Versioned<Exchange> open(Draft draft, ExchangeId id, VolunteerId by, boolean proposer) {
        Versioned<Exchange> read = draft.get(Exchange.KIND, id);
        Exchange exchange = read.entity();
        draft.concernsPerson(by);
        if (!by.equals(proposer ? exchange.by() : exchange.with())) {
            throw new Refused(
                    RosterError.NOT_YOURS,
                    "Exchange " + id.value() + " is not for volunteer " + by.value() + " to answer so.",
                    Map.of("exchange", id.value(), "volunteer", by.value()));
        }
        if (exchange.status() != ExchangeStatus.PROPOSED) {
            throw movedOn(exchange, "is " + exchange.status());
        }
        return read;
    }

    private static void requireHeld(DutyTurn turn, VolunteerId by) {
        if (!turn.volunteer().equals(by)) {
            throw new Refused(
                    RosterError.NOT_YOURS,
                    "Turn " + turn.id().value() + " is not that of volunteer " + by.value() + ".",
                    Map.of("turn", turn.id().value(), "volunteer", by.value()));
        }
        DutyRosters.requirePlanned(turn);
    }

    private static void requireStill(Exchange exchange, DutyTurn turn, VolunteerId by) {
        if (!turn.volunteer().equals(by) || turn.status() != TurnStatus.PLANNED) {
            throw movedOn(exchange, "is about turns that have changed since");
        }
    }

    private static Refused movedOn(Exchange exchange, String state) {
        return new Refused(
                RosterError.MOVED_ON,
                "Exchange " + exchange.id().value() + " " + state + ".",
                Map.of("exchange", exchange.id().value(), "status", exchange.status()));
    }
}
