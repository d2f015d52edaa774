package org.volunteerledger.duty.roster;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.volunteerledger.command.Draft;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.MinorsAlone;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** The turns of somebody who leaves, or goes on under another record, with the exchanges that were proposed about them. */
final class TurnsOf {

    private final Draft draft;
    private final VolunteerId volunteer;
    private final List<Versioned<DutyTurn>> turns;

    TurnsOf(Draft draft, VolunteerId volunteer) {
        this.draft = draft;
        this.volunteer = volunteer;
        this.turns = Pages.all(draft.storage(), DutyTurn.KIND, Filter.equal(DutyTurn.VOLUNTEER, volunteer.value()));
    }

    /** Gives up the turns that have not begun, so that gaps show; whether somebody came to the others is still to be recorded. */
    void end() {
        release((turn, plan) -> true);
        endExchanges(exchange -> true);
    }

    /** Gives up the turns that have not begun and the rules on minors do not allow any more. */
    int endNotAllowed(MinorsAlone minors, Volunteer minor) {
        Set<DutyTurnId> released =
                release((turn, plan) -> !minors.allows(minor, plan.affiliation().area(), turn.day()));
        endExchanges(exchange -> released.contains(exchange.turn()) || released.contains(exchange.other()));
        return released.size();
    }

    private Set<DutyTurnId> release(BiPredicate<DutyTurn, RosterPlan> which) {
        List<Versioned<DutyTurn>> planned = planned();
        Map<Long, Versioned<DutyRoster>> rosters = draft.getAll(
                DutyRoster.KIND,
                planned.stream().map(read -> read.entity().roster()).toList());
        LocalDateTime now = draft.now().atZone(draft.zone()).toLocalDateTime();
        Set<DutyTurnId> released = new HashSet<>();
        for (Versioned<DutyTurn> read : planned) {
            DutyTurn turn = read.entity();
            RosterPlan plan = Objects.requireNonNull(rosters.get(turn.roster().value()))
                    .entity()
                    .plan();
            if (plan.startOn(turn.day()).isAfter(now) && which.test(turn, plan)) {
                release(read);
                released.add(turn.id());
            }
        }
        return released;
    }

    /** Hands all that is not recorded yet to another record of the person; on a day on which that is on duty too, a gap shows. */
    List<Long> handTo(VolunteerId other) {
        List<Versioned<DutyTurn>> planned = planned();
        List<UniqueKey> taken = draft
                .storage()
                .owners(planned.stream()
                        .map(read -> personKey(other, read.entity()))
                        .toList())
                .keySet()
                .stream()
                .toList();
        List<Long> handed = new ArrayList<>();
        for (Versioned<DutyTurn> read : planned) {
            if (taken.contains(personKey(other, read.entity()))) {
                release(read);
            } else {
                draft.replace(DutyTurn.KIND, read, read.entity().heldBy(other));
                handed.add(read.id());
            }
        }
        endExchanges(exchange -> true);
        return handed;
    }

    private List<Versioned<DutyTurn>> planned() {
        return turns.stream()
                .filter(read -> read.entity().status() == TurnStatus.PLANNED)
                .toList();
    }

    private void release(Versioned<DutyTurn> read) {
        draft.replace(DutyTurn.KIND, read, read.entity().with(TurnStatus.RELEASED));
        draft.event("duty-released", DutyTurn.KIND, read.id(), Map.of());
    }

    private void endExchanges(Predicate<Exchange> which) {
        Filter open = Filter.is(Exchange.STATUS, ExchangeStatus.PROPOSED);
        List<Long> rosters = turns.stream()
                .map(read -> read.entity().roster().value())
                .distinct()
                .toList();
        // Whoever proposes has the turn, so that the proposals are found by the rosters.
        Map<Long, Versioned<Exchange>> found = new LinkedHashMap<>();
        collect(Filter.all(open, Filter.equal(Exchange.WITH, volunteer.value())), found);
        if (!rosters.isEmpty()) {
            collect(Filter.all(open, Filter.in(Exchange.ROSTER, rosters)), found);
        }
        found.values().stream().filter(read -> which.test(read.entity())).forEach(read -> {
            boolean asked = read.entity().with().equals(volunteer);
            ExchangeStatus status = asked ? ExchangeStatus.DECLINED : ExchangeStatus.WITHDRAWN;
            draft.replace(Exchange.KIND, read, read.entity().with(status));
            draft.event("exchange-answered", Exchange.KIND, read.id(), Map.of("status", status.name()));
        });
    }

    private void collect(Filter filter, Map<Long, Versioned<Exchange>> found) {
        Pages.visit(draft.storage(), Exchange.KIND, filter, read -> {
            if (read.entity().with().equals(volunteer) || read.entity().by().equals(volunteer)) {
                found.put(read.id(), read);
            }
        });
    }

    private static UniqueKey personKey(VolunteerId volunteer, DutyTurn turn) {
        return DutyTurn.KIND.uniqueKey("person", DutyTurn.personKey(volunteer, turn.day()));
    }

    /** Turns go with a person to another record, and back as long as they are not recorded. */
    static final class Mover implements PersonMover {

        @Override
        public String part() {
            return "duty";
        }

        @Override
        public List<Long> move(Draft draft, PersonMerge merge) {
            return new TurnsOf(draft, merge.from()).handTo(merge.into());
        }

        @Override
        public void moveBack(Draft draft, PersonMerge merge, List<Long> moved) {
            new TurnsOf(draft, merge.into())
                    .planned().stream()
                            .filter(read -> moved.contains(read.id()))
                            .forEach(read -> draft.replace(
                                    DutyTurn.KIND, read, read.entity().heldBy(merge.from())));
        }
    }
}
