package org.volunteerledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

final class ServiceTimeTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOON = Instant.parse("2026-03-08T04:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);

    @Test
    void overlapMeansASharedSecond() {
        List<int[]> intervals = new ArrayList<>();
        for (int start = 0; start < 7; start++) {
            for (int end = start + 1; end <= 7; end++) {
                intervals.add(new int[] {start, end});
            }
        }
        for (int[] a : intervals) {
            for (int[] b : intervals) {
                assertThat(time(a).overlaps(time(b)))
                        .as("%d-%d and %d-%d", a[0], a[1], b[0], b[1])
                        .isEqualTo(shareASecond(a, b));
            }
        }
    }

    @Test
    void untimedServiceOverlapsNothing() {
        ServiceTime untimed = ServiceTime.on(DAY);
        ServiceTime timed = time(new int[] {0, 1});

        assertThat(untimed.overlaps(untimed)).isFalse();
        assertThat(untimed.overlaps(timed)).isFalse();
        assertThat(timed.overlaps(untimed)).isFalse();
        assertThat(timed.timed()).isTrue();
        assertThat(untimed.timed()).isFalse();
    }

    @Test
    void theServiceDayIsThatOfTheStartInTheZoneOfTheLedger() {
        Instant late = Instant.parse("2026-03-08T15:59:59Z");

        assertThat(ServiceTime.between(late, late.plusSeconds(7200), SHANGHAI).day())
                .isEqualTo(DAY);
        assertThat(ServiceTime.between(late.plusSeconds(1), late.plusSeconds(7200), SHANGHAI)
                        .day())
                .isEqualTo(DAY.plusDays(1));
    }

    @Test
    void aDayIsTheLongestService() {
        Instant day = NOON.plus(ServiceTime.MAX_LENGTH);

        assertThat(Duration.between(
                        NOON, ServiceTime.between(NOON, day, SHANGHAI).end()))
                .isEqualTo(ServiceTime.MAX_LENGTH);
        refused(NOON, day.plusSeconds(1), InputError.OUT_OF_RANGE);
    }

    @Test
    void malformedTimesAreRefused() {
        refused(NOON, NOON, InputError.OUT_OF_RANGE);
        refused(NOON, NOON.minusSeconds(1), InputError.OUT_OF_RANGE);
        refused(NOON.plusNanos(1), NOON.plusSeconds(9), InputError.OUT_OF_RANGE);
        refused(NOON, NOON.plusSeconds(9).plusNanos(1), InputError.OUT_OF_RANGE);
        refused(NOON, null, InputError.CONTRADICTION);
        refused(null, NOON, InputError.CONTRADICTION);
        assertThatThrownBy(() -> ServiceTime.on(LocalDate.of(1899, 12, 31))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> ServiceTime.on(LocalDate.of(2200, 1, 1))).isInstanceOf(InvalidInput.class);
    }

    private static void refused(@Nullable Instant start, @Nullable Instant end, ErrorCode code) {
        assertThatThrownBy(() -> new ServiceTime(DAY, start, end))
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private static boolean shareASecond(int[] a, int[] b) {
        for (int second = 0; second < 7; second++) {
            if (second >= a[0] && second < a[1] && second >= b[0] && second < b[1]) {
                return true;
            }
        }
        return false;
    }

    private static ServiceTime time(int[] interval) {
        return ServiceTime.between(NOON.plusSeconds(interval[0]), NOON.plusSeconds(interval[1]), SHANGHAI);
    }
}
