package org.volunteerledger.hours.accrual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.volunteerledger.hours.accrual.Times.DAY;
import static org.volunteerledger.hours.accrual.Times.ZONE;
import static org.volunteerledger.hours.accrual.Times.accrue;
import static org.volunteerledger.hours.accrual.Times.at;
import static org.volunteerledger.hours.accrual.Times.plan;
import static org.volunteerledger.hours.accrual.Times.present;
import static org.volunteerledger.hours.accrual.Times.reasons;
import static org.volunteerledger.hours.accrual.Times.span;
import static org.volunteerledger.ledger.ReductionReason.ACTIVITY_CAP;
import static org.volunteerledger.ledger.ReductionReason.BELOW_MINIMUM_PRESENCE;
import static org.volunteerledger.ledger.ReductionReason.BREAK;
import static org.volunteerledger.ledger.ReductionReason.DAILY_CAP;
import static org.volunteerledger.ledger.ReductionReason.EARLY_ARRIVAL;
import static org.volunteerledger.ledger.ReductionReason.LATE_DEPARTURE;
import static org.volunteerledger.ledger.ReductionReason.MISSING_CHECK_OUT;
import static org.volunteerledger.ledger.ReductionReason.REVIEW;
import static org.volunteerledger.ledger.ReductionReason.ROUNDING;
import static org.volunteerledger.ledger.ReductionReason.TOO_MANY_CHECK_INS;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.volunteerledger.ledger.Interval;

/** Each step by itself, and where two meet. */
@NullMarked
final class AccrualCalculatorTest {

    private static final AccrualPolicy DEFAULT = AccrualPolicy.DEFAULT;
    private static final LocalDate NEXT = DAY.plusDays(1);

    @Test
    void defaultCreditsEveryMinutePresent() {
        Accrual accrual = accrue(DEFAULT, present("08:41-12:26 13:05-18:00"), plan("09:00-17:00"));

        assertThat(accrual.creditedMinutes()).isEqualTo(225 + 295);
        assertThat(accrual.presentMinutes()).isEqualTo(520);
        assertThat(accrual.reductions()).isEmpty();
        assertThat(accrual.review()).isEqualTo(ReviewLevel.NONE);
        assertThat(accrual.creditedByDay()).containsExactly(Map.entry(DAY, 520));
        assertThat(accrual.checkInsByDay()).containsExactly(Map.entry(DAY, 2));
    }

    @Test
    void secondsOfAllPairsAddUpBeforeTheyAreFlooredOnce() {
        Accrual accrual = accrue(DEFAULT, present("09:00:00-09:00:59 10:00:00-10:00:59 11:00-11:00:01"), Plan.NONE);

        assertThat(accrual.presentMinutes()).isEqualTo(1);
        assertThat(accrual.creditedMinutes()).isEqualTo(1);
    }

    @Test
    void lessThanAMinuteIsAnAttendanceWithoutMinutes() {
        Accrual accrual = accrue(DEFAULT, present("09:00:00-09:00:59"), Plan.NONE);

        assertThat(accrual.presentMinutes()).isZero();
        assertThat(accrual.creditedByDay()).isEmpty();
    }

    @Test
    void intervalAcrossMidnightCountsToBothDays() {
        Accrual accrual = accrue(DEFAULT, present("22:15-25:45"), Plan.NONE);

        assertThat(accrual.creditedByDay()).containsExactly(Map.entry(DAY, 105), Map.entry(NEXT, 105));
    }

    @Test
    void minuteAcrossMidnightIsCountedOnce() {
        Accrual accrual = accrue(DEFAULT, present("23:58:30-24:01:30"), Plan.NONE);

        assertThat(accrual.creditedMinutes()).isEqualTo(3);
        assertThat(accrual.creditedByDay()).containsExactly(Map.entry(DAY, 1), Map.entry(NEXT, 2));
    }

    @Test
    void clockChangesDoNotChangeTheTimeGiven() {
        LocalDate forward = LocalDate.of(1986, 5, 4);
        Interval two = ClockTimes.overnight(
                forward,
                forward.atTime(1, 0).toLocalTime(),
                forward.atTime(4, 0).toLocalTime(),
                ZONE);

        assertThat(accrue(DEFAULT, Attendance.asPlanned(two), Plan.NONE).creditedMinutes())
                .isEqualTo(120);
    }

    @Test
    void timeOutsideThePlanIsClampedWithAReasonEach() {
        AccrualPolicy policy =
                DEFAULT.with(PresenceRule.DEFAULT.withEarly(PresenceRule.CLAMP).withLate(PresenceRule.CLAMP));

        Accrual accrual = accrue(policy, present("08:40-12:30"), plan("09:00-12:00"));

        assertThat(accrual.creditedMinutes()).isEqualTo(180);
        assertThat(reasons(accrual)).isEqualTo(Map.of(EARLY_ARRIVAL, 20, LATE_DEPARTURE, 30));
    }

    @Test
    void graceCreditsSomeTimeOutsideThePlan() {
        AccrualPolicy policy = DEFAULT.with(PresenceRule.DEFAULT.withEarly(15).withLate(10));

        Accrual accrual = accrue(policy, present("08:40-12:30"), plan("09:00-12:00"));

        assertThat(accrual.creditedMinutes()).isEqualTo(205);
        assertThat(reasons(accrual)).isEqualTo(Map.of(EARLY_ARRIVAL, 5, LATE_DEPARTURE, 20));
    }

    @Test
    void pairWhollyOutsideThePlanBringsNothing() {
        AccrualPolicy policy = DEFAULT.with(new PresenceRule(0, 0, 0, 9));

        assertThat(reasons(accrue(policy, present("07:00-08:00 13:00-13:30"), plan("09:00-12:00"))))
                .isEqualTo(Map.of(EARLY_ARRIVAL, 60, LATE_DEPARTURE, 30));
    }

    @Test
    void plannedBreaksAreDeductedAsFarAsTheVolunteerWasPresent() {
        Plan plan = plan("09:00-17:00", "15:00-15:10", "12:00-13:00");

        Accrual accrual = accrue(DEFAULT, present("09:00-12:20 12:50-17:00"), plan);

        assertThat(reasons(accrual)).isEqualTo(Map.of(BREAK, 40));
        assertThat(accrue(DEFAULT.with(BreakRule.NONE), present("09:00-17:00"), plan)
                        .creditedMinutes())
                .isEqualTo(480);
    }

    @Test
    void breakOfTheRecordIsAlwaysDeducted() {
        Accrual timed =
                accrue(DEFAULT.with(BreakRule.NONE), present("09:00-17:00").withBreak(45), Plan.NONE);
        Accrual untimed = accrue(DEFAULT, Attendance.untimed(DAY, 480).withBreak(480), Plan.NONE);

        assertThat(timed.creditedMinutes()).isEqualTo(435);
        assertThat(untimed.creditedMinutes()).isZero();
        assertThat(reasons(untimed)).isEqualTo(Map.of(BREAK, 480));
        assertThat(untimed.creditedByDay()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "09:00-15:00, 0, 360", // Just long enough for none.
        "09:00-15:10, 0, 360", // No less than 6 hours are left.
        "09:00-16:00, 0, 390",
        "09:00-16:00, 20, 390", // The record has 20 of the 30.
        "09:00-16:00, 50, 370", // More than the rule asks for.
        "09:00-12:00 12:20-16:00, 0, 390", // Away for 20 of the 30: 10 more.
        "09:00-12:00 12:40-16:00, 0, 380",
    })
    void longServiceTakesABreakForGranted(String pairs, int recorded, int credited) {
        AccrualPolicy policy = DEFAULT.with(BreakRule.DEFAULT.after(360, 30));

        assertThat(accrue(policy, present(pairs).withBreak(recorded), Plan.NONE).creditedMinutes())
                .isEqualTo(credited);
    }

    @ParameterizedTest
    @CsvSource({"60, 119, 0", "60, 120, 120", "100, 199, 0", "100, 200, 200", "0, 1, 1"})
    void minimumPresenceIsAShareOfThePlan(int percent, int minutes, int credited) {
        AccrualPolicy policy = DEFAULT.with(PresenceRule.DEFAULT.withMinimum(percent));
        Plan plan = plan("09:00-12:20");

        Accrual timed = accrue(policy, Attendance.between(at("09:00"), at("09:" + minutes)), plan);
        Accrual untimed = accrue(policy, Attendance.untimed(DAY, minutes), plan);

        assertThat(timed.creditedMinutes()).isEqualTo(credited);
        assertThat(untimed.creditedMinutes()).isEqualTo(credited);
        assertThat(timed.reducedMinutes()).isEqualTo(minutes - credited);
    }

    @Test
    void timeOutsideThePlanDoesNotHelpToReachTheMinimum() {
        AccrualPolicy policy = DEFAULT.with(PresenceRule.DEFAULT.withMinimum(60));

        assertThat(reasons(accrue(policy, present("07:00-10:00"), plan("09:00-12:00"))))
                .isEqualTo(Map.of(BELOW_MINIMUM_PRESENCE, 180));
    }

    @Test
    void presenceFromStartToEndReachesAHundredPercentWhateverTheBreaks() {
        AccrualPolicy policy =
                DEFAULT.with(PresenceRule.DEFAULT.withMinimum(100)).with(BreakRule.DEFAULT.after(120, 90));

        assertThat(accrue(policy, present("09:00-17:00"), plan("09:00-17:00", "12:00-13:00"))
                        .creditedMinutes())
                .isEqualTo(390);
    }

    @Test
    void activityCapLeavesRoomOnlyForWhatIsNotCreditedYet() {
        AccrualPolicy policy = DEFAULT.with(CreditLimits.DEFAULT.withActivity(120));
        AccrualCalculator calculator = AccrualCalculator.of(policy, ZONE);

        Accrual first = calculator.accrue(present("09:00-10:30"), Plan.NONE, PriorCredit.NONE, Review.NONE);
        PriorCredit prior = PriorCredit.NONE.plus(first);
        Accrual second = calculator.accrue(present("14:00-15:00"), Plan.NONE, prior, Review.NONE);
        Accrual other = calculator.accrue(present("16:00-17:00"), Plan.NONE, prior.inOtherActivity(), Review.NONE);

        assertThat(second.creditedMinutes()).isEqualTo(30);
        assertThat(reasons(second)).isEqualTo(Map.of(ACTIVITY_CAP, 30));
        assertThat(other.creditedMinutes()).isEqualTo(60);
        assertThat(policy.limits().capsActivity()).isTrue();
        assertThat(CreditLimits.DEFAULT.capsActivity()).isFalse();
    }

    @Test
    void stoppingAtThePlanTakesOffTheEnd() {
        AccrualPolicy policy = DEFAULT.with(CreditLimits.DEFAULT.stoppingAtPlan());

        Accrual accrual = accrue(policy, present("21:30-25:00"), plan("22:00-25:00", "23:00-23:30"));

        assertThat(accrual.creditedMinutes()).isEqualTo(150);
        assertThat(accrual.creditedByDay()).containsExactly(Map.entry(DAY, 120), Map.entry(NEXT, 30));
        assertThat(accrue(policy, present("09:00-12:00"), Plan.NONE).creditedMinutes())
                .isEqualTo(180);
    }

    @Test
    void dailyCapCountsEachDayByItself() {
        AccrualPolicy policy = DEFAULT.with(CreditLimits.DEFAULT.withDaily(60));
        PriorCredit prior = PriorCredit.onDays(Map.of(DAY, 45, NEXT, 200));

        Accrual accrual =
                AccrualCalculator.of(policy, ZONE).accrue(present("23:00-25:30"), Plan.NONE, prior, Review.NONE);

        assertThat(accrual.creditedByDay()).containsExactly(Map.entry(DAY, 15));
        assertThat(reasons(accrual)).isEqualTo(Map.of(DAILY_CAP, 135));
        assertThat(accrual.review()).isEqualTo(ReviewLevel.NONE);
    }

    @Test
    void hardLimitOfADayIsTwentyFourHoursOverAllEntries() {
        PriorCredit prior = PriorCredit.onDays(Map.of(DAY, 1300));

        Accrual accrual =
                AccrualCalculator.of(DEFAULT, ZONE).accrue(Attendance.untimed(DAY, 200), Plan.NONE, prior, Review.NONE);

        assertThat(accrual.creditedMinutes()).isEqualTo(140);
    }

    @Test
    void reviewNeededIsTheOneThatLeavesNothingPending() {
        AccrualPolicy policy = DEFAULT.with(CreditLimits.DEFAULT.withDaily(900).withTiers(480, 720));
        Attendance attendance = Attendance.untimed(DAY, 1000);

        Accrual first = accrue(policy, attendance, Plan.NONE);
        Accrual second = accrue(policy, attendance, Plan.NONE, Review.approvedBy(ReviewLevel.ORGANISER));
        Accrual last = accrue(policy, attendance, Plan.NONE, Review.approvedBy(ReviewLevel.PROVINCE));

        assertThat(List.of(first.creditedMinutes(), second.creditedMinutes(), last.creditedMinutes()))
                .containsExactly(480, 720, 900);
        assertThat(List.of(first.pendingMinutes(), second.pendingMinutes(), last.pendingMinutes()))
                .containsExactly(420, 180, 0);
        assertThat(List.of(first.review(), second.review(), last.review()))
                .containsExactly(ReviewLevel.PROVINCE, ReviewLevel.PROVINCE, ReviewLevel.NONE);
    }

    @Test
    void reviewThatCouldBringNothingIsNotAskedFor() {
        AccrualPolicy policy =
                DEFAULT.with(CreditLimits.DEFAULT.withTiers(480, 720)).with(UnitRule.HOUR);

        Accrual accrual = accrue(policy, Attendance.untimed(DAY, 500), Plan.NONE);

        assertThat(accrual.creditedMinutes()).isEqualTo(480);
        assertThat(accrual.review()).isEqualTo(ReviewLevel.NONE);
        assertThat(accrual.pendingMinutes()).isZero();
    }

    @Test
    void onePunchIsWorthNothingUntilReviewedAndThenThePlan() {
        Attendance attendance = present("09:10-");
        Plan plan = plan("09:00-11:00");

        Accrual held = accrue(DEFAULT, attendance, plan);
        Accrual approved = accrue(DEFAULT, attendance, plan, Review.approvedBy(ReviewLevel.ORGANISER));

        assertThat(held.creditedMinutes()).isZero();
        assertThat(reasons(held)).isEqualTo(Map.of(MISSING_CHECK_OUT, 110));
        assertThat(held.review()).isEqualTo(ReviewLevel.ORGANISER);
        assertThat(held.pendingMinutes()).isEqualTo(110);
        assertThat(approved.creditedMinutes()).isEqualTo(110);
        assertThat(approved.review()).isEqualTo(ReviewLevel.NONE);
    }

    @Test
    void onePunchWithoutAPlanAsksForTheCheckOut() {
        Accrual unplanned = accrue(DEFAULT, present("09:10-"), Plan.NONE);
        Accrual untilEnd = accrue(DEFAULT.with(MissingCheckOutRule.PLANNED_END), present("09:10-"), Plan.NONE);
        Accrual looked = accrue(DEFAULT, present("09:10-"), Plan.NONE, Review.approvedBy(ReviewLevel.ORGANISER));

        assertThat(unplanned.presentMinutes()).isZero();
        assertThat(unplanned.review()).isEqualTo(ReviewLevel.ORGANISER);
        assertThat(unplanned.pendingMinutes()).isZero();
        assertThat(untilEnd.review()).isEqualTo(ReviewLevel.ORGANISER);
        assertThat(looked.review()).isEqualTo(ReviewLevel.NONE);
    }

    @Test
    void onePunchAndALongDayNeedTheProvinceAtOnce() {
        AccrualPolicy policy = DEFAULT.with(CreditLimits.DEFAULT.withTiers(480, 720));

        Accrual accrual = accrue(policy, present("06:00-"), plan("06:00-20:00"));

        assertThat(accrual.review()).isEqualTo(ReviewLevel.PROVINCE);
        assertThat(accrual.pendingMinutes()).isEqualTo(840);
    }

    @ParameterizedTest
    @CsvSource({
        "60, 08:50-, 130, 60", // Counts from the plan; the ten minutes before it are early.
        "60, 10:30-, 30, 30", // Never beyond the planned end.
        "60, 12:00-, 0, 0", // After the plan there is nothing to presume.
        "0, 09:00-, 120, 0",
    })
    void fixedTimeForAMissingCheckOut(int minutes, String pairs, int present, int credited) {
        AccrualPolicy policy = DEFAULT.with(MissingCheckOutRule.fixed(minutes))
                .with(PresenceRule.DEFAULT.withEarly(PresenceRule.CLAMP));

        Accrual accrual = accrue(policy, present(pairs), plan("09:00-11:00"));

        assertThat(accrual.creditedMinutes()).isEqualTo(credited);
        assertThat(accrual.review()).isEqualTo(ReviewLevel.NONE);
        assertThat(accrual.presentMinutes()).isEqualTo(present);
    }

    @Test
    void missingCheckOutLastsAtMostUntilTheNextCheckIn() {
        AccrualPolicy policy = DEFAULT.with(MissingCheckOutRule.PLANNED_END);

        Accrual accrual = accrue(policy, present("09:00- 10:00-10:30 11:00-"), plan("09:00-12:00"));

        assertThat(accrual.creditedMinutes()).isEqualTo(60 + 30 + 60);
    }

    @Test
    void missingCheckOutLastsAtMostADayFromTheFirstCheckIn() {
        AccrualPolicy policy = DEFAULT.with(MissingCheckOutRule.PLANNED_END);

        assertThat(accrue(policy, present("08:00-"), plan("09:00-33:00")).presentMinutes())
                .isEqualTo(1440);
    }

    @Test
    void pairsBeyondTheNumberThatCountsOnADayBringNothing() {
        AccrualPolicy policy = DEFAULT.with(PresenceRule.DEFAULT.withCheckInsPerDay(2));
        Attendance attendance = present("09:00-09:10 10:00-10:20 11:00-11:40 24:10-24:15");

        Accrual accrual = accrue(policy, attendance, Plan.NONE);
        Accrual later = AccrualCalculator.of(policy, ZONE)
                .accrue(attendance, Plan.NONE, new PriorCredit(Map.of(), 0, Map.of(DAY, 1)), Review.NONE);

        assertThat(reasons(accrual)).isEqualTo(Map.of(TOO_MANY_CHECK_INS, 40));
        assertThat(reasons(later)).isEqualTo(Map.of(TOO_MANY_CHECK_INS, 60));
        assertThat(PriorCredit.NONE.plus(accrual).checkInsByDay()).isEqualTo(Map.of(DAY, 3, NEXT, 1));
    }

    @Test
    void pairThatDoesNotCountAsksForNoCheckOut() {
        AccrualPolicy policy = DEFAULT.with(PresenceRule.DEFAULT.withCheckInsPerDay(1));

        Accrual accrual = accrue(policy, present("09:00-10:00 10:30-"), plan("09:00-12:00"));

        assertThat(accrual.creditedMinutes()).isEqualTo(60);
        assertThat(accrual.review()).isEqualTo(ReviewLevel.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "30, DOWN, 59, 30",
        "30, DOWN, 60, 60",
        "60, DOWN, 59, 0",
        "30, HALF_UP, 44, 30",
        "30, HALF_UP, 45, 45",
        "15, HALF_UP, 7, 0",
        "15, HALF_UP, 8, 8",
        "60, UP, 61, 61",
        "1, DOWN, 61, 61",
    })
    void unitNeverCreditsMoreThanWasPresent(int unit, UnitRounding rounding, int minutes, int credited) {
        AccrualPolicy policy =
                DEFAULT.with(UnitRule.HOUR).with(new UnitRule(unit, UnitRounding.DOWN).rounding(rounding));

        Accrual accrual = accrue(policy, Attendance.untimed(DAY, minutes), Plan.NONE);

        assertThat(accrual.creditedMinutes()).isEqualTo(credited);
        assertThat(reasons(accrual).getOrDefault(ROUNDING, 0)).isEqualTo(minutes - credited);
    }

    @Test
    void reviewerMayCreditLess() {
        Review review = Review.approvedBy(ReviewLevel.ORGANISER).atMost(100);

        Accrual accrual = accrue(DEFAULT, present("22:30-25:00"), Plan.NONE, review);

        assertThat(accrual.creditedByDay()).containsExactly(Map.entry(DAY, 90), Map.entry(NEXT, 10));
        assertThat(reasons(accrual)).isEqualTo(Map.of(REVIEW, 50));
    }

    @Test
    void reductionsComeOncePerReasonInTheOrderOfReasons() {
        AccrualPolicy policy = DEFAULT.with(new PresenceRule(0, 0, 0, 2))
                .with(CreditLimits.DEFAULT.withDaily(100))
                .with(UnitRule.HOUR);

        Accrual accrual = accrue(
                policy,
                present("08:30-12:10 12:20-13:30 14:00-14:30").withBreak(15),
                plan("09:00-13:00", "10:00-10:10", "11:00-11:10"));

        assertThat(reasons(accrual))
                .isEqualTo(Map.of(
                        EARLY_ARRIVAL,
                        30,
                        LATE_DEPARTURE,
                        30,
                        BREAK,
                        35,
                        DAILY_CAP,
                        95,
                        ROUNDING,
                        40,
                        TOO_MANY_CHECK_INS,
                        30));
        assertThat(accrual.reductions())
                .isSortedAccordingTo((a, b) -> a.reason().compareTo(b.reason()));
        assertThat(accrual.presentMinutes()).isEqualTo(320);
    }

    @Test
    void plannedAttendanceIsWhatALeaderConfirms() {
        assertThat(accrue(DEFAULT, Attendance.asPlanned(span("09:00-10:00")), plan("09:00-10:00"))
                        .creditedMinutes())
                .isEqualTo(60);
    }
}
