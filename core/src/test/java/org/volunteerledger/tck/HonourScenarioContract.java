package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.honour.AwardingBody;
import org.volunteerledger.honour.BoardId;
import org.volunteerledger.honour.Channel;
import org.volunteerledger.honour.ConferredHonour;
import org.volunteerledger.honour.Honour;
import org.volunteerledger.honour.HonourBasis;
import org.volunteerledger.honour.HonourError;
import org.volunteerledger.honour.HonourId;
import org.volunteerledger.honour.HonourKindId;
import org.volunteerledger.honour.HonourLevel;
import org.volunteerledger.honour.HonourObjectionId;
import org.volunteerledger.honour.HonourRules;
import org.volunteerledger.honour.HonourStatus;
import org.volunteerledger.honour.HonourStep;
import org.volunteerledger.honour.Nomination;
import org.volunteerledger.honour.Recipient;
import org.volunteerledger.honour.RulePeriod;
import org.volunteerledger.hours.accrual.WorkingDays;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;

/** How honours are given, from the nomination to the award: every step, and every one that is refused. */
public abstract class HonourScenarioContract extends HonourStage {

    private static final String STEPS = "HonourStatus.after: what is not in the table of steps is refused";
    private static final String REVIEW = "Selections.review: by others than the nominator and the nominee, each once";
    private static final String NOTICE = "Selections.award: after the last day of the public notice";
    private static final String OBJECTIONS = "Selections.award: every objection is decided before";

    /** For subclasses. */
    protected HonourScenarioContract() {}

    @Test
    final void everyStepThatTheTableDoesNotHaveIsRefused() {
        BoardId board = board("Board", Channel.OFF_LINE);
        Map<HonourStatus, HonourId> standing = oneOfEachStatus(board);
        Expect.equal("HonourStatus: each can be reached", EnumSet.allOf(HonourStatus.class), standing.keySet());
        for (Map.Entry<HonourStatus, HonourId> each : standing.entrySet()) {
            Expect.equal(STEPS, each.getKey(), status(each.getValue()));
            steps(each.getValue(), board).forEach((step, call) -> {
                if (each.getKey().after(step).isEmpty()) {
                    String rule = STEPS + " (" + each.getKey() + ", " + step + ")";
                    Expect.error(rule, Refused.class, CommandError.WRONG_STATE, call);
                    Expect.equal(rule, each.getKey(), status(each.getValue()));
                }
            });
        }
    }

    @Test
    final void anObjectionToWhatIsOverCannotBeDecided() {
        HonourId id = announced(selected(), Recipient.person(volunteer()));
        HonourObjectionId objection = objection(id);
        ledger().selections().withdraw(command(), id);

        for (boolean uphold : new boolean[] {true, false}) {
            Expect.error(STEPS, Refused.class, CommandError.WRONG_STATE, () -> decide("office", objection, uphold));
        }
    }

    private Map<HonourStatus, HonourId> oneOfEachStatus(BoardId board) {
        HonourKindId kind = selected();
        HonourKindId street = kind("street", HonourLevel.STREET, AwardingBody.named("Street office"), null);
        HonourId claimed = record(street, Recipient.person(volunteer()), HonourBasis.VERIFIED, "No. 1");
        HonourId nominated = nominate(kind, Recipient.person(volunteer()));
        HonourId rejected = nominate(kind, Recipient.person(volunteer()));
        review("first", rejected, false);
        review("second", rejected, false);
        HonourId withdrawn = nominate(kind, Recipient.person(volunteer()));
        ledger().selections().withdraw(command(), withdrawn);
        HonourId endorsed = endorsed(kind, Recipient.person(volunteer()), 2026, city().community());
        HonourId announced = announced(kind, Recipient.person(volunteer()));
        HonourId awarded = announced(kind, Recipient.person(volunteer()));
        HonourId published = announced(kind, Recipient.person(volunteer()));
        HonourId revoked = announced(kind, Recipient.person(volunteer()));
        itIs("2026-04-08T09:00");
        ledger().selections().award(command(), List.of(awarded, published, revoked));
        publish(published, board);
        ledger().honours().revoke(command(), revoked);
        return Map.of(
                HonourStatus.CLAIMED, claimed,
                HonourStatus.NOMINATED, nominated,
                HonourStatus.REJECTED, rejected,
                HonourStatus.WITHDRAWN, withdrawn,
                HonourStatus.ENDORSED, endorsed,
                HonourStatus.ANNOUNCED, announced,
                HonourStatus.AWARDED, awarded,
                HonourStatus.PUBLISHED, published,
                HonourStatus.REVOKED, revoked);
    }

    /** What a caller can do that takes the step; what follows from reviews and objections is not among them. */
    private Map<HonourStep, Executable> steps(HonourId id, BoardId board) {
        Map<HonourStep, Executable> steps = new EnumMap<>(HonourStep.class);
        steps.put(HonourStep.REVIEW, () -> review("third", id, true));
        steps.put(HonourStep.TURN_DOWN, () -> ledger().honours().turnDown(by("office"), id));
        steps.put(HonourStep.ANNOUNCE, () -> ledger().selections().announce(command(), List.of(id), WorkingDays.PLAIN));
        steps.put(HonourStep.OBJECT, () -> objection(id));
        steps.put(HonourStep.AWARD, () -> award(id));
        steps.put(HonourStep.VERIFY, () -> ledger().honours().verify(by("office"), id));
        steps.put(HonourStep.PUBLISH, () -> publish(id, board));
        steps.put(HonourStep.WITHDRAW, () -> ledger().selections().withdraw(command(), id));
        steps.put(HonourStep.REVOKE, () -> ledger().honours().revoke(command(), id));
        return steps;
    }

    @Test
    final void twoReviewersTheNoticeAndTheAward() {
        HonourKindId kind = selected();
        VolunteerId person = volunteer();
        HonourId id = nominate(kind, Recipient.person(person));
        Expect.equal(REVIEW, HonourStatus.NOMINATED, review("first", id, true));
        Expect.equal(REVIEW, HonourStatus.ENDORSED, review("second", id, true));

        Map<HonourId, LocalDate> ends = ledger().selections().announce(command(), List.of(id), WorkingDays.PLAIN);

        Expect.equal("HonourRules.DEFAULT: seven days", Map.of(id, LocalDate.of(2026, 4, 7)), ends);
        refused(NOTICE, HonourError.NOTICE_RUNNING, () -> award(id));
        itIs("2026-04-07T23:59");
        refused(NOTICE, HonourError.NOTICE_RUNNING, () -> award(id));
        itIs("2026-04-08T00:00");
        award(id);
        Honour awarded = honour(id);
        Expect.equal(NOTICE, HonourStatus.AWARDED, awarded.status());
        Expect.equal("Honour.awardedOn", LocalDate.of(2026, 4, 8), awarded.awardedOn());
        Expect.equal("Honour.number: from 1", 1L, awarded.number());
        Expect.equal("Honour.body: that of its kind", AwardingBody.of(city().organisation()), awarded.body());
    }

    @Test
    final void aNoticeInWorkingDaysKnowsTheHolidays() {
        HonourKindId kind = selected();
        ledger().honourPolicies()
                .setRules(
                        command(),
                        kind,
                        RulePeriod.from(city().district(), SINCE),
                        new HonourRules(1, 5, HonourRules.NoticeUnit.WORKING_DAYS, null));
        HonourId id = nominate(kind, Recipient.person(volunteer()));
        review("first", id, true);
        WorkingDays calendar = new WorkingDays(Set.of(LocalDate.of(2026, 4, 6)), Set.of(LocalDate.of(2026, 4, 4)));

        Map<HonourId, LocalDate> ends = ledger().selections().announce(command(), List.of(id), calendar);

        // Wednesday to Friday, the Saturday that is worked, and Tuesday after the Monday off.
        Expect.equal("NoticeUnit.WORKING_DAYS", Map.of(id, LocalDate.of(2026, 4, 7)), ends);
    }

    @Test
    final void nobodyReviewsTheOwnNominationOrOneself() {
        VolunteerId person = ledger().people()
                .register(
                        command(),
                        new org.volunteerledger.people.People.NewVolunteer(
                                "V-7", PersonalData.named("Volunteer"), null, SINCE));
        HonourId id = nominate(selected(), Recipient.person(person));

        refused(REVIEW, HonourError.OWN_NOMINATION, () -> review("leader", id, true));
        refused(REVIEW, HonourError.ABOUT_ONESELF, () -> review("V-7", id, true));
        refused(REVIEW, HonourError.ABOUT_ONESELF, () -> reviewAs("somebody", id, person));
        review("first", id, true);
        refused(REVIEW, HonourError.ALREADY_REVIEWED, () -> review("first", id, true));
        refused(REVIEW, HonourError.ALREADY_REVIEWED, () -> review("first", id, false));
        Expect.equal(REVIEW, HonourStatus.NOMINATED, status(id));
    }

    @Test
    final void aReviewerWithTwoNamesCountsOnce() {
        VolunteerId reviewer = volunteer();
        HonourId id = nominate(selected(), Recipient.team(city().team()));
        reviewAs("first", id, reviewer);

        refused(REVIEW, HonourError.ALREADY_REVIEWED, () -> reviewAs("second", id, reviewer));
    }

    @Test
    final void asManyAgainstAsAreNeededTurnItDown() {
        HonourId id = nominate(selected(), Recipient.project(city().project()));
        review("first", id, false);
        review("second", id, true);

        Expect.equal("Selection: two against of three", HonourStatus.REJECTED, review("third", id, false));
        HonourId again = nominate(honour(id).kind(), Recipient.project(city().project()));
        Expect.equal("Honour: who was turned down can be nominated again", HonourStatus.NOMINATED, status(again));
    }

    @Test
    final void oneCandidateIsNominatedOnceForAYear() {
        HonourKindId kind = selected();
        Recipient community = Recipient.community(city().community());
        nominate(kind, community);

        String rule = "Selections.nominate: a recipient is one candidate for an honour of a year";
        refused(rule, HonourError.ALREADY_NOMINATED, () -> nominate(kind, community));
        nominate(kind, community, 2025);
        nominate(selected(), community);
    }

    @Test
    final void aPersonIsACandidateOnceUnderWhateverRecord() {
        HonourKindId selected = selected();
        HonourKindId conferred = kind("county", HonourLevel.DISTRICT, AwardingBody.named("County"), null);
        HonourKindId both = kind("both", HonourLevel.DISTRICT, AwardingBody.named("County"), null);
        Recipient given = Recipient.person(volunteer());
        Recipient goesOn = Recipient.person(volunteer());
        nominate(selected, given);
        HonourId second = nominate(selected, goesOn);
        nominate(selected, goesOn, 2025);
        record(conferred, given, HonourBasis.PRESENTED, "No. 1");
        record(both, given, HonourBasis.PRESENTED, "No. 2");
        record(both, goesOn, HonourBasis.PRESENTED, "No. 3");
        String rule = "Selections: one candidate, whatever the record";

        refused(rule, HonourError.ALREADY_NOMINATED, () -> merge(given, goesOn));
        ledger().selections().withdraw(command(), second);
        merge(given, goesOn);

        refused(rule, HonourError.ALREADY_NOMINATED, () -> nominate(selected, goesOn));
        refused(rule, HonourError.ALREADY_NOMINATED, () -> record(conferred, goesOn, HonourBasis.PRESENTED, "No. 1"));
        nominate(selected, Recipient.person(volunteer()));
    }

    private void merge(Recipient given, Recipient goesOn) {
        ledger().personMerges().merge(command(), new VolunteerId(given.id()), new VolunteerId(goesOn.id()));
    }

    @Test
    final void nominationsAreForThisYearOrOneOfTheTenBefore() {
        HonourKindId kind = selected();
        Recipient recipient = Recipient.person(volunteer());
        String rule = "Nomination.year";
        refused(rule, HonourError.WRONG_YEAR, () -> nominate(kind, recipient, 2027));
        refused(rule, HonourError.WRONG_YEAR, () -> nominate(kind, recipient, 2015));
        nominate(kind, recipient, 2026);
        nominate(kind, recipient, 2016);
    }

    @Test
    final void onlyKindsThatAreSelectedTakeNominations() {
        HonourKindId recorded = kind("recorded", HonourLevel.CITY, AwardingBody.named("City"), null);
        HonourKindId later = kind("later", HonourLevel.CITY, AwardingBody.named("City"), LocalDate.of(2026, 4, 1));
        Recipient person = Recipient.person(volunteer());

        String rule = "HonourKind.selectedFrom: nominations from that day on";
        refused(rule, HonourError.NOT_BY_SELECTION, () -> nominate(recorded, person));
        refused(rule, HonourError.NOT_BY_SELECTION, () -> nominate(later, person));
        itIs("2026-04-01T00:00");
        nominate(later, person);
    }

    @Test
    final void whatDoesNotExistIsNotHonoured() {
        HonourKindId kind = selected();
        String rule = "Selections.nominate: kind, area and recipient exist";
        unknown(rule, () -> nominate(kind, Recipient.person(new VolunteerId(1))));
        unknown(rule, () -> nominate(new HonourKindId(1), Recipient.team(city().team())));
        unknown(
                rule,
                () -> ledger().selections()
                        .nominate(
                                command(),
                                new Nomination(kind, 2026, Recipient.team(city().team()), new AreaId(1), "x")));
        unknown("Selections.review: the honour exists", () -> review("first", new HonourId(1), true));
        Expect.error(
                "Honour.year: 1900 to 9999",
                InvalidInput.class,
                () -> ledger().honours().record(command(), List.of(conferred(99))));
    }

    private ConferredHonour conferred(int year) {
        return new ConferredHonour(
                kind("county", HonourLevel.DISTRICT, AwardingBody.named("County"), null),
                year,
                Recipient.team(city().team()),
                city().community(),
                "Good deeds",
                LocalDate.of(2026, 3, 1),
                HonourBasis.PRESENTED,
                "No. 1");
    }

    @Test
    final void whoeverIsForgottenOrFoundUnderAnotherRecordIsNotHonoured() {
        HonourKindId kind = selected();
        VolunteerId merged = volunteer();
        ledger().personMerges().merge(command(), merged, volunteer());
        VolunteerId forgotten = volunteer();
        ledger().people().forget(command(), forgotten);
        for (VolunteerId gone : List.of(merged, forgotten)) {
            Expect.error(
                    "Selections.nominate: somebody who can be named",
                    Refused.class,
                    CommandError.WRONG_STATE,
                    () -> nominate(kind, Recipient.person(gone)));
        }
    }

    @Test
    final void objectionsAreDecidedBeforeTheAward() {
        HonourId id = announced(selected(), Recipient.person(volunteer()));
        HonourObjectionId first = objection(id);
        HonourObjectionId second = objection(id);
        itIs("2026-04-08T00:00");
        refused(OBJECTIONS, HonourError.OBJECTIONS_OPEN, () -> award(id));
        String deciding = "Selections.decide: not who objected or nominated, and once";
        refused(deciding, HonourError.OWN_OBJECTION, () -> decide("neighbour", first, false));
        refused(deciding, HonourError.OWN_NOMINATION, () -> decide("leader", first, false));
        decide("office", first, false);
        refused(deciding, HonourError.ALREADY_DECIDED, () -> decide("office", first, true));
        refused(OBJECTIONS, HonourError.OBJECTIONS_OPEN, () -> award(id));
        decide("office", second, false);
        award(id);
        Expect.equal(OBJECTIONS, HonourStatus.AWARDED, status(id));
    }

    @Test
    final void anObjectionThatIsUpheldEndsIt() {
        HonourId id = announced(selected(), Recipient.person(volunteer()));
        HonourObjectionId objection = objection(id);

        decide("office", objection, true);

        Expect.equal("Selections.decide: turned down", HonourStatus.REJECTED, status(id));
        Expect.equal(
                "Honour.end: the reason",
                "scenario",
                Objects.requireNonNull(honour(id).end()).reason());
    }

    @Test
    final void theNoticeTakesObjectionsToItsLastDay() {
        HonourId id = announced(selected(), Recipient.person(volunteer()));
        itIs("2026-04-07T23:59");
        objection(id);
        itIs("2026-04-08T00:00");

        refused("Selections.object: while the notice lasts", HonourError.NOTICE_OVER, () -> objection(id));
    }
}
