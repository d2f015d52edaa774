package org.volunteerledger.hours.accrual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.volunteerledger.hours.accrual.Times.DAY;
import static org.volunteerledger.hours.accrual.Times.ZONE;
import static org.volunteerledger.hours.accrual.Times.accrue;
import static org.volunteerledger.hours.accrual.Times.at;
import static org.volunteerledger.hours.accrual.Times.plan;
import static org.volunteerledger.hours.accrual.Times.present;
import static org.volunteerledger.hours.accrual.Times.reasons;
import static org.volunteerledger.hours.accrual.Times.span;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.ReductionReason;

/**
 * What other systems do with time, each as a setting of a policy here. The first column is the id of the case in the project's list.
 *
 * <p>Some of them the library does not follow, on purpose:
 *
 * <ul>
 *   <li>Weighted hours and night bonuses (ENG-11, ENG-13 at night, MAG-3): a factor never touches minutes. Whoever rewards the night
 *       does it in points, and time stays what was given.
 *   <li>Hours times the size of a party (V4S-7): unnamed helpers are participations, not the time of the one who brought them.
 *   <li>Thousandths of an hour (VMS-9): the ledger has whole minutes, so 22.453 h are 1347 minutes.
 *   <li>A recorded end before the true one (HOC-5): the extra minutes are credited, and the end stays true, or an entry would have more
 *       minutes than its interval.
 *   <li>Time below zero as zero (the rule of ELY-1): an end before the start is refused, so that the mistake is seen.
 * </ul>
 *
 * <p>Points, coins, conversions between books, milestones and stars (HEN points, ZVM, MIL, TOV, TB, STAR, ZJG) are not accrual.
 */
@NullMarked
final class AcceptanceCasesTest {

    private static final AccrualPolicy DEFAULT = AccrualPolicy.DEFAULT;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"VMS-1, 01:00, 02:00, 1", "VMS-3, 01:00, 13:00, 12", "VMS-5, 22:00, 01:00, 3", "LOT-3, 23:00, 01:00, 2"
    })
    void clockTimesGiveHours(String id, LocalTime start, LocalTime end, int hours) {
        Interval time = ClockTimes.overnight(DAY, start, end, ZONE);

        assertThat(accrue(DEFAULT, Attendance.asPlanned(time), Plan.NONE).creditedMinutes())
                .isEqualTo(hours * 60);
    }

    @Test
    void vms11EndBeforeStartOnOneDayIsRefused() {
        assertThatThrownBy(() -> ClockTimes.sameDay(DAY, LocalTime.of(14, 0), LocalTime.of(12, 0), ZONE))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "VMS-7, 60 60 60 60, 4, 0",
        "ZEN-1, 75 60, 2, 0",
        "ZEN-3, 0, 0, 0",
        "EEN-1, 85050, 1418, 0",
        "ELY-3, 110, 1.83, 2",
        "MAG-1, 120, 2, 0",
        "MAG-5, 120 15, 2.25, 2",
        "CASA-1, 60 180, 4, 0",
        // Not followed to the last decimal: 101.043 h there.
        "VMS-9, 720 1440 1410 940 1347 205, 101.03, 2",
    })
    void minutesAreSummedAndRoundedOnce(String id, String minutes, BigDecimal hours, int decimals) {
        long sum = Stream.of(minutes.split(" ", -1)).mapToLong(Long::parseLong).sum();

        assertThat(new HourFormat(decimals, RoundingMode.HALF_UP).hours(sum)).isEqualTo(hours);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "VMS-9, 12 24 23.5 15.67 22.453 3.42, 6062",
        "TCD-3, 2.5 3.0 2.75 3.0 0.5 2.5 2.75 2.75 3.0 3.5 3.0 6.0 2.0, 2235",
    })
    void decimalHoursBecomeMinutesEachByItself(String id, String hours, long minutes) {
        long sum = Stream.of(hours.split(" ", -1))
                .mapToLong(each -> HourFormat.minutes(new BigDecimal(each)))
                .sum();

        assertThat(sum).isEqualTo(minutes);
    }

    @ParameterizedTest(name = "{0} {1} grace {2}")
    @CsvSource({
        "PLN-1, 12:00-18:00, 60, 0, 0",
        "PLN-3, 13:00-18:00, 60, 0, 0",
        "PLN-5, 13:00-17:00, 60, 0, 0",
        "PLN-7, 09:00-11:00, 0, 1, 1",
        "PLN-9, 11:00-15:00, 0, 1, 1",
        "PLN-11, 09:00-12:00, 0, 1, 1",
        "PLN-13, 09:00-12:00, 180, 1, 1",
        "PLN-15, 11:00-13:00, 60, 0, 1",
        "HEN-29, 09:00-12:00, 0, 1, 1",
    })
    void signUpsCollide(String id, String candidate, long graceMinutes, int hard, int soft) {
        List<Interval> taken = List.of(span("09:00-12:00"), span("18:00-21:00"), span("01:00-02:00"));

        Overlap overlap = Overlap.of(span(candidate), taken, Duration.ofMinutes(graceMinutes));

        assertThat(overlap.hard()).hasSize(hard);
        assertThat(overlap.soft()).hasSize(soft);
        assertThat(overlap.isNone()).isEqualTo(soft == 0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ENG-1, 04:00-05:00, 1",
        "ENG-3, 07:45-08:00, 1",
        "ENG-5, 00:00-02:01, 1",
        "ENG-7, 01:00-09:00, 1",
        "ENG-9, 08:00-10:00, 0",
        "the minute before ENG-5, 00:00-02:00, 0",
    })
    void aShiftIsAtNightIfItHasTimeInCommonWithIt(String id, String shift, int nights) {
        assertThat(Overlap.of(span(shift), List.of(span("02:00-08:00")), Duration.ZERO)
                        .hard())
                .hasSize(nights);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ELY-1, 120, 150, 120", "ELY-3, 240, 110, 110"})
    void elapsedTimeStopsAtThePlan(String id, int planned, int elapsed, int credited) {
        AccrualPolicy policy = DEFAULT.with(CreditLimits.DEFAULT.stoppingAtPlan());
        Plan plan = Plan.of(new Interval(at("09:00"), at("09:" + planned)));

        assertThat(accrue(policy, Attendance.between(at("08:50"), at("08:" + (50 + elapsed))), plan)
                        .creditedMinutes())
                .isEqualTo(credited);
    }

    @Test
    void lot1OnePunchIsAnHourIfThePolicySaysSo() {
        assertThat(accrue(DEFAULT.with(MissingCheckOutRule.fixed(60)), present("09:00-"), Plan.NONE)
                        .creditedMinutes())
                .isEqualTo(60);
    }

    @Test
    void lot5DayIsCapped() {
        AccrualPolicy policy = DEFAULT.with(CreditLimits.DEFAULT.withDaily(480));

        Accrual accrual = accrue(policy, present("08:00-22:00"), Plan.NONE);

        assertThat(reasons(accrual)).isEqualTo(Map.of(ReductionReason.DAILY_CAP, 360));
        assertThat(new HourFormat(1, RoundingMode.HALF_UP).hours(accrual.creditedMinutes()))
                .isEqualTo(new BigDecimal("8.0"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"HOC-1, 10:00-11:00, 60", "HOC-3, 10:20-11:00, 40", "HOC-5, 10:00-11:30, 90"})
    void checkInAndOutDecide(String id, String time, int credited) {
        assertThat(accrue(DEFAULT, Attendance.asPlanned(span(time)), plan("10:00-11:00"))
                        .creditedMinutes())
                .isEqualTo(credited);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "HEN-15, 09:00-10:00, 60",
        "HEN-17, 09:00-11:00, 120",
        "HEN-23, 09:00-12:00, 180",
        "ENG-13, 09:00-11:00, 120"
    })
    void minutesComeFromTheSlotOrTheCorrectedTimes(String id, String time, int credited) {
        assertThat(accrue(DEFAULT, Attendance.asPlanned(span(time)), Plan.NONE).creditedMinutes())
                .isEqualTo(credited);
        assertThat(DEFAULT.backfill().reviewed()).isTrue();
    }

    @Test
    void hen7CheckOutAloneIsOpenForTwoHours() {
        CheckInRule rule = new CheckInRule(0, 120);

        assertThat(rule.mayCheckOut(plan("09:00-10:00"), at("12:00"))).isTrue();
        assertThat(rule.mayCheckOut(plan("09:00-10:00"), at("13:00"))).isFalse();
    }

    @Test
    void hen9LatitudeBeyondThePoleIsRefused() {
        assertThatThrownBy(() -> new GeoPoint(27.1 + 360, 115.0)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"IZY-1, 480, 480, NONE", "IZY-3, 720, 480, ORGANISER"})
    void dayIsCreditedInTiers(String id, int minutes, int atOnce, ReviewLevel review) {
        AccrualPolicy policy = DEFAULT.with(CreditLimits.DEFAULT.withTiers(480, 720));
        Attendance attendance = Attendance.untimed(DAY, minutes);

        Accrual accrual = accrue(policy, attendance, Plan.NONE);

        assertThat(accrual.creditedMinutes()).isEqualTo(atOnce);
        assertThat(accrual.review()).isEqualTo(review);
        assertThat(accrue(policy, attendance, Plan.NONE, Review.approvedBy(review))
                        .creditedMinutes())
                .isEqualTo(minutes);
    }

    @Test
    void izy5FourthPairOfADayDoesNotCount() {
        AccrualPolicy policy = DEFAULT.with(PresenceRule.DEFAULT.withCheckInsPerDay(3));

        assertThat(reasons(accrue(policy, present("08:00-09:00 10:00-11:00 12:00-13:00 14:00-15:00"), Plan.NONE)))
                .isEqualTo(Map.of(ReductionReason.TOO_MANY_CHECK_INS, 60));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"YN-1, 72, 72", "the minute below YN-1, 71, 0"})
    void attendanceReachesAShareOfTheActivity(String id, int minutes, int credited) {
        AccrualPolicy policy = DEFAULT.with(PresenceRule.DEFAULT.withMinimum(60));

        assertThat(accrue(policy, Attendance.between(at("09:00"), at("09:" + minutes)), plan("09:00-11:00"))
                        .creditedMinutes())
                .isEqualTo(credited);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "LAW-1, 2022-10-24, 2022-11-07",
        "LAW-3, 2024-03-04, 2024-03-18",
        "over a holiday, 2022-09-26, 2022-10-13"
    })
    void recordIsDueWithinTenWorkingDays(String id, LocalDate ended, LocalDate due) {
        Set<LocalDate> off = Set.copyOf(
                LocalDate.of(2022, 10, 1).datesUntil(LocalDate.of(2022, 10, 8)).toList());
        WorkingDays calendar = new WorkingDays(off, Set.copyOf(days("2022-10-08", "2022-10-09")));

        assertThat(calendar.after(ended, 10)).isEqualTo(due);
    }

    private static List<LocalDate> days(String... days) {
        return Arrays.stream(days).map(LocalDate::parse).toList();
    }
}
