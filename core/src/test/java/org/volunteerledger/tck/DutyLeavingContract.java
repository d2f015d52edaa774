package org.volunteerledger.tck;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.duty.calendar.Recurrence;
import org.volunteerledger.duty.roster.Duty;
import org.volunteerledger.duty.roster.DutyRosterId;
import org.volunteerledger.duty.roster.DutyRosters;
import org.volunteerledger.duty.roster.DutyTurn;
import org.volunteerledger.duty.roster.Exchange;
import org.volunteerledger.duty.roster.ExchangeId;
import org.volunteerledger.duty.roster.ExchangeStatus;
import org.volunteerledger.duty.roster.Gap;
import org.volunteerledger.duty.roster.RosterError;
import org.volunteerledger.duty.roster.RosterPlan;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.PersonMergeId;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.storage.Capability;

/** What becomes of turns on duty and their exchanges when a registration ends, or goes on under another record. */
public abstract class DutyLeavingContract extends ScenarioContract {

    private static final String ENDS = "DutyRosters.endWithRegistration: where somebody has left, a gap shows";
    private static final String POST = "desk";

    /** The day of the clock, whose turn begins at 09:00 and was begun therefore. */
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    private DutyRosterId roster = new DutyRosterId(1);

    /** For subclasses. */
    protected DutyLeavingContract() {}

    /** Opens a roster of one post, every day from 2026-03-01. */
    @BeforeEach
    public final void openRoster() {
        roster = open();
    }

    @Test
    final void whoWithdrawsIsOffDutyFromTheNextTurnOn() {
        VolunteerId leaver = volunteer();
        duty(roster, TODAY, leaver);
        DutyTurn ahead = duty(roster, TODAY.plusDays(1), leaver);
        ledger().people().withdraw(command(), leaver);
        Expect.equal(ENDS, List.of(new Gap(ahead.day(), POST)), gaps());
        Expect.equal(
                "DutyRosters.endWithRegistration: a turn that has begun is still to be recorded",
                Optional.of(leaver),
                holder(TODAY));
        VolunteerId other = volunteer();
        duty(roster, ahead.day(), other);
        Expect.equal(ENDS, List.of(), gaps());
        VolunteerId forgotten = volunteer();
        duty(roster, TODAY.plusDays(2), forgotten);
        ledger().people().forget(command(), forgotten);
        Expect.equal(ENDS, Optional.empty(), holder(TODAY.plusDays(2)));
    }

    @Test
    final void exchangesEndWithTheRegistrationOfEither() {
        VolunteerId leaver = volunteer();
        VolunteerId stays = volunteer();
        DutyTurn own = duty(roster, TODAY.plusDays(1), leaver);
        DutyTurn others = duty(roster, TODAY.plusDays(2), stays);
        DutyRosterId elsewhere = open();
        DutyTurn third = duty(elsewhere, TODAY.plusDays(3), stays);
        ExchangeId proposed = propose(own, leaver, stays, null);
        ExchangeId asked = propose(others, stays, leaver, own);
        ExchangeId askedElsewhere = propose(third, stays, leaver, null);
        VolunteerId uninvolved = volunteer();
        ExchangeId foreign = propose(others, stays, uninvolved, null);

        ledger().people().withdraw(command(), leaver);

        String rule = "DutyRosters.endWithRegistration: nobody waits for an answer of somebody who has left";
        Expect.equal(rule, ExchangeStatus.WITHDRAWN, status(proposed));
        Expect.equal(rule, ExchangeStatus.DECLINED, status(asked));
        Expect.equal(rule, ExchangeStatus.DECLINED, status(askedElsewhere));
        Expect.equal("Exchanges: those of others stay", ExchangeStatus.PROPOSED, status(foreign));
        refused(() -> propose(others, stays, leaver, null));
    }

    @Test
    final void whatBeginsInTheMomentOfAWithdrawalEndsToo() {
        needs(Capability.OWN_TRANSACTIONS);
        VolunteerId leaver = volunteer();
        LocalDate day = TODAY.plusDays(1);
        overtakenBy(() -> duty(roster, day, leaver)).people().withdraw(command(), leaver);
        Expect.equal(ENDS, Optional.empty(), holder(day));
        VolunteerId late = volunteer();
        VolunteerLedger assigning = overtakenBy(() -> ledger().people().withdraw(command(), late));
        refused(() -> assigning.duty().rosters().assign(command(), roster, List.of(new Duty(day, POST, late))));
    }

    @Test
    final void turnsGoOnUnderTheOtherRecordAndBack() {
        VolunteerId from = volunteer();
        VolunteerId into = volunteer();
        LocalDate recorded = TODAY.minusDays(1);
        LocalDate both = TODAY.plusDays(2);
        duty(roster, recorded, from);
        duty(roster, TODAY.plusDays(1), from);
        duty(roster, both, from);
        duty(open(), both, into);
        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);
        String rule = "PersonMerges.merge: turns are those of the record that goes on";
        Expect.equal(rule, Optional.of(into), holder(recorded));
        Expect.equal(rule, Optional.of(into), holder(TODAY.plusDays(1)));
        Expect.equal("PersonMerges.merge: nobody is on duty twice on a day", Optional.empty(), holder(both));
        ledger().personMerges().undo(command(), merge);
        Expect.equal("PersonMerges.undo: turns move back", Optional.of(from), holder(recorded));
        Expect.equal("PersonMerges.undo: turns move back", Optional.of(from), holder(TODAY.plusDays(1)));
    }

    private DutyRosters rosters() {
        return ledger().duty().rosters();
    }

    private DutyRosterId open() {
        Affiliation affiliation = Affiliation.of(city().team(), city().organisation(), city().community());
        RosterPlan plan = new RosterPlan(
                "Desk",
                affiliation,
                List.of(POST),
                new Recurrence("FREQ=DAILY"),
                LocalTime.of(9, 0),
                LocalTime.of(12, 0),
                LocalDate.of(2026, 3, 1),
                null);
        return rosters().open(command(), plan);
    }

    private DutyTurn duty(DutyRosterId where, LocalDate day, VolunteerId person) {
        rosters().assign(command(), where, List.of(new Duty(day, POST, person)));
        return rosters().turns(where, day, day.plusDays(1)).get(0);
    }

    private Optional<VolunteerId> holder(LocalDate day) {
        return rosters().turns(roster, day, day.plusDays(1)).stream()
                .map(DutyTurn::volunteer)
                .findFirst();
    }

    private List<Gap> gaps() {
        return rosters().gaps(roster, TODAY, TODAY.plusDays(2));
    }

    private ExchangeId propose(DutyTurn turn, VolunteerId by, VolunteerId with, @Nullable DutyTurn other) {
        return ledger().duty().exchanges().propose(command(), turn.id(), by, with, other == null ? null : other.id());
    }

    private ExchangeStatus status(ExchangeId id) {
        return ledger().duty().exchanges().find(id).map(Exchange::status).orElseThrow();
    }

    private static void refused(Runnable call) {
        Expect.error("DutyRosters: a registered volunteer", Refused.class, RosterError.NOT_REGISTERED, call::run);
    }
}
