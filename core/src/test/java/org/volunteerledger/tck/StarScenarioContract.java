package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.honour.AwardingBody;
import org.volunteerledger.honour.Evaluations;
import org.volunteerledger.honour.HonourBasis;
import org.volunteerledger.honour.HonourError;
import org.volunteerledger.honour.HonourKindId;
import org.volunteerledger.honour.HonourLevel;
import org.volunteerledger.honour.RatingRun;
import org.volunteerledger.honour.Recipient;
import org.volunteerledger.honour.RulePeriod;
import org.volunteerledger.honour.StarChange;
import org.volunteerledger.honour.StarLadder;
import org.volunteerledger.honour.StarLevel;
import org.volunteerledger.honour.StarPolicyId;
import org.volunteerledger.honour.StarRating;
import org.volunteerledger.honour.StarSummary;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.RecordOutcome;
import org.volunteerledger.hours.accrual.WorkingDays;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonMergeId;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;

/** Star levels follow from the ledger, and from nothing else. */
public abstract class StarScenarioContract extends HonourStage {

    private static final String PURE = "Stars: a level computed anew is the same";
    private static final String LADDER = "StarLadder.DEFAULT: 100 hours for a star";
    private static final String DROP = "Stars.rate: what drops below a level is revoked, with a record";
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final RatingRun NOW = RatingRun.on(TODAY);
    private static final int FULL_DAY = 1_440;

    private final Map<VolunteerId, LocalDate> days = new HashMap<>();

    /** For subclasses. */
    protected StarScenarioContract() {}

    @Test
    final void oneMinuteBelowIsNoStar() {
        VolunteerId exact = served(6_000);
        VolunteerId below = served(5_999);

        Expect.equal(LADDER, new StarSummary(2, 1, 0, 0), rate(NOW));

        Expect.equal(LADDER, 1, stars(exact));
        Expect.equal(LADDER, 0, stars(below));
        Expect.equal(
                "Stars.rating: empty if none was ever granted",
                true,
                ledger().stars().rating(below).isEmpty());
        StarRating rating = ledger().stars().rating(exact).orElseThrow();
        Expect.equal("StarRating.minutes", 6_000L, rating.minutes());
        Expect.equal("StarLadder.noticeDays: five working days", LocalDate.of(2026, 4, 7), rating.noticeUntil());
        Expect.equal("StarRating.countsOn: not in the notice", false, rating.countsOn(LocalDate.of(2026, 4, 7)));
        Expect.equal("StarRating.countsOn: after the notice", true, rating.countsOn(LocalDate.of(2026, 4, 8)));
        serve(below, 1);
        Expect.equal(LADDER, new StarSummary(2, 1, 0, 0), rate(NOW));
    }

    @Test
    final void aVoidThatDropsBelowTheLevelRevokesIt() {
        VolunteerId volunteer = served(6_000);
        List<EntryRef> more = serve(volunteer, 12_000);
        rate(NOW);
        Expect.equal(LADDER, 2, stars(volunteer));
        more.forEach(entry -> ledger().hours().takeBack(command(), entry, "FALSE_ENTRY"));

        Expect.equal(DROP, new StarSummary(1, 0, 0, 1), rate(NOW));

        Expect.equal(DROP, 1, stars(volunteer));
        Expect.equal(
                "Stars.rate: no notice for what is taken away",
                null,
                ledger().stars().rating(volunteer).orElseThrow().noticeUntil());
        List<StarChange> history = ledger().stars().history(volunteer);
        Expect.equal(
                DROP,
                List.of(StarChange.Type.GRANTED, StarChange.Type.REVOKED),
                history.stream().map(StarChange::type).toList());
        StarChange last = history.get(1);
        Expect.equal(
                DROP,
                List.of(2, 1, 6_000L),
                List.of(last.before().stars(), last.after().stars(), last.minutes()));
        Expect.equal(DROP, StarChange.Cause.MERITS, last.cause());
        serve(volunteer, 12_000);
        Expect.equal("Stars.rate: raised again", new StarSummary(1, 0, 1, 0), rate(NOW));
    }

    @Test
    final void computedAnewItIsTheSameSet() {
        ladder(null, "2026-01-01", StarLadder.ofHours(10, 20, 30, 40, 50, 60));
        List<VolunteerId> people = new ArrayList<>();
        List<EntryRef> entries = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            VolunteerId volunteer = volunteer();
            people.add(volunteer);
            for (int j = 0; j <= i; j++) {
                entries.addAll(serve(volunteer, 300));
            }
        }
        rate(NOW.inBatchesOf(5));
        Expect.equal(PURE, onRecord(people), ledger().stars().levelsOn(NOW, people));
        for (int i = 0; i < entries.size(); i += 3) {
            ledger().hours().takeBack(command(), entries.get(i), "FALSE_ENTRY");
        }
        Map<VolunteerId, StarLevel> computed = ledger().stars().levelsOn(NOW, people);
        Expect.that(PURE, !computed.equals(onRecord(people)), "no level that the voids have changed");

        rate(NOW.inBatchesOf(1));

        Expect.equal(PURE, computed, onRecord(people));
        Expect.equal("Stars.rate: what has not changed is not written", new StarSummary(12, 0, 0, 0), rate(NOW));
    }

    @Test
    final void onlyServiceUpToTheDayCounts() {
        ladder(null, "2026-01-01", StarLadder.ofHours(10, 20, 30));
        VolunteerId volunteer = volunteer();
        post(untimed(alone(volunteer, city().community()), DAY, 600));
        post(untimed(alone(volunteer, city().community()), DAY.plusDays(1), 600));

        Expect.equal(PURE, level(1), computed(RatingRun.on(DAY), volunteer));
        Expect.equal(PURE, level(2), computed(RatingRun.on(DAY.plusDays(1)), volunteer));
        Expect.equal(PURE, StarLevel.NONE, computed(RatingRun.on(DAY.minusDays(1)), volunteer));
        rate(NOW);
        refused("Stars.rate: no way back", HonourError.RATED_SINCE, () -> rate(RatingRun.on(DAY)));
        refused("Stars.rate: no future", HonourError.FUTURE, () -> rate(RatingRun.on(TODAY.plusDays(1))));
    }

    @Test
    final void aLadderOfAnAreaRepeatsAndHasMedals() {
        StarLadder ladder = StarLadder.ofHours(30, 60, 100, 200, 300)
                .repeatingEvery(300)
                .withMedals(List.of(StarLadder.Medal.ofHours("bronze", 600)));
        StarPolicyId policy = ladder(city().district(), "2026-01-01", ladder);
        VolunteerId here = livingIn(city().community());
        VolunteerId elsewhere = volunteer();
        serve(here, 36_000);
        serve(elsewhere, 36_000);

        rate(NOW);

        Expect.equal("StarLadder: repeats", new StarLevel(5, 2, List.of("bronze")), onRecord(here));
        Expect.equal("StarPolicy: holds in its area", level(3), onRecord(elsewhere));
        Expect.equal(
                "StarRating.ladder",
                policy,
                ledger().stars().rating(here).orElseThrow().ladder());
        serve(here, 18_000);
        rate(NOW);
        Expect.equal("StarLadder: one more round", new StarLevel(5, 3, List.of("bronze")), onRecord(here));
    }

    @Test
    final void anotherLadderHoldsFromItsDayOn() {
        VolunteerId volunteer = served(6_000);
        rate(NOW);
        ladder(null, "2026-04-01", StarLadder.ofHours(200, 400));
        Expect.equal("HonourPolicies.setLadder: from the day on", new StarSummary(1, 0, 0, 0), rate(NOW));
        itIs("2026-04-01T09:00");

        rate(RatingRun.on(LocalDate.of(2026, 4, 1)));

        Expect.equal(DROP, StarLevel.NONE, onRecord(volunteer));
        List<StarChange> history = ledger().stars().history(volunteer);
        Expect.equal(
                "StarChange.Cause.LADDER",
                StarChange.Cause.LADDER,
                history.get(1).cause());
        Expect.equal(
                "StarChange.Type.REVOKED",
                StarChange.Type.REVOKED,
                history.get(1).type());
        refused(
                "HonourPolicies.setLadder: one ladder holds at a time",
                HonourError.POLICY_CLASH,
                () -> ladder(null, "2026-04-01", StarLadder.DEFAULT));
    }

    @Test
    final void whoMovesIsRatedByTheLadderOfTheNewHome() {
        AreaId elsewhere = area("district-2", AreaLevel.DISTRICT, null);
        ladder(elsewhere, "2026-01-01", StarLadder.ofHours(50, 100, 150));
        VolunteerId volunteer = livingIn(city().community());
        serve(volunteer, 6_000);
        rate(NOW);
        Expect.equal(LADDER, level(1), onRecord(volunteer));
        ledger().people().update(command(), volunteer, PersonalData.named("Volunteer"), elsewhere);

        rate(NOW);

        Expect.equal("Stars.rate: the ladder where the volunteer lives", level(2), onRecord(volunteer));
    }

    @Test
    final void anAreaThatMovesTakesItsPeopleAlong() {
        AreaId other = area("district-2", AreaLevel.DISTRICT, null);
        ladder(other, "2026-01-01", StarLadder.ofHours(50, 100, 150));
        VolunteerId volunteer = livingIn(city().community());
        serve(volunteer, 6_000);
        ledger().places().moveArea(command(), city().street(), other, LocalDate.of(2026, 4, 1));
        itIs("2026-04-02T09:00");

        String rule = "Stars: the ladder by the places of the day";
        Expect.equal(rule, level(1), computed(NOW, volunteer));
        Expect.equal(rule, level(2), computed(RatingRun.on(LocalDate.of(2026, 4, 1)), volunteer));
        rate(RatingRun.on(LocalDate.of(2026, 4, 2)).in(other));
        Expect.equal(rule, level(2), onRecord(volunteer));
    }

    @Test
    final void tenureQualityAndHonoursAreAskedFor() {
        StarLadder ladder = new StarLadder(
                StarLadder.Period.CALENDAR_YEAR,
                List.of(
                        new StarLadder.Step(1, 600, 6, 0, 0),
                        new StarLadder.Step(2, 1_200, 0, 450, 0),
                        new StarLadder.Step(3, 1_201, 0, 450, 1)),
                0,
                List.of(),
                0,
                12);
        ladder(null, "2026-01-01", ladder);
        VolunteerId volunteer = volunteer();
        serve(volunteer, 1_201);
        VolunteerId lastYear = volunteer();
        post(untimed(alone(lastYear, city().community()), LocalDate.of(2025, 12, 31), FULL_DAY));
        Evaluations good = (volunteers, day) -> Map.of(volunteer, 450);

        Expect.equal("StarLadder.Period.CALENDAR_YEAR", StarLevel.NONE, computed(NOW, lastYear));
        Expect.equal("StarLadder.Step.rating: none is not enough", level(1), computed(NOW, volunteer));
        Expect.equal("StarLadder.Step.honours: one short", level(2), computed(NOW.with(good), volunteer));
        HonourKindId kind = kind("district", HonourLevel.DISTRICT, AwardingBody.named("District"), null);
        record(kind, Recipient.person(volunteer), HonourBasis.PRESENTED, "No. 1");
        Expect.equal(
                "StarLadder.Step.honours",
                3,
                computed(NOW.with(good), volunteer).stars());
        Expect.equal(
                "StarMerits.honours: those conferred by the day",
                StarLevel.NONE,
                computed(RatingRun.on(LocalDate.of(2026, 2, 28)).with(good), volunteer));
        rate(NOW.with(WorkingDays.PLAIN));
        Expect.equal(
                "StarLadder.noticeDays: none",
                null,
                ledger().stars().rating(volunteer).orElseThrow().noticeUntil());
    }

    @Test
    final void fraudBarsFromStarsForATime() {
        VolunteerId volunteer = served(6_000);
        rate(NOW);

        Expect.equal(
                "StarLadder.barMonths",
                LocalDate.of(2027, 3, 31),
                ledger().stars().bar(command(), volunteer));
        Expect.equal(DROP, new StarSummary(1, 0, 0, 1), rate(NOW));

        Expect.equal(
                "StarChange.Cause.BARRED",
                StarChange.Cause.BARRED,
                ledger().stars().history(volunteer).get(1).cause());
        itIs("2027-03-31T09:00");
        Expect.equal(
                "StarBar.until: rated again",
                StarLevel.NONE,
                computed(RatingRun.on(TODAY.plusYears(1).minusDays(1)), volunteer));
        rate(RatingRun.on(TODAY.plusYears(1)));
        Expect.equal("StarBar.until: rated again", level(1), onRecord(volunteer));
        ledger().stars().bar(command(), volunteer);
        Expect.equal("Stars.bar: again", StarLevel.NONE, computed(RatingRun.on(TODAY.plusYears(1)), volunteer));
    }

    @Test
    final void anotherBarNeverShortensTheOne() {
        VolunteerId volunteer = served(6_000);
        ledger().stars().bar(command(), volunteer);
        List<StarLadder.Step> steps = List.of(StarLadder.Step.ofHours(1, 100));
        ladder(null, "2026-04-01", new StarLadder(StarLadder.Period.LIFETIME, steps, 0, List.of(), 0, 1));
        itIs("2026-05-01T09:00");

        Expect.equal(
                "Stars.bar: not shorter than the one that holds",
                LocalDate.of(2027, 3, 31),
                ledger().stars().bar(command(), volunteer));
        Expect.equal(PURE, StarLevel.NONE, computed(RatingRun.on(LocalDate.of(2026, 4, 1)), volunteer));
    }

    @Test
    final void whatIsWithARecordThatWasGivenUpCountsForThePerson() {
        VolunteerId from = served(6_000);
        VolunteerId into = ledger().people()
                .register(command(), new People.NewVolunteer(null, PersonalData.named("Volunteer"), null, TODAY));
        List<StarLadder.Step> steps = List.of(new StarLadder.Step(1, 6_000, 12, 0, 1));
        ladder(null, "2026-01-01", new StarLadder(StarLadder.Period.LIFETIME, steps, 0, List.of(), 0, 1));
        HonourKindId kind = kind("district", HonourLevel.DISTRICT, AwardingBody.named("District"), null);
        record(kind, Recipient.person(from), HonourBasis.PRESENTED, "No. 1");
        Expect.equal("StarLadder.Step", 1, computed(NOW, from).stars());

        ledger().personMerges().merge(command(), from, into);

        Expect.equal(
                "Stars: tenure and honours of a person", 1, computed(NOW, into).stars());
        ledger().stars().bar(command(), into);
        Expect.equal("Stars.bar", StarLevel.NONE, computed(NOW, into));
    }

    @Test
    final void nobodyEscapesABarByAnotherRecord() {
        VolunteerId from = served(6_000);
        VolunteerId into = volunteer();
        ledger().stars().bar(command(), from);
        PersonMergeId merge = ledger().personMerges().merge(command(), from, into);
        Expect.equal("StarBar: of the person", StarLevel.NONE, computed(NOW, into));
        ledger().personMerges().undo(command(), merge);
        serve(into, 6_000);
        Expect.equal("PersonMerges.undo: the bar is of the other", level(1), computed(NOW, into));
    }

    @Test
    final void aRatingGoesOnWhereItWasBrokenOff() {
        List<VolunteerId> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            people.add(served(6_000));
        }
        Command command = command();
        List<Long> told = new ArrayList<>();
        Assertions.assertThrows(
                IllegalStateException.class,
                () -> ledger().stars().rate(command, NOW.inBatchesOf(2), done -> {
                    told.add(done);
                    if (done > 2) {
                        throw new IllegalStateException("broken off");
                    }
                }));
        Expect.equal("Stars.rate: progress", List.of(2L, 4L), told);
        people.add(served(6_000));

        StarSummary summary = ledger().stars().rate(command, NOW.inBatchesOf(2), told::add);

        Expect.equal("Stars.rate: the same answers, and the rest", new StarSummary(6, 6, 0, 0), summary);
        for (VolunteerId volunteer : people) {
            Expect.equal(
                    "Stars.rate: once", 1, ledger().stars().history(volunteer).size());
        }
        Expect.error(
                "Stars.MAX_KEY",
                InvalidInput.class,
                () -> ledger().stars().rate(Command.of("k".repeat(59), "leader"), NOW, done -> {}));
    }

    @Test
    final void whoHasLeftIsNotRated() {
        VolunteerId stays = served(6_000);
        VolunteerId leaves = served(6_000);
        rate(NOW);
        ledger().people().withdraw(command(), leaves);
        serve(leaves, 12_000);

        Expect.equal("Stars.rate: who has not left", 1L, rate(NOW).rated());
        Expect.equal("Stars.rate: the level stays", level(1), onRecord(leaves));
        Expect.equal("Stars.rate: the level stays", level(1), onRecord(stays));
    }

    private StarSummary rate(RatingRun run) {
        return ledger().stars().rate(command(), run, done -> {});
    }

    private StarPolicyId ladder(@Nullable AreaId area, String from, StarLadder ladder) {
        return ledger().honourPolicies().setLadder(command(), RulePeriod.from(area, LocalDate.parse(from)), ladder);
    }

    private VolunteerId served(int minutes) {
        VolunteerId volunteer = volunteer();
        serve(volunteer, minutes);
        return volunteer;
    }

    /** Service on as many days as it takes, before all that the volunteer has served so far. */
    private List<EntryRef> serve(VolunteerId volunteer, int minutes) {
        List<HourRecord> records = new ArrayList<>();
        for (int left = minutes; left > 0; left -= FULL_DAY) {
            LocalDate day = days.merge(volunteer, DAY, (before, first) -> before.minusDays(1));
            records.add(untimed(alone(volunteer, city().community()), day, Math.min(left, FULL_DAY)));
        }
        return ledger().hours().record(command(), records, OPEN).stream()
                .map(outcome -> EntryRef.of(((RecordOutcome.Accepted) outcome).entry()))
                .toList();
    }

    private VolunteerId livingIn(AreaId area) {
        return ledger().people()
                .register(
                        command(),
                        new People.NewVolunteer(null, PersonalData.named("Volunteer"), area, LocalDate.of(2025, 1, 1)));
    }

    private StarLevel computed(RatingRun run, VolunteerId volunteer) {
        return Objects.requireNonNull(
                ledger().stars().levelsOn(run, List.of(volunteer)).get(volunteer));
    }

    private int stars(VolunteerId volunteer) {
        return onRecord(volunteer).stars();
    }

    private StarLevel onRecord(VolunteerId volunteer) {
        return ledger().stars().rating(volunteer).map(StarRating::level).orElse(StarLevel.NONE);
    }

    private Map<VolunteerId, StarLevel> onRecord(List<VolunteerId> volunteers) {
        Map<VolunteerId, StarLevel> levels = new HashMap<>();
        volunteers.forEach(volunteer -> levels.put(volunteer, onRecord(volunteer)));
        return levels;
    }

    /** A level of the ladders here, which do not repeat, below the top. */
    private static StarLevel level(int stars) {
        return new StarLevel(stars, 0, List.of());
    }
}
