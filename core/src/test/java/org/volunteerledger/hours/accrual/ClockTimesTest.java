package org.volunteerledger.hours.accrual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.volunteerledger.hours.accrual.Times.ZONE;
import static org.volunteerledger.hours.accrual.Times.local;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/** Hours of the clock on days when it is put forward or back, and on all others. */
@NullMarked
final class ClockTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2022-10-24, 09:00, 09:01, PT1M",
        "2022-10-24, 22:00, 01:00, PT3H",
        "2024-02-29, 23:59, 00:00, PT1M",
        "2023-12-31, 00:01, 00:00, PT23H59M",
        "1986-05-04, 01:00, 04:00, PT2H",
        "1986-09-13, 23:30, 02:30, PT4H",
    })
    void durationIsThatOfTheInstants(LocalDate day, LocalTime start, LocalTime end, Duration length) {
        assertThat(ClockTimes.overnight(day, start, end, ZONE).length()).isEqualTo(length);
    }

    @Test
    void equalTimesAreZeroAndRefused() {
        LocalTime nine = LocalTime.of(9, 0);

        refused(InputError.ZERO_LENGTH, () -> ClockTimes.overnight(Times.DAY, nine, nine, ZONE));
        refused(InputError.ZERO_LENGTH, () -> ClockTimes.sameDay(Times.DAY, nine, nine, ZONE));
        refused(InputError.END_BEFORE_START, () -> ClockTimes.sameDay(Times.DAY, nine, LocalTime.of(8, 59), ZONE));
        assertThat(ClockTimes.sameDay(Times.DAY, nine, LocalTime.of(9, 30), ZONE)
                        .length())
                .isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @CsvSource({"1986-05-04T02:00", "1986-05-04T02:59", "1940-06-01T00:30"})
    void timeThatTheClocksSkippedIsRefused(String time) {
        refused(AccrualError.TIME_IN_GAP, () -> ClockTimes.instant(local(time), ZONE));
        refused(AccrualError.TIME_IN_GAP, () -> ClockTimes.instant(local(time), ZoneOffset.ofHours(8), ZONE));
    }

    @ParameterizedTest
    @CsvSource({"1986-09-14T01:00", "1986-09-14T01:59"})
    void timeThatTheClocksShowedTwiceNeedsItsOffset(String time) {
        refused(AccrualError.TIME_AMBIGUOUS, () -> ClockTimes.instant(local(time), ZONE));

        Instant first = ClockTimes.instant(local(time), ZoneOffset.ofHours(9), ZONE);
        Instant second = ClockTimes.instant(local(time), ZoneOffset.ofHours(8), ZONE);
        assertThat(Duration.between(first, second)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void offsetOfAnotherPlaceIsRefused() {
        refused(
                AccrualError.OFFSET_UNKNOWN,
                () -> ClockTimes.instant(local("2022-10-24T09:00"), ZoneOffset.ofHours(9), ZONE));
    }

    @ParameterizedTest
    @CsvSource({"1986-05-04T01:59:59", "1986-05-04T03:00", "1986-09-14T00:59:59", "1986-09-14T02:00"})
    void timesNextToAChangeAreFine(String time) {
        assertThat(ClockTimes.instant(local(time), ZONE).atZone(ZONE).toLocalDateTime())
                .isEqualTo(local(time));
    }

    private static void refused(ErrorCode code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
