package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.honour.AwardingBody;
import org.volunteerledger.honour.BoardId;
import org.volunteerledger.honour.Channel;
import org.volunteerledger.honour.Honour;
import org.volunteerledger.honour.HonourBasis;
import org.volunteerledger.honour.HonourError;
import org.volunteerledger.honour.HonourFilter;
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
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.Capability;

/** How honours are given, from the nomination to the award: every step, and every one that is refused. */
public abstract class HonourContract extends HonourStage {

    private static final String STEPS = "HonourStatus.after: what is not in the table of steps is refused";
    private static final String REVIEW = "Selections.review: by others than the nominator and the nominee, each once";
    private static final String NOTICE = "Selections.award: after the last day of the public notice";
    private static final String OBJECTIONS = "Selections.award: every objection is decided before";
    private static final String QUOTA = "HonourRules.quota: how many honours of a kind may be held of one year";

    /** For subclasses. */
    protected HonourContract() {}

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
        Map<HonourStatus, HonourId> ids = new EnumMap<>(HonourStatus.class);
        HonourKindId street = kind("street", HonourLevel.STREET, AwardingBody.named("Street office"), null);
        ids.put(HonourStatus.CLAIMED, record(street, Recipient.person(volunteer()), HonourBasis.VERIFIED, "No. 1"));
        ids.put(HonourStatus.NOMINATED, nominate(kind, Recipient.person(volunteer())));
        ids.put(HonourStatus.REJECTED, nominate(kind, Recipient.person(volunteer())));
        review("first", ids.get(HonourStatus.REJECTED), false);
        review("second", ids.get(HonourStatus.REJECTED), false);
        ids.put(HonourStatus.WITHDRAWN, nominate(kind, Recipient.person(volunteer())));
        ledger().selections().withdraw(command(), ids.get(HonourStatus.WITHDRAWN));
        ids.put(HonourStatus.ENDORSED, endorsed(kind, Recipient.person(volunteer()), 2026, city().community()));
        for (HonourStatus status : EnumSet.of(
                HonourStatus.ANNOUNCED, HonourStatus.AWARDED, HonourStatus.PUBLISHED, HonourStatus.REVOKED)) {
            ids.put(status, announced(kind, Recipient.person(volunteer())));
        }
        itIs("2026-04-08T09:00");
        award(ids.get(HonourStatus.AWARDED));
        award(ids.get(HonourStatus.PUBLISHED));
        award(ids.get(HonourStatus.REVOKED));
        publish(ids.get(HonourStatus.PUBLISHED), board);
        ledger().honours().revoke(command(), ids.get(HonourStatus.REVOKED));
        return ids;
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
        nominate(kind, community, 2027);
        nominate(selected(), community);
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
                () -> nominate(kind, Recipient.team(city().team()), 99));
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
        Expect.equal("Honour.end: the reason", "scenario", honour(id).end().reason());
    }

    @Test
    final void theNoticeTakesObjectionsToItsLastDay() {
        HonourId id = announced(selected(), Recipient.person(volunteer()));
        itIs("2026-04-07T23:59");
        objection(id);
        itIs("2026-04-08T00:00");

        refused("Selections.object: while the notice lasts", HonourError.NOTICE_OVER, () -> objection(id));
    }

    @Test
    final void theQuotaHoldsForKindYearAndArea() {
        HonourKindId kind = selected();
        ledger().honourPolicies()
                .setRules(command(), null, RulePeriod.from(city().district(), SINCE), HonourRules.DEFAULT.withQuota(2));
        List<HonourId> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(announced(kind, Recipient.person(volunteer())));
        }
        HonourId candidate = announced(kind, Recipient.person(volunteer()));
        HonourId nextYear = announced(kind, Recipient.person(volunteer()), 2027, city().community());
        itIs("2026-04-08T09:00");

        refused(QUOTA, HonourError.QUOTA_FULL, () -> ledger().selections().award(command(), ids));
        Expect.equal("Selections.award: all or none", HonourStatus.ANNOUNCED, status(ids.get(0)));
        award(ids.get(0));
        award(ids.get(1));
        Refused third = refused(QUOTA, HonourError.QUOTA_FULL, () -> award(ids.get(2)));
        Expect.equal("HonourError.QUOTA_FULL: says the quota", 2, third.fields().get("quota"));
        ledger().honours().revoke(command(), ids.get(0));
        award(ids.get(2));
        Expect.equal("Honours.revoke: makes room", HonourStatus.AWARDED, status(ids.get(2)));
        Expect.error(
                "Selections.award: of one kind and year",
                InvalidInput.class,
                () -> ledger().selections().award(command(), List.of(candidate, nextYear)));
        award(nextYear);
    }

    @Test
    final void theQuotaOfAnAreaLeavesOthersAlone() {
        HonourKindId kind = selected();
        AreaId other = area("community-2", AreaLevel.COMMUNITY, city().street());
        RulePeriod here = RulePeriod.from(city().community(), SINCE);
        ledger().honourPolicies().setRules(command(), kind, here, HonourRules.DEFAULT.withQuota(1));
        ledger().honourPolicies()
                .setRules(command(), kind, RulePeriod.from(city().street(), SINCE), HonourRules.DEFAULT.withQuota(2));
        HonourId first = announced(kind, Recipient.person(volunteer()));
        HonourId second = announced(kind, Recipient.person(volunteer()));
        HonourId elsewhere = announced(kind, Recipient.person(volunteer()), 2026, other);
        HonourId third = announced(kind, Recipient.person(volunteer()), 2026, other);
        itIs("2026-04-08T09:00");
        award(first);

        refused(QUOTA, HonourError.QUOTA_FULL, () -> award(second));
        award(elsewhere);
        refused(QUOTA, HonourError.QUOTA_FULL, () -> award(third));
    }

    @Test
    final void theLastPlaceIsWonOnce() {
        needs(Capability.CONCURRENT_COMMITS);
        needs(Capability.OWN_TRANSACTIONS);
        HonourKindId kind = selected();
        ledger().honourPolicies()
                .setRules(command(), kind, RulePeriod.from(null, SINCE), HonourRules.DEFAULT.withQuota(1));
        List<HonourId> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.add(announced(kind, Recipient.person(volunteer())));
        }
        itIs("2026-04-08T09:00");
        AtomicInteger won = new AtomicInteger();
        AtomicInteger full = new AtomicInteger();
        Workers workers = new Workers();
        for (HonourId id : ids) {
            workers.start(() -> {
                try {
                    var command = command();
                    Workers.untilNotBusy(() -> {
                        ledger().selections().award(command, List.of(id));
                        return id;
                    });
                    won.incrementAndGet();
                } catch (Refused e) {
                    Expect.equal(QUOTA, HonourError.QUOTA_FULL, e.code());
                    full.incrementAndGet();
                }
            });
        }
        workers.join();

        Expect.equal(QUOTA, List.of(1, 7), List.of(won.get(), full.get()));
        Expect.equal(QUOTA, 1L, held(HonourFilter.STANDING.of(kind)));
    }

    @Test
    final void rulesOfOnePlaceAndTimeDoNotClash() {
        HonourKindId kind = selected();
        RulePeriod period = RulePeriod.from(city().district(), SINCE);
        ledger().honourPolicies().setRules(command(), kind, period, HonourRules.DEFAULT);
        HonourRules stricter = new HonourRules(3, 14, HonourRules.NoticeUnit.DAYS, 5);

        String rule = "HonourPolicies.setRules: one set of rules holds at a time";
        refused(
                rule,
                HonourError.POLICY_CLASH,
                () -> ledger().honourPolicies().setRules(command(), kind, period, stricter));
        RulePeriod may =
                RulePeriod.from(city().district(), LocalDate.of(2026, 5, 1)).until(LocalDate.of(2026, 5, 31));
        ledger().honourPolicies().setRules(command(), kind, may, stricter);
        refused(
                rule,
                HonourError.POLICY_CLASH,
                () -> ledger().honourPolicies()
                        .setRules(
                                command(),
                                kind,
                                RulePeriod.from(city().district(), LocalDate.of(2026, 5, 31)),
                                stricter));
        for (String day : List.of("2026-04-30", "2026-06-01")) {
            Expect.equal(rule, HonourRules.DEFAULT, rules(kind, LocalDate.parse(day)));
        }
        Expect.equal(rule, stricter, rules(kind, LocalDate.of(2026, 5, 31)));
        Expect.equal("HonourPolicies: the default", HonourRules.DEFAULT, rules(kind, LocalDate.of(2025, 12, 31)));
        Expect.error("RulePeriod: ends after it starts", InvalidInput.class, () -> may.until(LocalDate.of(2026, 4, 1)));
    }

    private HonourRules rules(HonourKindId kind, LocalDate day) {
        return ledger().honourPolicies().rulesFor(kind, city().community(), day);
    }
}
