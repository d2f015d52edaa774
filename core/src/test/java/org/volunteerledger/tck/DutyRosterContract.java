package org.volunteerledger.tck;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.duty.calendar.Recurrence;
import org.volunteerledger.duty.policy.DutyPolicy;
import org.volunteerledger.duty.roster.Duty;
import org.volunteerledger.duty.roster.DutyRosterId;
import org.volunteerledger.duty.roster.DutyRosters;
import org.volunteerledger.duty.roster.DutyTurn;
import org.volunteerledger.duty.roster.DutyTurnId;
import org.volunteerledger.duty.roster.ExchangeId;
import org.volunteerledger.duty.roster.ExchangeStatus;
import org.volunteerledger.duty.roster.Exchanges;
import org.volunteerledger.duty.roster.Gap;
import org.volunteerledger.duty.roster.RosterError;
import org.volunteerledger.duty.roster.RosterPlan;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.RecordOutcome;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.Affiliation;

/** Duty rosters with cover, swap, gaps and hours, played through on the storage under test. */
public abstract class DutyRosterContract extends ScenarioContract {

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final String POST = "desk";

    private List<VolunteerId> people = List.of();
    private DutyRosterId roster = new DutyRosterId(1);

    /** For subclasses. */
    protected DutyRosterContract() {}

    /** Opens a roster of one post, every day from 2026-03-01. */
    @BeforeEach
    public final void openRoster() {
        people = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            people.add(volunteer());
        }
        roster = open(List.of(POST), "FREQ=DAILY");
    }

    @Test
    final void monthIsFilledWithoutAGapAndEvenly() {
        Expect.equal(
                "DutyRosters.gaps: a month with nobody",
                30,
                rosters().gaps(roster, APRIL, MAY).size());
        rosters().assign(command(), roster, rosters().propose(roster, APRIL, MAY, people));
        Expect.equal("DutyRosters.gaps: none left", List.of(), rosters().gaps(roster, APRIL, MAY));
        Map<VolunteerId, Long> turns = rosters().turns(roster, APRIL, MAY).stream()
                .collect(Collectors.groupingBy(DutyTurn::volunteer, Collectors.counting()));
        Expect.equal("DutyRosters.propose: everybody takes part", 4, turns.size());
        Expect.that(
                "DutyRosters.propose: spread evenly",
                turns.values().stream().allMatch(count -> count == 7 || count == 8),
                turns.toString());
        DutyTurn released = turn(APRIL.plusDays(9));
        rosters().release(command(), released.id());
        Expect.equal(
                "DutyRosters.release: a gap again",
                List.of(new Gap(released.day(), POST)),
                rosters().gaps(roster, APRIL, MAY));
        duty(roster, released.day(), POST, 3);
        Expect.equal(
                "DutyRosters.assign: the post was free", List.of(), rosters().gaps(roster, APRIL, MAY));
    }

    @Test
    final void gapsAreThoseOfTheDaysAndPostsOfThePlan() {
        DutyRosterId weekdays = open(List.of("red", "blue"), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
        Expect.equal(
                "DutyRosters.gaps: five days of two posts",
                10,
                rosters().gaps(weekdays, DAY, DAY.plusDays(7)).size());
        rosters().assign(command(), weekdays, List.of(new Duty(DAY, "blue", people.get(0))));
        Expect.equal(
                "DutyRosters.gaps: by day and then in the order of the posts",
                List.of(new Gap(DAY, "red"), new Gap(DAY.plusDays(1), "red"), new Gap(DAY.plusDays(1), "blue")),
                rosters().gaps(weekdays, DAY, DAY.plusDays(2)));
        Expect.equal(
                "RosterPlan.from: no duty before",
                List.of(),
                rosters().gaps(roster, APRIL.minusYears(1), APRIL.minusMonths(11)));
        Expect.equal(
                "DutyRosters.propose: nobody twice on a day",
                1,
                rosters()
                        .propose(weekdays, DAY, DAY.plusDays(1), List.of(people.get(0), people.get(1)))
                        .size());
        refused(RosterError.NO_DUTY, () -> duty(weekdays, DAY.plusDays(5), "red", 1));
        refused(RosterError.NO_DUTY, () -> duty(weekdays, DAY, "green", 1));
        refused(RosterError.NO_DUTY, () -> duty(roster, LocalDate.of(2026, 2, 28), POST, 1));
        refused(CommandError.UNKNOWN_RECORD, () -> rosters().gaps(new DutyRosterId(7), DAY, MAY));
    }

    @Test
    final void nobodyIsBookedTwiceOnADayAndNoPostTwice() {
        DutyRosterId other = open(List.of(POST), "FREQ=DAILY");
        duty(roster, APRIL, POST, 0);
        refused(RosterError.SEAT_TAKEN, () -> duty(roster, APRIL, POST, 1));
        refused(RosterError.DOUBLE_BOOKED, () -> duty(other, APRIL, POST, 0));
        refused(
                RosterError.SEAT_TAKEN,
                () -> rosters()
                        .assign(
                                command(),
                                other,
                                List.of(new Duty(APRIL, POST, people.get(1)), new Duty(APRIL, POST, people.get(2)))));
        DutyRosterId two = open(List.of("red", "blue"), "FREQ=DAILY");
        refused(
                RosterError.DOUBLE_BOOKED,
                () -> rosters()
                        .assign(
                                command(),
                                two,
                                List.of(
                                        new Duty(APRIL, "red", people.get(1)),
                                        new Duty(APRIL, "blue", people.get(1)))));
        Expect.equal("DutyRosters.assign: all or none", List.of(), rosters().turns(two, APRIL, MAY));
        ledger().people().withdraw(command(), people.get(3));
        refused(RosterError.NOT_REGISTERED, () -> duty(roster, APRIL.plusDays(1), POST, 3));
    }

    @Test
    final void ofThoseWhoAssignAtOnceOneFindsTheLastTurnOfTheMonth() {
        policy(new DutyPolicy(false, 1, 0, 0, 0), DAY);
        Queue<ErrorCode> refusals = new ConcurrentLinkedQueue<>();
        Workers workers = new Workers();
        for (int i = 0; i < 4; i++) {
            Duty duty = new Duty(APRIL.plusDays(i), POST, people.get(0));
            Command command = command();
            workers.start(() -> Workers.untilNotBusy(() -> {
                try {
                    rosters().assign(command, roster, List.of(duty));
                } catch (Refused e) {
                    refusals.add(e.code());
                }
                return true;
            }));
        }
        workers.join();
        Expect.equal(
                "DutyRosters.assign: one turn",
                1,
                rosters().turns(roster, APRIL, MAY).size());
        Expect.equal(
                "RosterError.TOO_MANY_TURNS",
                List.of(RosterError.TOO_MANY_TURNS, RosterError.TOO_MANY_TURNS, RosterError.TOO_MANY_TURNS),
                List.copyOf(refusals));
    }

    @Test
    final void coverHappensWhenTheOtherAgrees() {
        DutyTurn turn = duty(roster, APRIL, POST, 0);
        ExchangeId id = propose(turn, 0, 1, null);
        Expect.equal(
                "Exchanges.propose: nothing changes yet",
                people.get(0),
                turn(APRIL).volunteer());
        Expect.equal(
                "Exchanges.waitingFor",
                List.of(id),
                exchanges().waitingFor(people.get(1)).stream().map(e -> e.id()).toList());
        refused(RosterError.NOT_YOURS, () -> exchanges().accept(command(), id, people.get(0)));
        refused(RosterError.NOT_YOURS, () -> exchanges().decline(command(), id, people.get(2)));
        refused(RosterError.NOT_YOURS, () -> exchanges().withdraw(command(), id, people.get(1)));
        exchanges().accept(command(), id, people.get(1));
        Expect.equal(
                "Exchanges.accept: the other has the turn",
                people.get(1),
                turn(APRIL).volunteer());
        Expect.equal("Exchanges.waitingFor: answered", List.of(), exchanges().waitingFor(people.get(1)));
        Expect.equal(
                "DutyRosters.gaps: a cover leaves none",
                29,
                rosters().gaps(roster, APRIL, MAY).size());
    }

    @Test
    final void swapHappensWhenTheOtherAgreesAndNotWhenItDeclines() {
        DutyTurn mine = duty(roster, APRIL, POST, 0);
        DutyTurn yours = duty(roster, APRIL.plusDays(1), POST, 1);
        ExchangeId declined = propose(mine, 0, 1, yours);
        exchanges().decline(command(), declined, people.get(1));
        Expect.equal(
                "Exchanges.decline: nothing changes", people.get(0), turn(APRIL).volunteer());
        Expect.equal(
                "Exchange.status",
                ExchangeStatus.DECLINED,
                exchanges().find(declined).orElseThrow().status());
        refused(RosterError.MOVED_ON, () -> exchanges().accept(command(), declined, people.get(1)));

        ExchangeId agreed = propose(mine, 0, 1, yours);
        exchanges().accept(command(), agreed, people.get(1));
        Expect.equal(
                "Exchanges.accept: each has the other's turn",
                people.get(1),
                turn(APRIL).volunteer());
        Expect.equal(
                "Exchanges.accept: each has the other's turn",
                people.get(0),
                turn(APRIL.plusDays(1)).volunteer());
        refused(RosterError.MOVED_ON, () -> exchanges().withdraw(command(), agreed, people.get(0)));
    }

    @Test
    final void twoPostsOfADayAreSwapped() {
        DutyRosterId two = open(List.of("red", "blue"), "FREQ=DAILY");
        DutyTurn red = duty(two, APRIL, "red", 0);
        DutyTurn blue = duty(two, APRIL, "blue", 1);
        exchanges().accept(command(), propose(red, 0, 1, blue), people.get(1));
        Map<String, VolunteerId> posts = rosters().turns(two, APRIL, MAY).stream()
                .collect(Collectors.toMap(DutyTurn::post, DutyTurn::volunteer));
        Expect.equal(
                "DutyTurn: the key of a person moves within one commit",
                Map.of("red", people.get(1), "blue", people.get(0)),
                posts);
    }

    @Test
    final void exchangeIsRefusedWhenTheRosterHasMovedOn() {
        DutyTurn turn = duty(roster, APRIL, POST, 0);
        ExchangeId first = propose(turn, 0, 1, null);
        ExchangeId second = propose(turn, 0, 2, null);
        exchanges().accept(command(), second, people.get(2));
        refused(RosterError.MOVED_ON, () -> exchanges().accept(command(), first, people.get(1)));
        refused(RosterError.NOT_YOURS, () -> propose(turn, 0, 1, null));
        DutyRosterId other = open(List.of(POST), "FREQ=DAILY");
        duty(other, APRIL, POST, 1);
        ExchangeId busy = propose(turn(APRIL), 2, 1, null);
        refused(RosterError.DOUBLE_BOOKED, () -> exchanges().accept(command(), busy, people.get(1)));
        exchanges().withdraw(command(), busy, people.get(2));
        rosters().release(command(), turn.id());
        refused(RosterError.TURN_CLOSED, () -> propose(turn, 2, 1, null));
        refused(RosterError.TURN_CLOSED, () -> rosters().release(command(), turn.id()));
        Expect.error(
                "Exchange: between two persons",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> propose(duty(roster, APRIL, POST, 0), 0, 0, null));
        Expect.error(
                "DutyRosters.release: a reason",
                InvalidInput.class,
                () -> rosters()
                        .release(
                                Command.of(name("command"), "leader"),
                                turn(APRIL).id()));
    }

    @Test
    final void placeDecidesHowLateTurnsAreExchangedAndHowManyThereMayBe() {
        policy(new DutyPolicy(false, 2, 3, 0, 0), DAY);
        itIs("2026-04-01T12:00");
        LocalDate third = LocalDate.of(2026, 4, 3);
        LocalDate fourth = LocalDate.of(2026, 4, 4);
        DutyTurn soon = duty(roster, third, POST, 0);
        duty(roster, fourth, POST, 0);
        ExchangeId late = propose(soon, 0, 1, null);
        refused(RosterError.TOO_LATE, () -> exchanges().accept(command(), late, people.get(1)));
        exchanges().accept(command(), propose(turn(fourth), 0, 1, null), people.get(1));

        duty(roster, LocalDate.of(2026, 4, 10), POST, 0);
        refused(RosterError.TOO_MANY_TURNS, () -> duty(roster, LocalDate.of(2026, 4, 11), POST, 0));
        duty(roster, MAY, POST, 0);
        duty(roster, LocalDate.of(2026, 4, 20), POST, 1);
        ExchangeId third1 = propose(turn(LocalDate.of(2026, 4, 10)), 0, 1, null);
        refused(RosterError.TOO_MANY_TURNS, () -> exchanges().accept(command(), third1, people.get(1)));
        ExchangeId swap = propose(turn(LocalDate.of(2026, 4, 10)), 0, 1, turn(LocalDate.of(2026, 4, 20)));
        exchanges().accept(command(), swap, people.get(1));
        Expect.equal(
                "DutyPolicy.turnsPerMonth: a swap adds none",
                people.get(1),
                turn(LocalDate.of(2026, 4, 10)).volunteer());
        Expect.equal(
                "DutyRosters.propose: nobody above the limit",
                4,
                rosters()
                        .propose(roster, LocalDate.of(2026, 4, 21), MAY, people)
                        .size());
    }

    @Test
    final void proposalsKeepToTheLimitOfEachMonthOnTheRosterItself() {
        policy(new DutyPolicy(false, 2, 0, 0, 0), DAY);
        ledger().localPolicies()
                .set(command(), DutyPolicy.SUBJECT, city().community(), MAY, null, new DutyPolicy(false, 1, 0, 0, 0));
        DutyRosterId elsewhere = open(List.of(POST), "FREQ=DAILY");
        duty(elsewhere, APRIL, POST, 0);
        duty(elsewhere, APRIL.plusDays(1), POST, 0);

        List<Duty> proposed = rosters().propose(roster, APRIL, MAY.plusMonths(1), people);

        Expect.equal("DutyRosters.propose: two of each in April and one in May", 12, proposed.size());
        rosters().assign(command(), roster, proposed);
    }

    @Test
    final void whoIsSuspendedIsNotPutOnDuty() {
        DutyTurn given = duty(roster, APRIL, POST, 0);
        ExchangeId cover = propose(given, 0, 1, null);
        ledger().people().suspend(command(), people.get(1));
        refused(RosterError.NOT_REGISTERED, () -> duty(roster, APRIL.plusDays(1), POST, 1));
        refused(RosterError.NOT_REGISTERED, () -> exchanges().accept(command(), cover, people.get(1)));
        Expect.equal(
                "DutyRosters.assign: what is over is recorded as it was",
                people.get(1),
                duty(roster, LocalDate.of(2026, 3, 30), POST, 1).volunteer());
    }

    @Test
    final void timeOnDutyIsPostedWhereThePolicyCountsIt() {
        DutyTurn counted = duty(roster, LocalDate.of(2026, 3, 20), POST, 0);
        DutyTurn before = duty(roster, LocalDate.of(2026, 3, 9), POST, 1);
        DutyTurn missed = duty(roster, LocalDate.of(2026, 3, 21), POST, 2);
        rosters().record(command(), roster, Set.of(counted.id(), before.id()), Set.of(missed.id()));
        Expect.equal("DutyPolicy.timeCounts: not by default", List.of(), hours());

        policy(new DutyPolicy(true, 0, 0, 0, 0), LocalDate.of(2026, 3, 10));
        Expect.equal("DutyHours.post: what was served under a policy that counts it", 1, hours().size());
        Expect.equal("DutyHours.post: the time of the roster", 180L, minutes(people.get(0)));
        Expect.equal("DutyHours.post: not before the policy", 0L, minutes(people.get(1)));
        Expect.equal("DutyHours.post: not who did not come", 0L, minutes(people.get(2)));
        Expect.that("DutyHours.post: once", hours().get(0) instanceof RecordOutcome.Skipped, hours().toString());
        Expect.equal("DutyHours.post: once", 180L, minutes(people.get(0)));
        refused(
                CommandError.UNKNOWN_RECORD,
                () -> ledger().duty().hours().post(command(), new DutyRosterId(7), DAY, MAY, OPEN));
    }

    @Test
    final void turnIsRecordedOnceItIsOver() {
        DutyTurn today = duty(roster, LocalDate.of(2026, 3, 31), POST, 0);
        itIs("2026-03-31T11:59");
        refused(RosterError.NOT_OVER, () -> served(today.id()));
        itIs("2026-03-31T12:00");
        served(today.id());
        refused(RosterError.TURN_CLOSED, () -> served(today.id()));
        refused(
                RosterError.TURN_CLOSED,
                () -> rosters().record(command(), open(List.of(POST), "FREQ=DAILY"), Set.of(today.id()), Set.of()));
        DutyTurn both = duty(roster, DAY, POST, 0);
        refused(
                RosterError.TURN_CLOSED,
                () -> rosters().record(command(), roster, Set.of(both.id()), Set.of(both.id())));
    }

    @Test
    final void planIsChecked() {
        for (Executable wrong : List.<Executable>of(
                () -> open(List.of(POST, POST), "FREQ=DAILY"),
                () -> plan(List.of(POST), LocalTime.NOON, LocalTime.NOON, null),
                () -> plan(List.of(POST), LocalTime.NOON, LocalTime.MIDNIGHT, LocalDate.of(2026, 3, 1)),
                () -> open(List.of(), "FREQ=DAILY"),
                () -> rosters().gaps(roster, APRIL, APRIL.plusDays(367)))) {
            Expect.error("RosterPlan: the limits", InvalidInput.class, wrong);
        }
        DutyRosterId night =
                rosters().open(command(), plan(List.of(POST), LocalTime.of(22, 0), LocalTime.of(2, 0), MAY));
        DutyTurn turn = duty(night, LocalDate.of(2026, 3, 29), POST, 0);
        policy(new DutyPolicy(true, 0, 0, 0, 0), DAY);
        rosters().record(command(), night, Set.of(turn.id()), Set.of());
        ledger().duty().hours().post(command(), night, DAY, MAY, OPEN);
        Expect.equal("RosterPlan.end: before the start means on the next day", 240L, minutes(people.get(0)));
        refused(RosterError.NO_DUTY, () -> duty(night, MAY, POST, 0));
    }

    private DutyRosters rosters() {
        return ledger().duty().rosters();
    }

    private Exchanges exchanges() {
        return ledger().duty().exchanges();
    }

    private void policy(DutyPolicy policy, LocalDate from) {
        ledger().localPolicies().set(command(), DutyPolicy.SUBJECT, city().street(), from, null, policy);
    }

    private List<RecordOutcome> hours() {
        return ledger().duty().hours().post(command(), roster, DAY, APRIL, OPEN);
    }

    private void served(DutyTurnId turn) {
        rosters().record(command(), roster, Set.of(turn), Set.of());
    }

    private DutyRosterId open(List<String> posts, String days) {
        RosterPlan plan = plan(posts, LocalTime.of(9, 0), LocalTime.of(12, 0), null);
        return rosters()
                .open(
                        command(),
                        new RosterPlan(
                                plan.name(),
                                plan.affiliation(),
                                posts,
                                new Recurrence(days),
                                plan.start(),
                                plan.end(),
                                plan.from(),
                                null));
    }

    private RosterPlan plan(List<String> posts, LocalTime start, LocalTime end, @Nullable LocalDate to) {
        Affiliation affiliation = Affiliation.of(city().team(), city().organisation(), city().community());
        return new RosterPlan(
                "心连管家", affiliation, posts, new Recurrence("FREQ=DAILY"), start, end, LocalDate.of(2026, 3, 1), to);
    }

    private DutyTurn duty(DutyRosterId where, LocalDate day, String post, int person) {
        rosters().assign(command(), where, List.of(new Duty(day, post, people.get(person))));
        return rosters().turns(where, day, day.plusDays(1)).stream()
                .filter(turn -> turn.post().equals(post))
                .findFirst()
                .orElseThrow();
    }

    private DutyTurn turn(LocalDate day) {
        return rosters().turns(roster, day, day.plusDays(1)).get(0);
    }

    private ExchangeId propose(DutyTurn turn, int by, int with, @Nullable DutyTurn other) {
        return exchanges()
                .propose(command(), turn.id(), people.get(by), people.get(with), other == null ? null : other.id());
    }

    private static void refused(ErrorCode code, Executable call) {
        Expect.error("RosterError." + code.name(), Refused.class, code, call);
    }
}
