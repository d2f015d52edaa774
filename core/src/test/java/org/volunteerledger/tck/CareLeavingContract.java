package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.care.CareError;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePairingId;
import org.volunteerledger.care.CarePanel;
import org.volunteerledger.care.CarePanelId;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.care.Carer;
import org.volunteerledger.care.HandOver;
import org.volunteerledger.care.PairingProposal;
import org.volunteerledger.care.PairingStatus;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.PersonMergeId;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.Capability;

/** What becomes of carers and their recipients when a registration ends, is suspended, or goes on under another record. */
public abstract class CareLeavingContract extends CareScenario {

    private static final String ENDS = "Pairings.endWithRegistration: nobody is cared for by somebody who has left";
    private static final String OFFERED = "Pairings.suggest: only carers who serve on the day";

    private static final String SEATS = "CarePanels.endWithRegistration: nobody who has left sits on a panel";
    private static final String MOVED = "CarePanels.mover: seats and qualifications go with a person";
    private static final String ROLE = "VISITOR";
    private static final CareRules SEATING =
            CareRules.always(new CarePolicy(5, AreaLevel.COMMUNITY, List.of(new CarePolicy.Seat(ROLE, 2, null)), 20));

    /** For subclasses. */
    protected CareLeavingContract() {}

    @Test
    final void whoWithdrawsIsNoCarerAnyMoreAndTheRecipientsNeedSomebody() {
        Served served = served();
        RecipientId asked = recipient(city().community());
        CarePairingId proposed = propose(proposal(asked, served.volunteer()));

        ledger().people().withdraw(command(), served.volunteer());

        Expect.equal(
                ENDS,
                List.of(Map.entry(PairingStatus.ENDED, "CARER_LEFT"), Map.entry(PairingStatus.ENDED, "CARER_LEFT")),
                care().pairings().of(served.volunteer(), ALL).items().stream()
                        .map(each -> Map.entry(each.status(), String.valueOf(each.reason())))
                        .toList());
        Expect.equal(
                ENDS, Optional.of(today()), care().pairings().find(proposed).map(CarePairing::endedOn));
        left(served.volunteer());
        Expect.equal(
                ENDS,
                Optional.empty(),
                care().recipients().find(served.recipient()).map(Recipient::pairing));
        VolunteerId other = carer(city().community());
        Expect.equal(
                "Pairings.suggest: those whose carer has left are offered to others",
                List.of(proposal(served.recipient(), other), new PairingProposal(asked, other, AreaLevel.COMMUNITY, 1)),
                care().pairings().suggest(tree(), city().community(), rules()));

        ledger().people().reinstate(command(), served.volunteer());
        Expect.error(
                "People.reinstate: who comes back registers as a carer again",
                Refused.class,
                CareError.NOT_A_CARER,
                () -> propose(proposal(asked, served.volunteer())));
    }

    @Test
    final void whoIsForgottenIsNoCarerAnyMore() {
        Served served = served();
        ledger().people().forget(command(), served.volunteer());
        Expect.equal(ENDS, PairingStatus.ENDED, pairing(served).status());
        left(served.volunteer());
    }

    @Test
    final void seatsOnPanelsEndWithTheRegistration() {
        VolunteerId doctor = volunteer();
        VolunteerId stays = volunteer();
        CarePanelId first = seated(doctor, stays);
        CarePanelId second = seated(doctor);

        ledger().people().withdraw(command(), doctor);

        Expect.equal(SEATS, List.of(stays), members(first, today()));
        Expect.equal(SEATS, List.of(doctor, stays), members(first, today().minusDays(1)));
        Expect.equal(SEATS, List.of(), members(second, today()));
        seat(second, stays, today());
        Expect.equal("CarePanels.seat: the seat is free", List.of(stays), members(second, today()));
    }

    @Test
    final void aSeatThatIsTakenInTheMomentOfAWithdrawalEndsToo() {
        needs(Capability.OWN_TRANSACTIONS);
        VolunteerId leaving = volunteer();
        CarePanelId panel = seated();
        overtakenBy(() -> seat(panel, leaving, today())).people().withdraw(command(), leaving);
        Expect.equal(SEATS, List.of(), members(panel, today()));

        VolunteerId gone = volunteer();
        VolunteerLedger seating = overtakenBy(() -> ledger().people().withdraw(command(), gone));
        notRegistered(() -> seating.care().panels().seat(command(), panel, ROLE, gone, today(), SEATING));
    }

    @Test
    final void seatsAndQualificationsGoWithAPersonToAnotherRecord() {
        VolunteerId from = volunteer();
        VolunteerId into = volunteer();
        ledger().care().qualifications().record(command(), from, CarePolicy.PHYSICIAN, today().minusDays(9), null);
        CarePanelId moved = seated(from);
        CarePanelId both = seated(from, into);

        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);

        Expect.equal(MOVED, List.of(into), members(moved, today()));
        Expect.equal(MOVED, List.of(into), members(both, today()));
        Expect.equal(MOVED, 1, care().qualifications().of(into).size());
        ledger().personMerges().undo(command(), merge);
        Expect.equal("PersonMerges.undo: seats move back", List.of(from), members(moved, today()));
        Expect.equal(
                "PersonMerges.undo: qualifications move back",
                1,
                care().qualifications().of(from).size());
    }

    private CarePanelId seated(VolunteerId... volunteers) {
        CarePanelId panel = care().panels().form(command(), name("panel"), city().community(), city().organisation());
        for (VolunteerId volunteer : volunteers) {
            seat(panel, volunteer, today().minusDays(5));
        }
        return panel;
    }

    private void seat(CarePanelId panel, VolunteerId volunteer, LocalDate from) {
        care().panels().seat(command(), panel, ROLE, volunteer, from, SEATING);
    }

    private List<VolunteerId> members(CarePanelId panel, LocalDate day) {
        return care().panels().find(panel).orElseThrow().membersOn(day).stream()
                .map(CarePanel.Member::volunteer)
                .toList();
    }

    @Test
    final void oneWhoIsSuspendedStopsNobodysPairing() {
        VolunteerId barred = carer(city().community());
        RecipientId recipient = recipient(city().community());
        CarePairingId pending = propose(proposal(recipient(city().community()), barred));
        ledger().people().suspend(command(), barred);
        Expect.equal(OFFERED, List.of(), care().pairings().suggest(tree(), city().community(), rules()));
        notRegistered(() -> propose(proposal(recipient, barred)));
        notRegistered(() -> care().pairings().confirm(command(), pending));
        VolunteerId other = volunteer();
        ledger().people().suspend(command(), other);
        notRegistered(() -> care().pairings().registerCarer(command(), other, city().community(), 5));

        VolunteerId serving = carer(city().community());
        Expect.equal(
                OFFERED,
                List.of(proposal(recipient, serving)),
                care().pairings().suggest(tree(), city().community(), rules()));
        care().pairings().propose(command(), care().pairings().suggest(tree(), city().community(), rules()), rules());
    }

    @Test
    final void nobodyHandsOverToSomebodyWhoIsSuspended() {
        Served served = served();
        ledger().people().suspend(command(), carer(city().community()));
        HandOver handOver = care().pairings().handOver(command(), served.volunteer(), tree(), rules());
        Expect.equal(
                "Pairings.handOver: only to carers who serve on the day",
                new HandOver(List.of(), List.of(served.recipient())),
                handOver);
    }

    @Test
    final void whatBeginsInTheMomentOfAWithdrawalEndsToo() {
        needs(Capability.OWN_TRANSACTIONS);
        VolunteerId late = volunteer();
        overtakenBy(() -> care().pairings().registerCarer(command(), late, city().community(), 5))
                .people()
                .withdraw(command(), late);
        left(late);

        VolunteerId volunteer = carer(city().community());
        RecipientId recipient = recipient(city().community());
        overtakenBy(() -> propose(proposal(recipient, volunteer))).people().withdraw(command(), volunteer);
        left(volunteer);
        Expect.equal(ENDS, Optional.empty(), care().recipients().find(recipient).map(Recipient::pairing));
    }

    @Test
    final void nothingBeginsUnseenAfterAWithdrawal() {
        needs(Capability.OWN_TRANSACTIONS);
        VolunteerId late = volunteer();
        VolunteerLedger registering = overtakenBy(() -> ledger().people().withdraw(command(), late));
        notRegistered(() -> registering.care().pairings().registerCarer(command(), late, city().community(), 5));

        VolunteerId leaving = carer(city().community());
        PairingProposal proposal = proposal(recipient(city().community()), leaving);
        VolunteerLedger proposing = overtakenBy(() -> ledger().people().withdraw(command(), leaving));
        notRegistered(() -> proposing.care().pairings().propose(command(), List.of(proposal), rules()));

        VolunteerId barred = carer(city().community());
        CarePairingId pending = propose(proposal(recipient(city().community()), barred));
        VolunteerLedger confirming = overtakenBy(() -> ledger().people().suspend(command(), barred));
        notRegistered(() -> confirming.care().pairings().confirm(command(), pending));
    }

    @Test
    final void aCarerWithoutPairingsGoesOnUnderTheOtherRecordAndBack() {
        VolunteerId from = carer(city().community());
        VolunteerId into = volunteer();
        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);
        left(from);
        Expect.equal(
                "PersonMerges.merge: who is willing to care stays so",
                Optional.of(10),
                care().pairings().carer(into).map(Carer::capacity));
        RecipientId recipient = recipient(city().community());
        Expect.equal(
                OFFERED,
                List.of(proposal(recipient, into)),
                care().pairings().suggest(tree(), city().community(), rules()));

        ledger().personMerges().undo(command(), merge);

        left(into);
        Expect.equal(
                "PersonMerges.undo: the carer is one again",
                List.of(proposal(recipient, from)),
                care().pairings().suggest(tree(), city().community(), rules()));
    }

    @Test
    final void whoCaresForSomebodySinceTheMergeStaysACarer() {
        VolunteerId from = carer(city().community());
        VolunteerId into = volunteer();
        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);
        propose(proposal(recipient(city().community()), into));
        ledger().personMerges().undo(command(), merge);
        Expect.equal("PersonMerges.undo: what was decided since stays", 1, load(into));
        Expect.equal(
                "PersonMerges.undo: what was decided since stays",
                Optional.empty(),
                care().pairings().carer(into).map(Carer::leftOn));
    }

    @Test
    final void aCarerUnderBothRecordsStaysOneUnderTheOneThatGoesOn() {
        VolunteerId from = carer(city().community());
        VolunteerId into = volunteer();
        care().pairings().registerCarer(command(), into, city().community(), 3);
        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);
        left(from);
        ledger().personMerges().undo(command(), merge);
        Expect.equal(
                "PersonMerges.undo: a carer before the merge is one after it",
                Map.of(from, 10, into, 3),
                Map.of(from, capacity(from), into, capacity(into)));
    }

    private int capacity(VolunteerId volunteer) {
        return care().pairings()
                .carer(volunteer)
                .filter(carer -> carer.leftOn() == null)
                .map(Carer::capacity)
                .orElse(0);
    }

    private void left(VolunteerId volunteer) {
        Carer carer = care().pairings().carer(volunteer).orElseThrow();
        Expect.equal(ENDS, Optional.of(today()), Optional.ofNullable(carer.leftOn()));
        Expect.equal(ENDS, 0, carer.load());
    }

    private static PairingProposal proposal(RecipientId recipient, VolunteerId volunteer) {
        return new PairingProposal(recipient, volunteer, AreaLevel.COMMUNITY, 0);
    }

    private static void notRegistered(Runnable call) {
        Expect.error("Pairings: a registered volunteer", Refused.class, CareError.NOT_REGISTERED, call::run);
    }
}
