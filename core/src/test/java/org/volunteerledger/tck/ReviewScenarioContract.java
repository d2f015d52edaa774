package org.volunteerledger.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HoursError;
import org.volunteerledger.hours.LedgerFinding;
import org.volunteerledger.hours.LedgerVerification;
import org.volunteerledger.hours.ObjectionId;
import org.volunteerledger.hours.ReviewSummary;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.hours.accrual.CreditLimits;
import org.volunteerledger.hours.accrual.PresenceRule;
import org.volunteerledger.hours.accrual.Review;
import org.volunteerledger.hours.accrual.ReviewLevel;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ReductionReason;
import org.volunteerledger.ledger.Totals;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.EnrolmentId;
import org.volunteerledger.service.EnrolmentStatus;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.Sheet;
import org.volunteerledger.service.Shift;

/** From an activity over enrolment and check-in to the entries that a review posts. */
public abstract class ReviewScenarioContract extends ScenarioContract {

    private static final String POSTED = "Hours.review: an entry for each pair, with what the policy gives";
    private static final String HELD = "Hours.review: one punch is worth nothing until somebody decides";
    private static final String AGAIN = "Hours.review: a new decision takes back what was posted, and posts anew";
    private static final String PAIRS = "PresenceRule.checkInsPerDay: the limit is for one activity on one day";
    private static final String DOWN = "Hours.review: what is turned down counts in no figure";
    private static final String SAME = "Hours.review: a decision that makes no difference posts nothing";
    private static final Review CONFIRMED = Review.approvedBy(ReviewLevel.ORGANISER);
    private static final Review NOT_THERE = CONFIRMED.atMost(0);

    /** For subclasses. */
    protected ReviewScenarioContract() {}

    @Test
    final void attendanceBecomesEntries() {
        VolunteerId volunteer = volunteer();
        EnrolmentId enrolment = enrolled(volunteer, on("09:00"), on("12:00"));
        itIs("2026-03-02T20:00");
        attend(enrolment, on("09:00"), on("11:30"));
        Command command = command();

        ReviewSummary summary = review(command, enrolment, OPEN, Map.of());

        Expect.equal(POSTED, new ReviewSummary(1, 0, 150), summary);
        Expect.equal(POSTED, summary, review(command, enrolment, OPEN, Map.of()));
        Expect.equal(POSTED, new Totals(150, 0, 1, 0, 1), totals(volunteer));
        HourEntry entry = ledger().hours().entries(volunteer.account()).get(0);
        Expect.equal(POSTED, in(find(enrolment).activity(), volunteer), entry.attribution());
        Expect.equal(POSTED, Evidence.CHECK_IN, entry.evidence());
        Expect.equal(POSTED, EnrolmentStatus.REVIEWED, find(enrolment).status());
        Expect.equal(POSTED, List.of(1L), reviewed(enrolment).entries());
        Expect.equal(POSTED, "leader", reviewed(enrolment).reviewer());
        Expect.equal(
                POSTED,
                ReviewSummary.class,
                review(command(), enrolment, OPEN, Map.of()).getClass());
        Expect.equal("Hours.review: reviewed once", 1, entries(volunteer).size());
    }

    @Test
    final void aLeadersSheetIsEvidenceOfItsOwn() {
        VolunteerId volunteer = volunteer();
        EnrolmentId enrolment = enrolled(volunteer, on("09:00"), on("12:00"));
        itIs("2026-03-02T20:00");
        Sheet sheet =
                new Sheet(find(enrolment).activity(), 1, List.of(new Sheet.Line(volunteer, on("09:00"), on("12:00"))));
        ledger().attendances().recordSheets(command(), List.of(sheet));
        review(enrolment);

        Expect.equal(POSTED, Evidence.LEADER, entries(volunteer).get(0).evidence());
    }

    @Test
    final void severalPairsOfADayAreOneParticipation() {
        VolunteerId volunteer = volunteer();
        EnrolmentId enrolment = enrolled(volunteer, on("09:00"), on("18:00"));
        itIs("2026-03-02T20:00");
        attend(enrolment, on("08:30"), on("10:00"));
        attend(enrolment, on("11:00"), on("12:00"));
        attend(enrolment, on("14:00"), on("18:20"));
        AccrualRules clamped = AccrualRules.always(AccrualPolicy.DEFAULT.with(
                PresenceRule.DEFAULT.withEarly(PresenceRule.CLAMP).withLate(PresenceRule.CLAMP)));

        Expect.equal(POSTED, new ReviewSummary(1, 0, 360), review(command(), enrolment, clamped, Map.of()));

        List<HourEntry> entries = entries(volunteer);
        Expect.equal(
                POSTED,
                List.of(60, 60, 240),
                entries.stream().map(HourEntry::minutes).toList());
        Expect.equal(
                "HourEntry.reductions: each where it was lost",
                List.of(
                        List.of(new Reduction(ReductionReason.EARLY_ARRIVAL, 30)),
                        List.of(),
                        List.of(new Reduction(ReductionReason.LATE_DEPARTURE, 20))),
                entries.stream().map(HourEntry::reductions).toList());
        Expect.equal(POSTED, 1L, totals(volunteer).participations());
        post(timed(volunteer, on("10:00"), on("11:00")));
    }

    @Test
    final void secondsAreNotLostBetweenPairs() {
        VolunteerId volunteer = volunteer();
        EnrolmentId enrolment = enrolled(volunteer, on("09:00"), on("18:00"));
        itIs("2026-03-02T20:00");
        for (String hour : List.of("09:00", "11:00", "13:00")) {
            attend(enrolment, on(hour), on(hour).plus(Duration.ofSeconds(3580)));
        }
        review(enrolment);

        Expect.equal(
                POSTED,
                List.of(59, 60, 60),
                entries(volunteer).stream().map(HourEntry::minutes).toList());
    }

    @Test
    final void aMissingCheckOutIsHeldUntilADecision() {
        VolunteerId volunteer = volunteer();
        EnrolmentId enrolment = enrolled(volunteer, on("09:00"), on("12:00"));
        itIs("2026-03-02T20:00");
        ledger().attendances().checkIn(command(), enrolment, on("09:30"));

        Expect.equal(HELD, new ReviewSummary(0, 1, 0), review(command(), enrolment, OPEN, Map.of()));
        Expect.equal(HELD, EnrolmentStatus.CHECKED_IN, find(enrolment).status());
        Expect.equal(HELD, Totals.ZERO, totals(volunteer));

        Expect.equal(HELD, new ReviewSummary(1, 0, 150), review(enrolment, CONFIRMED));
        HourEntry entry = entries(volunteer).get(0);
        Expect.equal(HELD, on("12:00"), entry.time().end());
    }

    @Test
    final void whatIsKnownIsPostedAndTheRestWaits() {
        VolunteerId volunteer = volunteer();
        EnrolmentId enrolment = enrolled(volunteer, on("09:00"), on("12:00"));
        itIs("2026-03-02T20:00");
        attend(enrolment, on("09:00"), on("10:00"));
        ledger().attendances().checkIn(command(), enrolment, on("11:00"));

        Expect.equal(HELD, new ReviewSummary(1, 1, 60), review(command(), enrolment, OPEN, Map.of()));
        Expect.equal(HELD, 60L, minutes(volunteer));
        Expect.equal(HELD, new ReviewSummary(1, 0, 120), review(enrolment, CONFIRMED));
        Expect.equal(HELD, new Totals(120, 0, 1, 0, 2), totals(volunteer));
    }

    @Test
    final void aNewDecisionTakesBackAndPostsAnew() {
        VolunteerId volunteer = volunteer();
        EnrolmentId enrolment = enrolled(volunteer, on("09:00"), on("18:00"));
        itIs("2026-03-02T20:00");
        attend(enrolment, on("09:00"), on("11:00"));
        attend(enrolment, on("12:00"), on("14:00"));
        attend(enrolment, on("15:00"), on("17:00"));
        review(enrolment);

        Expect.equal(AGAIN, new ReviewSummary(1, 0, 200), review(enrolment, CONFIRMED.atMost(200)));
        Expect.equal(AGAIN, new Totals(200, 0, 1, 0, 3), totals(volunteer));
        Expect.equal(AGAIN, new ReviewSummary(1, 0, 360), review(enrolment, CONFIRMED));
        Expect.equal(AGAIN, new Totals(360, 0, 1, 0, 3), totals(volunteer));
        Expect.equal(
                AGAIN,
                6L,
                entries(volunteer).stream()
                        .filter(entry -> entry.kind() == EntryKind.VOID)
                        .count());
    }

    @Test
    final void aNewDecisionFindsEntriesThatWereTakenBackOrMoved() {
        VolunteerId volunteer = volunteer();
        EnrolmentId enrolment = enrolled(volunteer, on("09:00"), on("18:00"));
        itIs("2026-03-02T20:00");
        attend(enrolment, on("09:00"), on("11:00"));
        attend(enrolment, on("12:00"), on("14:00"));
        review(enrolment);
        ledger().hours().takeBack(command(), new EntryRef(volunteer.account(), 1), "FALSE_ENTRY");
        Expect.equal(AGAIN, new Totals(120, 0, 1, 0, 1), totals(volunteer));

        Expect.equal(AGAIN, new ReviewSummary(1, 0, 240), review(enrolment, CONFIRMED));
        Expect.equal(AGAIN, new Totals(240, 0, 1, 0, 2), totals(volunteer));
    }

    @Test
    final void attendanceThatIsTurnedDownCountsInNoFigure() {
        VolunteerId volunteer = volunteer();
        EnrolmentId enrolment = enrolled(volunteer, on("09:00"), on("12:00"));
        itIs("2026-03-02T20:00");
        attend(enrolment, on("09:00"), on("10:00"));
        attend(enrolment, on("10:30"), on("12:00"));

        Expect.equal(DOWN, new ReviewSummary(1, 0, 0), review(enrolment, NOT_THERE));

        Expect.equal(DOWN, EnrolmentStatus.REVIEWED, find(enrolment).status());
        Expect.equal(DOWN, Totals.ZERO, totals(volunteer));
        Expect.equal(DOWN, List.of(0L, 0L, 0L, 0L), counted(find(enrolment).activity()));
        Expect.equal(
                "Reduction: every minute not credited has a reason",
                List.of(
                        List.of(new Reduction(ReductionReason.REVIEW, 60)),
                        List.of(new Reduction(ReductionReason.REVIEW, 90))),
                entries(volunteer).stream()
                        .filter(entry -> entry.kind() == EntryKind.GRANT)
                        .map(HourEntry::reductions)
                        .toList());
        Expect.equal(DOWN, List.of(), findings());
    }

    @Test
    final void whoIsTurnedDownMayHaveBeenElsewhere() {
        VolunteerId volunteer = volunteer();
        EnrolmentId enrolment = enrolled(volunteer, on("09:00"), on("12:00"));
        itIs("2026-03-02T20:00");
        attend(enrolment, on("09:00"), on("12:00"));
        post(timed(volunteer, on("11:00"), on("13:00")));

        Expect.equal(DOWN, new ReviewSummary(1, 0, 0), review(enrolment, NOT_THERE));
        post(timed(volunteer, on("08:00"), on("10:00")));
        Expect.equal(DOWN, 240L, minutes(volunteer));
        Expect.equal(DOWN, List.of(), findings());
    }

    @Test
    final void whatWasTurnedDownCanBeApprovedAfterAll() {
        VolunteerId volunteer = volunteer();
        EnrolmentId enrolment = enrolled(volunteer, on("09:00"), on("12:00"));
        itIs("2026-03-02T20:00");
        attend(enrolment, on("09:00"), on("12:00"));
        review(enrolment, NOT_THERE);

        Expect.equal(AGAIN, new ReviewSummary(1, 0, 180), review(enrolment, CONFIRMED));
        Expect.equal(AGAIN, new Totals(180, 0, 1, 0, 1), totals(volunteer));
        Expect.equal(AGAIN, new ReviewSummary(1, 0, 0), review(enrolment, NOT_THERE));
        Expect.equal(AGAIN, Totals.ZERO, totals(volunteer));
    }

    @Test
    final void anObjectionToWhatWasTurnedDownIsUpheldByTheTime() {
        VolunteerId volunteer = volunteer();
        EnrolmentId enrolment = enrolled(volunteer, on("09:00"), on("12:00"));
        itIs("2026-03-02T20:00");
        attend(enrolment, on("09:00"), on("12:00"));
        review(enrolment, NOT_THERE);
        EntryRef refused = EntryRef.of(entries(volunteer).get(0));
        Command asks = Command.of("objection", "volunteer-1");
        ObjectionId objection = ledger().requests().object(asks, volunteer, refused, "Zhang saw me there.");

        ledger().requests()
                .uphold(
                        command().because("Zhang says so too."),
                        objection,
                        timed(volunteer, on("09:00"), on("12:00")),
                        OPEN);

        Expect.equal("Requests.uphold: what was turned down is posted", 180L, minutes(volunteer));
    }

    @Test
    final void theSameDecisionAgainPostsNothing() {
        VolunteerId volunteer = volunteer();
        EnrolmentId enrolment = enrolled(volunteer, on("09:00"), on("18:00"));
        itIs("2026-03-02T20:00");
        attend(enrolment, on("09:00"), on("11:00"));
        attend(enrolment, on("12:00"), on("14:00"));
        for (Review decision : List.of(Review.NONE, CONFIRMED, CONFIRMED.atMost(200), NOT_THERE)) {
            ReviewSummary summary = review(enrolment, decision);
            long before = ledger().hours().account(volunteer.account()).version();

            Expect.equal(SAME, summary, review(enrolment, decision));
            Expect.equal(
                    SAME, before, ledger().hours().account(volunteer.account()).version());
        }
    }

    @Test
    final void tooLittlePresenceBringsNoMinutes() {
        VolunteerId present = volunteer();
        VolunteerId shortly = volunteer();
        ActivityId activity = planned(on("09:00"), on("14:00"));
        EnrolmentId enough = enrol(activity, present);
        EnrolmentId tooLittle = enrol(activity, shortly);
        itIs("2026-03-02T20:00");
        attend(enough, on("09:00"), on("12:00"));
        attend(tooLittle, on("09:00"), on("11:59"));
        AccrualRules sixty = AccrualRules.always(AccrualPolicy.DEFAULT.with(PresenceRule.DEFAULT.withMinimum(60)));

        Expect.equal(
                POSTED,
                new ReviewSummary(2, 0, 180),
                ledger().hours().review(command(), List.of(activity), sixty, Map.of()));
        Expect.equal(POSTED, 180L, minutes(present));
        Expect.equal("Hours.review: who was there counts", new Totals(0, 0, 1, 0, 1), totals(shortly));
        Expect.equal("Hours.review: who was there counts", List.of(180L, 2L, 2L, 1L), counted(activity));
    }

    @Test
    final void plannedBreaksAreDeducted() {
        VolunteerId volunteer = volunteer();
        Interval day = new Interval(on("09:00"), on("17:00"));
        itIs("2026-03-01T08:00");
        ActivityId activity = activity(new Schedule(
                day, List.of(new Interval(on("12:00"), on("13:00"))), List.of(), List.of(new Shift(1, day, 0, null))));
        EnrolmentId enrolment = enrol(activity, volunteer);
        itIs("2026-03-02T20:00");
        attend(enrolment, on("09:00"), on("17:00"));
        review(enrolment);

        Expect.equal(POSTED, 420L, minutes(volunteer));
    }

    @Test
    final void aShiftAcrossMidnightIsOneAttendance() {
        VolunteerId volunteer = volunteer();
        Instant ten = on("22:00");
        EnrolmentId enrolment = enrolled(volunteer, ten, ten.plus(Duration.ofHours(8)));
        itIs("2026-03-03T20:00");
        attend(enrolment, ten, ten.plus(Duration.ofMinutes(90)));
        attend(enrolment, ten.plus(Duration.ofHours(3)), ten.plus(Duration.ofHours(8)));
        AccrualPolicy policy = AccrualPolicy.DEFAULT
                .with(PresenceRule.DEFAULT.withMinimum(60))
                .with(CreditLimits.DEFAULT.withDaily(240));

        ReviewSummary summary = review(command(), enrolment, AccrualRules.always(policy), Map.of());

        // An hour and a half of the first day, and four of the five hours of the second.
        Expect.equal(POSTED, new ReviewSummary(1, 0, 330), summary);
        Expect.equal(
                POSTED,
                List.of(90, 240),
                entries(volunteer).stream().map(HourEntry::minutes).toList());
        Expect.equal(POSTED, 2L, totals(volunteer).participations());
    }

    @Test
    final void aVolunteerMayBeInTwoActivitiesOfOneReview() {
        VolunteerId volunteer = volunteer();
        ActivityId morning = planned(on("08:00"), on("12:00"));
        ActivityId evening = planned(on("13:00"), on("18:00"));
        EnrolmentId first = enrol(morning, volunteer);
        EnrolmentId second = enrol(evening, volunteer);
        itIs("2026-03-02T20:00");
        attend(first, on("08:00"), on("09:00"));
        attend(first, on("10:00"), on("12:00"));
        attend(second, on("13:00"), on("15:00"));
        attend(second, on("16:00"), on("18:00"));
        AccrualPolicy policy = AccrualPolicy.DEFAULT
                .with(PresenceRule.DEFAULT.withCheckInsPerDay(2))
                .with(CreditLimits.DEFAULT.withDaily(360));

        ReviewSummary summary = ledger().hours()
                .review(command(), List.of(evening, morning, evening), AccrualRules.always(policy), Map.of());

        Expect.equal(PAIRS, new ReviewSummary(2, 0, 360), summary);
        Expect.equal(PAIRS, new Totals(360, 0, 2, 0, 4), totals(volunteer));
    }

    @Test
    final void pairsOfAnEarlierReviewCountToo() {
        VolunteerId volunteer = volunteer();
        Interval day = new Interval(on("08:00"), on("18:00"));
        Interval morning = new Interval(on("08:00"), on("12:00"));
        Interval evening = new Interval(on("13:00"), on("18:00"));
        itIs("2026-03-01T08:00");
        ActivityId activity = activity(new Schedule(
                day, List.of(), List.of(), List.of(new Shift(1, morning, 0, null), new Shift(2, evening, 0, null))));
        EnrolmentId first = enrol(activity, volunteer);
        EnrolmentId second =
                ledger().enrolments().signUp(command(), activity, 2, volunteer).id();
        AccrualRules two = AccrualRules.always(AccrualPolicy.DEFAULT.with(PresenceRule.DEFAULT.withCheckInsPerDay(2)));
        itIs("2026-03-02T12:30");
        attend(first, on("08:00"), on("09:00"));
        review(command(), first, two, Map.of());
        itIs("2026-03-02T20:00");
        attend(second, on("13:00"), on("14:00"));
        attend(second, on("15:00"), on("16:00"));

        Expect.equal(PAIRS, new ReviewSummary(1, 0, 60), review(command(), second, two, Map.of()));
        Expect.equal(PAIRS, 120L, minutes(volunteer));
    }

    @Test
    final void aReviewThatWouldOverlapIsRefusedAsAWhole() {
        VolunteerId volunteer = volunteer();
        VolunteerId other = volunteer();
        ActivityId activity = planned(on("09:00"), on("12:00"));
        EnrolmentId enrolment = enrol(activity, volunteer);
        EnrolmentId fine = enrol(activity, other);
        itIs("2026-03-02T20:00");
        attend(enrolment, on("09:00"), on("12:00"));
        attend(fine, on("09:00"), on("12:00"));
        post(timed(volunteer, on("11:00"), on("13:00")));

        Expect.error(POSTED, Refused.class, HoursError.OVERLAP, () -> review(enrolment));
        Expect.equal(POSTED, 0L, minutes(other));
        Expect.equal(POSTED, EnrolmentStatus.ATTENDED, find(fine).status());
    }

    @Test
    final void aCancelledActivityKeepsTheWorkThatWasDone() {
        VolunteerId volunteer = volunteer();
        EnrolmentId enrolment = enrolled(volunteer, on("09:00"), on("11:00"));
        itIs("2026-03-02T20:00");
        attend(enrolment, on("09:00"), on("11:00"));
        ledger().services().cancel(command(), find(enrolment).activity());

        review(enrolment);

        Expect.equal("Activity: no change of its status touches what was earned", 120L, minutes(volunteer));
    }

    @Test
    final void decisionsWithoutEffectAreRefused() {
        VolunteerId volunteer = volunteer();
        ActivityId activity = planned(on("09:00"), on("12:00"));
        EnrolmentId absent = enrol(activity, volunteer);
        itIs("2026-03-02T20:00");

        Expect.error(
                "Hours.review: no decision is silently ignored",
                Refused.class,
                HoursError.NOTHING_TO_REVIEW,
                () -> review(absent, CONFIRMED));
        Expect.error(
                "Hours.review: activities exist",
                Refused.class,
                CommandError.UNKNOWN_RECORD,
                () -> ledger().hours().review(command(), List.of(new ActivityId(4711)), OPEN, Map.of()));
        Expect.equal(
                POSTED,
                new ReviewSummary(0, 0, 0),
                ledger().hours().review(command(), List.of(activity), OPEN, Map.of()));
    }

    private ActivityId planned(Instant start, Instant end) {
        itIs("2026-03-01T08:00");
        return activity(start, end);
    }

    private EnrolmentId enrolled(VolunteerId volunteer, Instant start, Instant end) {
        return enrol(planned(start, end), volunteer);
    }

    private ReviewSummary review(EnrolmentId enrolment) {
        return review(command(), enrolment, OPEN, Map.of());
    }

    private ReviewSummary review(EnrolmentId enrolment, Review decision) {
        return review(command(), enrolment, OPEN, Map.of(enrolment, decision));
    }

    private ReviewSummary review(
            Command command, EnrolmentId enrolment, AccrualRules rules, Map<EnrolmentId, Review> decisions) {
        return ledger().hours().review(command, List.of(find(enrolment).activity()), rules, decisions);
    }

    private Enrolment find(EnrolmentId id) {
        return storage().find(Enrolment.KIND, id.value()).orElseThrow().entity();
    }

    private org.volunteerledger.service.AttendanceReview reviewed(EnrolmentId id) {
        return java.util.Objects.requireNonNull(find(id).review(), "the enrolment was reviewed");
    }

    private List<HourEntry> entries(VolunteerId volunteer) {
        return ledger().hours().entries(volunteer.account());
    }

    /** Minutes, participations, persons and activities, as a report shows them. */
    private List<Long> counted(ActivityId activity) {
        HourFilter filter = HourFilter.SERVICE.where(Dimension.ACTIVITY, List.of(activity.value()));
        List<Measure> measures =
                List.of(Measure.MINUTES, Measure.PARTICIPATIONS, Measure.VOLUNTEERS, Measure.ACTIVITIES);
        HourTable table = storage().aggregate(HourQuery.of(List.of(), measures, filter));
        return IntStream.range(0, measures.size())
                .mapToObj(column -> table.rows() == 0 ? 0L : table.value(0, column))
                .toList();
    }

    private List<LedgerFinding> findings() {
        List<LedgerFinding> findings = new ArrayList<>();
        LedgerVerification.run(storage(), findings::add, checked -> {});
        return findings;
    }
}
