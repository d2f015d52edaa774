package org.volunteerledger.hours.accrual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.volunteerledger.hours.accrual.Times.DAY;
import static org.volunteerledger.hours.accrual.Times.at;
import static org.volunteerledger.hours.accrual.Times.plan;
import static org.volunteerledger.hours.accrual.Times.present;
import static org.volunteerledger.hours.accrual.Times.span;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ReductionReason;

/** What cannot be true is refused, and a policy is a file. */
@NullMarked
final class InputTest {

    static Stream<Arguments> impossible() {
        ErrorCode range = InputError.OUT_OF_RANGE;
        ErrorCode contradiction = InputError.CONTRADICTION;
        return Stream.of(
                refused("zero length", InputError.ZERO_LENGTH, () -> present("09:00-09:00")),
                refused("end before start", InputError.END_BEFORE_START, () -> present("09:00-08:59")),
                refused("25 hours", AccrualError.LONGER_THAN_A_DAY, () -> present("00:00-24:00:01")),
                refused("25 hours in all", AccrualError.LONGER_THAN_A_DAY, () -> present("00:00-01:00 24:30-")),
                refused("pairs overlap", AccrualError.PAIRS_OVERLAP, () -> present("09:00-10:00 09:59-11:00")),
                refused("punch within a pair", AccrualError.PAIRS_OVERLAP, () -> present("09:00-10:00 09:59-")),
                refused("same punch twice", AccrualError.PAIRS_OVERLAP, () -> present("09:00- 09:00-10:00")),
                refused(
                        "long break",
                        AccrualError.BREAK_TOO_LONG,
                        () -> present("09:00-10:00").withBreak(61)),
                refused(
                        "untimed break",
                        AccrualError.BREAK_TOO_LONG,
                        () -> Attendance.untimed(DAY, 9).withBreak(10)),
                refused("negative break", range, () -> present("09:00-10:00").withBreak(-1)),
                refused("no pairs", contradiction, () -> Attendance.of(List.of())),
                refused(
                        "pairs and a day",
                        contradiction,
                        () -> new Attendance(present("09:00-").pairs(), DAY, 0, 0)),
                refused(
                        "pairs and minutes",
                        contradiction,
                        () -> new Attendance(present("09:00-").pairs(), null, 1, 0)),
                refused(
                        "101 pairs",
                        range,
                        () -> Attendance.of(IntStream.range(0, 101)
                                .mapToObj(i -> CheckInPair.open(at("00:" + i)))
                                .toList())),
                refused("25 untimed hours", range, () -> Attendance.untimed(DAY, 1441)),
                refused("negative minutes", range, () -> Attendance.untimed(DAY, -1)),
                refused("parts of a second", range, () -> CheckInPair.open(Instant.ofEpochMilli(1))),
                refused("plan the wrong way", InputError.END_BEFORE_START, () -> plan("10:00-09:00")),
                refused("break before the plan", contradiction, () -> plan("09:00-10:00", "08:50-09:10")),
                refused("break after the plan", contradiction, () -> plan("09:00-10:00", "09:50-10:10")),
                refused("breaks overlap", contradiction, () -> plan("09:00-12:00", "10:00-11:00", "10:30-11:30")),
                refused(
                        "break without a plan",
                        contradiction,
                        () -> Plan.NONE.withBreaks(List.of(span("09:00-10:00")))),
                refused("limit without a reviewer", contradiction, () -> Review.NONE.atMost(5)),
                refused(
                        "limit below zero",
                        range,
                        () -> Review.approvedBy(ReviewLevel.ORGANISER).atMost(-1)),
                refused("negative credit", range, () -> PriorCredit.onDays(Map.of(DAY, -1))),
                refused("unit of zero", range, () -> new UnitRule(0, UnitRounding.DOWN)),
                refused("unit beyond an hour", range, () -> new UnitRule(61, UnitRounding.DOWN)),
                refused("101 percent", range, () -> PresenceRule.DEFAULT.withMinimum(101)),
                refused("no check-in at all", range, () -> PresenceRule.DEFAULT.withCheckInsPerDay(0)),
                refused("25-hour day", range, () -> CreditLimits.DEFAULT.withDaily(1441)),
                refused("falling tiers", contradiction, () -> CreditLimits.DEFAULT.withTiers(481, 480)),
                refused(
                        "tier above the cap",
                        contradiction,
                        () -> CreditLimits.DEFAULT.withDaily(60).withTiers(10, 61)),
                refused("unnamed policy", InputError.MISSING, () -> AccrualPolicy.DEFAULT.named(1, " ")),
                refused("negative id", range, () -> AccrualPolicy.DEFAULT.named(-1, "x")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("impossible")
    void isRefusedWithACode(String what, ErrorCode code, Executable action) {
        assertThatThrownBy(action::execute)
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(code.hint());
    }

    @Test
    void boundariesAreAccepted() {
        assertThat(Times.accrue(AccrualPolicy.DEFAULT, present("00:00-24:00"), Plan.NONE)
                        .creditedMinutes())
                .isEqualTo(1440);
        assertThat(present("09:00-10:00 10:00-11:00").pairs()).hasSize(2);
        assertThat(present("10:00-11:00 09:00-").pairs().get(0).checkIn()).isEqualTo(at("09:00"));
        assertThat(present("09:00-10:00").withBreak(60).breakMinutes()).isEqualTo(60);
        assertThat(present("09:00-").withBreak(60).timed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"60, 50, 10, 40", "60, 50, 9, 50", "60, 61, 0, 61", "-1, 0, 0, 0", "1441, 1441, 0, 1441"})
    void resultThatLosesMinutesCannotBeMade(int present, int credited, int reduced, int onDay) {
        List<Reduction> reductions = reduced == 0 ? List.of() : List.of(new Reduction(ReductionReason.BREAK, reduced));

        assertThatThrownBy(() -> new Accrual(
                        present,
                        credited,
                        reductions,
                        new TreeMap<>(Map.of(DAY, onDay)),
                        Map.of(),
                        ReviewLevel.NONE,
                        0))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void laterChangesOfTheCallersListsHaveNoEffect() {
        List<CheckInPair> pairs = new ArrayList<>(present("09:00-10:00").pairs());
        Map<LocalDate, Integer> minutes = new TreeMap<>(Map.of(DAY, 5));

        Attendance attendance = Attendance.of(pairs);
        PriorCredit prior = PriorCredit.onDays(minutes);
        pairs.clear();
        minutes.put(DAY, 600);

        assertThat(attendance.pairs()).hasSize(1);
        assertThat(prior.minutesByDay()).isEqualTo(Map.of(DAY, 5));
    }

    @Test
    void policyFileStatesOnlyWhatDiffers() {
        AccrualPolicy read = JsonCodec.shared()
                .read(AccrualPolicy.class, "{\"name\":\"eight hours\",\"limits\":{\"dailyMinutes\":480}}");

        assertThat(read)
                .isEqualTo(AccrualPolicy.DEFAULT.named(0, "eight hours").with(CreditLimits.DEFAULT.withDaily(480)));
        assertThat(JsonCodec.shared().read(AccrualPolicy.class, "{}")).isEqualTo(AccrualPolicy.DEFAULT);
        assertThat(JsonCodec.shared().read(AccrualPolicy.class, everyPartEmpty()))
                .isEqualTo(AccrualPolicy.DEFAULT);
    }

    @Test
    void policyIsReadAsItWasWritten() {
        AccrualPolicy policy = AccrualPolicy.DEFAULT
                .named(7, "吉州区")
                .with(new PresenceRule(0, 15, 60, 3))
                .with(BreakRule.NONE.after(360, 30))
                .with(MissingCheckOutRule.fixed(60))
                .with(CreditLimits.DEFAULT.withActivity(120).withTiers(480, 720).stoppingAtPlan())
                .with(UnitRule.HALF_HOUR.rounding(UnitRounding.HALF_UP))
                .with(new CheckInRule(500, 120))
                .with(new BackfillRule(30, false, 365, 6000));
        JsonCodec json = JsonCodec.shared();

        assertThat(json.read(AccrualPolicy.class, json.write(policy))).isEqualTo(policy);
        DatedPolicy dated = new DatedPolicy(3, DAY, null, policy);
        assertThat(json.read(DatedPolicy.class, json.write(dated))).isEqualTo(dated);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"limit\":{}}", "{\"limits\":{\"dailyMinutes\":1441}}", "{\"unit\":{\"rounding\":\"NEAREST\"}}"})
    void policyFileWithAMistakeIsNotRead(String text) {
        assertThatThrownBy(() -> JsonCodec.shared().read(AccrualPolicy.class, text))
                .isInstanceOf(Corrupt.class);
    }

    private static String everyPartEmpty() {
        return "{\"presence\":{},\"breaks\":{},\"missingCheckOut\":{},\"limits\":{},\"unit\":{},\"checkIn\":{},"
                + "\"backfill\":{}}";
    }

    private static Arguments refused(String what, ErrorCode code, Executable action) {
        return Arguments.of(what, code, action);
    }
}
