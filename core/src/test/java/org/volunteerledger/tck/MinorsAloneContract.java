package org.volunteerledger.tck;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePairingId;
import org.volunteerledger.care.Carer;
import org.volunteerledger.care.NewVisit;
import org.volunteerledger.care.PairingProposal;
import org.volunteerledger.care.PairingStatus;
import org.volunteerledger.care.VisitOutcome;
import org.volunteerledger.command.Command;
import org.volunteerledger.duty.calendar.Recurrence;
import org.volunteerledger.duty.roster.Duty;
import org.volunteerledger.duty.roster.DutyRosterId;
import org.volunteerledger.duty.roster.DutyTurn;
import org.volunteerledger.duty.roster.ExchangeId;
import org.volunteerledger.duty.roster.ExchangeStatus;
import org.volunteerledger.duty.roster.RosterPlan;
import org.volunteerledger.duty.roster.TurnStatus;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Guardian;
import org.volunteerledger.people.GuardianConsentId;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.request.Assignee;
import org.volunteerledger.request.Need;
import org.volunteerledger.request.NewServiceRequest;
import org.volunteerledger.request.RequestChannel;
import org.volunteerledger.request.Requester;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.DangerLevel;
import org.volunteerledger.service.MinorPolicy;
import org.volunteerledger.service.MinorSafeguards;
import org.volunteerledger.service.ServiceError;
import org.volunteerledger.storage.Capability;

/** The rules on minors where nobody accompanies them: as carers, on duty, and with requests. */
public abstract class MinorsAloneContract extends CareScenario {

    private static final String RULE = "MinorsAlone.require: the rules on minors where people serve alone";
    private static final String ENDS =
            "GuardianConsents.withdraw: what is ahead and the rules do not allow without the consent ends";
    private static final String POST = "desk";

    private int policies;

    /** For subclasses. */
    protected MinorsAloneContract() {}

    @Test
    final void aMinorBecomesACarerOnlyAsTheRulesAllowIt() {
        VolunteerId pupil = aged(12);
        refused(ServiceError.CONSENT_MISSING, () -> register(pupil));
        consent(pupil, today().minusDays(9), today());
        refused(ServiceError.CONSENT_MISSING, () -> register(pupil));
        consent(pupil, today(), null);
        register(pupil);
        register(aged(18));
        VolunteerId child = aged(8);
        consent(child, START, null);
        refused(ServiceError.NOT_ALONE, () -> register(child));
        VolunteerId small = aged(5);
        consent(small, START, null);
        refused(ServiceError.TOO_YOUNG, () -> register(small));
    }

    @Test
    final void placesDecideForThemselves() {
        VolunteerId child = aged(8);
        policy(new MinorPolicy(6, 18, 10, MinorSafeguards.EITHER, DangerLevel.RISK));
        refused(ServiceError.CONSENT_MISSING, () -> register(child));
        consent(child, START, null);
        register(child);
        VolunteerId other = aged(8);
        policy(new MinorPolicy(6, 0, 10, MinorSafeguards.EITHER, DangerLevel.RISK));
        refused(ServiceError.NOT_ALONE, () -> register(other));
        policy(new MinorPolicy(6, 0, 0, MinorSafeguards.BOTH, DangerLevel.RISK));
        register(other);
    }

    @Test
    final void aPairingIsConfirmedOnlyWhileAGuardianConsents() {
        VolunteerId pupil = aged(12);
        consent(pupil, START, today().plusDays(1));
        register(pupil);
        CarePairingId first = propose(proposal(pupil));
        care().pairings().confirm(command(), first);
        CarePairingId second = propose(proposal(pupil));
        later(Duration.ofDays(1));
        refused(ServiceError.CONSENT_MISSING, () -> care().pairings().confirm(command(), second));
        Expect.equal(RULE, PairingStatus.PROPOSED, status(second));
    }

    @Test
    final void withdrawingAConsentEndsThePairingsThatRestOnIt() {
        VolunteerId pupil = aged(12);
        VolunteerId other = aged(12);
        GuardianConsentId consent = consent(pupil, START, null);
        consent(other, START, null);
        register(pupil);
        register(other);
        CarePairingId confirmed = propose(proposal(pupil));
        care().pairings().confirm(command(), confirmed);
        CarePairingId proposed = propose(proposal(pupil));
        CarePairingId kept = propose(proposal(other));

        Expect.equal(ENDS, 2, ledger().guardianConsents().withdraw(command(), consent));

        Expect.equal(ENDS, PairingStatus.ENDED, status(confirmed));
        Expect.equal(ENDS, PairingStatus.ENDED, status(proposed));
        Expect.equal(ENDS, PairingStatus.PROPOSED, status(kept));
        Carer carer = care().pairings().carer(pupil).orElseThrow();
        Expect.equal(ENDS, today(), carer.leftOn());
        Expect.equal(ENDS, 0, carer.load());
        register(volunteer());
        Expect.equal(
                "Pairings.suggest: the recipients have nobody, and go to others",
                2,
                care().pairings()
                        .suggest(ledger().places().treeOn(today()), city().community(), rules())
                        .size());
    }

    @Test
    final void whatTheRulesOfItsPlaceAllowWithoutAConsentGoesOn() {
        VolunteerId pupil = aged(12);
        GuardianConsentId consent = consent(pupil, START, null);
        policy(new MinorPolicy(6, 0, 0, MinorSafeguards.BOTH, DangerLevel.RISK));
        AreaId strict = area(name("strict"), AreaLevel.COMMUNITY, city().district());
        register(pupil);
        CarePairingId here = propose(proposal(pupil));
        CarePairingId there = propose(new PairingProposal(recipient(strict), pupil, AreaLevel.DISTRICT, 1));

        Expect.equal(ENDS, 1, ledger().guardianConsents().withdraw(command(), consent));

        Expect.equal(ENDS, PairingStatus.PROPOSED, status(here));
        Expect.equal(ENDS, PairingStatus.ENDED, status(there));
        Carer carer = care().pairings().carer(pupil).orElseThrow();
        Expect.equal(ENDS, null, carer.leftOn());
        Expect.equal(ENDS, 1, carer.load());
    }

    @Test
    final void withdrawingAConsentGivesUpTheTurnsAhead() {
        VolunteerId pupil = aged(12);
        VolunteerId adult = volunteer();
        GuardianConsentId consent = consent(pupil, START, null);
        DutyRosterId roster = roster();
        DutyTurn over = assign(roster, today().minusDays(1), pupil);
        DutyTurn ahead = assign(roster, today().plusDays(1), pupil);
        DutyTurn swapped = assign(roster, today().plusDays(2), adult);
        var exchanges = ledger().duty().exchanges();
        ExchangeId given = exchanges.propose(command(), ahead.id(), pupil, adult, null);
        ExchangeId swap = exchanges.propose(command(), swapped.id(), adult, pupil, ahead.id());
        ExchangeId cover = exchanges.propose(command(), swapped.id(), adult, pupil, null);

        Expect.equal(ENDS, 1, ledger().guardianConsents().withdraw(command(), consent));

        Expect.equal(ENDS, TurnStatus.PLANNED, status(over));
        Expect.equal(ENDS, TurnStatus.RELEASED, status(ahead));
        Expect.equal(
                "Exchange: those about the turn end",
                List.of(ExchangeStatus.WITHDRAWN, ExchangeStatus.DECLINED, ExchangeStatus.PROPOSED),
                Stream.of(given, swap, cover)
                        .map(id -> exchanges.find(id).orElseThrow().status())
                        .toList());
        refused(ServiceError.CONSENT_MISSING, () -> exchanges.accept(command(), cover, pupil));
    }

    @Test
    final void aPairingThatIsConfirmedMeanwhileEndsToo() {
        needs(Capability.OWN_TRANSACTIONS);
        VolunteerId pupil = aged(12);
        GuardianConsentId consent = consent(pupil, START, null);
        register(pupil);
        CarePairingId first = propose(proposal(pupil));
        PairingProposal later = proposal(pupil);
        List<CarePairingId> second = new ArrayList<>();
        VolunteerLedger withdrawing = overtakenBy(() -> {
            care().pairings().confirm(command(), first);
            second.add(propose(later));
        });

        Expect.equal(ENDS, 2, withdrawing.guardianConsents().withdraw(command(), consent));
        Expect.equal(ENDS, PairingStatus.ENDED, status(first));
        Expect.equal(ENDS, PairingStatus.ENDED, status(second.get(0)));
    }

    @Test
    final void aTurnThatIsAssignedMeanwhileIsGivenUpToo() {
        needs(Capability.OWN_TRANSACTIONS);
        VolunteerId pupil = aged(12);
        GuardianConsentId consent = consent(pupil, START, null);
        DutyRosterId roster = roster();
        List<DutyTurn> turn = new ArrayList<>();
        VolunteerLedger withdrawing = overtakenBy(() -> turn.add(assign(roster, today().plusDays(1), pupil)));
        Command command = command();

        Expect.equal(ENDS, 1, withdrawing.guardianConsents().withdraw(command, consent));
        Expect.equal(ENDS, TurnStatus.RELEASED, status(turn.get(0)));
        Expect.equal(ENDS, 1, ledger().guardianConsents().withdraw(command, consent));
    }

    @Test
    final void aConsentThatIsWithdrawnMeanwhileDoesNotCarryAPairing() {
        needs(Capability.OWN_TRANSACTIONS);
        VolunteerId pupil = aged(12);
        GuardianConsentId consent = consent(pupil, START, null);
        VolunteerLedger registering =
                overtakenBy(() -> ledger().guardianConsents().withdraw(command(), consent));
        refused(
                ServiceError.CONSENT_MISSING,
                () -> registering.care().pairings().registerCarer(command(), pupil, city().community(), 5));
    }

    @Test
    final void aVisitThatTookPlaceKeepsItsHours() {
        Served served = served();
        VolunteerId pupil = aged(12);
        record(new NewVisit(
                served.recipient(),
                pupil,
                List.of(),
                true,
                time(DAY, "09:00"),
                null,
                VisitOutcome.MET,
                List.of(),
                null));
        Expect.equal("CareVisits.recordAll: who has served keeps the hours", 30L, minutes(pupil));
    }

    @Test
    final void aMinorIsOnDutyOnlyAsTheRulesAllowItOnTheDay() {
        VolunteerId pupil = aged(12);
        DutyRosterId roster = roster();
        consent(pupil, today(), today().plusDays(3));
        refused(ServiceError.CONSENT_MISSING, () -> assign(roster, today().plusDays(3), pupil));
        assign(roster, today().plusDays(2), pupil);
        VolunteerId child = aged(8);
        consent(child, START, null);
        refused(ServiceError.NOT_ALONE, () -> assign(roster, today(), child));
        assign(roster, today().minusDays(1), child);
        Expect.equal("DutyRosters.assign: what is over is recorded as it was", 2, turns(roster));
    }

    @Test
    final void aMinorTakesATurnOverOnlyAsTheRulesAllowIt() {
        VolunteerId adult = volunteer();
        VolunteerId pupil = aged(12);
        DutyRosterId roster = roster();
        DutyTurn turn = assign(roster, today().plusDays(1), adult);
        ExchangeId cover = ledger().duty().exchanges().propose(command(), turn.id(), adult, pupil, null);
        refused(ServiceError.CONSENT_MISSING, () -> ledger().duty().exchanges().accept(command(), cover, pupil));
        consent(pupil, START, null);
        ledger().duty().exchanges().accept(command(), cover, pupil);
    }

    @Test
    final void aMinorClaimsARequestOnlyAsTheRulesAllowIt() {
        VolunteerId pupil = aged(12);
        ServiceRequestId wish = ledger().serviceRequests()
                .submit(
                        command(),
                        new NewServiceRequest(
                                Need.wish("A radio", city().community()),
                                RequestChannel.WEB,
                                null,
                                Requester.named("Li")));
        ledger().serviceRequests().review(command(), wish);
        ledger().serviceRequests().offer(command(), wish);
        refused(
                ServiceError.CONSENT_MISSING,
                () -> ledger().requestFulfilment().claim(command(), wish, Assignee.of(pupil)));
        consent(pupil, START, null);
        ledger().requestFulfilment().claim(command(), wish, Assignee.of(pupil));
    }

    /** Somebody who completes the years today. */
    private VolunteerId aged(int years) {
        PersonalData data = new PersonalData("Pupil", null, today().minusYears(years), null);
        return ledger().people().register(command(), person(data));
    }

    private GuardianConsentId consent(VolunteerId minor, LocalDate from, @Nullable LocalDate to) {
        return ledger().guardianConsents().give(command(), minor, Guardian.named("Guardian"), from, to);
    }

    private void register(VolunteerId volunteer) {
        care().pairings().registerCarer(command(), volunteer, city().community(), 5);
    }

    private PairingProposal proposal(VolunteerId volunteer) {
        return new PairingProposal(recipient(city().community()), volunteer, AreaLevel.COMMUNITY, 0);
    }

    private void policy(MinorPolicy policy) {
        LocalDate from = START.plusDays(policies++);
        ledger().localPolicies().set(command(), MinorPolicy.SUBJECT, city().street(), from, null, policy);
    }

    private DutyRosterId roster() {
        RosterPlan plan = new RosterPlan(
                "Desk",
                Affiliation.of(city().team(), city().organisation(), city().community()),
                List.of(POST),
                new Recurrence("FREQ=DAILY"),
                LocalTime.of(9, 0),
                LocalTime.of(12, 0),
                START,
                null);
        return ledger().duty().rosters().open(command(), plan);
    }

    private DutyTurn assign(DutyRosterId roster, LocalDate day, VolunteerId volunteer) {
        ledger().duty().rosters().assign(command(), roster, List.of(new Duty(day, POST, volunteer)));
        return ledger().duty().rosters().turns(roster, day, day.plusDays(1)).get(0);
    }

    private int turns(DutyRosterId roster) {
        return ledger().duty()
                .rosters()
                .turns(roster, START, today().plusDays(30))
                .size();
    }

    private PairingStatus status(CarePairingId id) {
        return care().pairings().find(id).map(CarePairing::status).orElseThrow();
    }

    private TurnStatus status(DutyTurn turn) {
        return storage()
                .find(DutyTurn.KIND, turn.id().value())
                .map(read -> read.entity().status())
                .orElseThrow();
    }

    private static void refused(ServiceError code, Runnable call) {
        Expect.error(RULE, Refused.class, code, call::run);
    }
}
