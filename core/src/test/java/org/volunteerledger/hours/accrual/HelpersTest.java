package org.volunteerledger.hours.accrual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.volunteerledger.hours.accrual.Times.at;
import static org.volunteerledger.hours.accrual.Times.plan;
import static org.volunteerledger.hours.accrual.Times.span;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.ledger.Interval;

/** Showing hours, colliding times, deadlines, places and back-fills. */
@NullMarked
final class HelpersTest {

    private static final LocalDate MONDAY = LocalDate.of(2022, 10, 24);

    @ParameterizedTest
    @CsvSource({
        "150, 0, HALF_UP, 3",
        "150, 0, HALF_EVEN, 2",
        "150, 0, FLOOR, 2",
        "210, 0, HALF_EVEN, 4",
        "100, 2, HALF_UP, 1.67",
        "100, 2, FLOOR, 1.66",
        "-150, 0, HALF_UP, -3",
        "-100, 2, FLOOR, -1.67",
        "3000000060, 1, HALF_UP, 50000001.0",
    })
    void hoursAreShownAsAsked(long minutes, int decimals, RoundingMode rounding, BigDecimal hours) {
        assertThat(new HourFormat(decimals, rounding).hours(minutes)).isEqualTo(hours);
    }

    @Test
    void hundredthsOfAnHourLeadBackToTheMinutes() {
        for (int minutes = 0; minutes <= 1440; minutes++) {
            assertThat(HourFormat.minutes(HourFormat.HUNDREDTHS.hours(minutes))).isEqualTo(minutes);
        }
        assertThat(HourFormat.WHOLE.hours(90)).isEqualTo(new BigDecimal("2"));
    }

    @ParameterizedTest
    @CsvSource({"-0.01", "1000000000.01", "1E+999999999", "1E-999999999"})
    void hoursThatCannotBeAreRefused(BigDecimal hours) {
        assertThatThrownBy(() -> HourFormat.minutes(hours)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void formatNeedsARounding() {
        assertThatThrownBy(() -> new HourFormat(2, RoundingMode.UNNECESSARY)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new HourFormat(7, RoundingMode.FLOOR)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource({
        // The grace is more than half: what remains is the middle, 11:00.
        "09:00-13:00, 180, 10:30-11:30, 1", "09:00-13:00, 180, 11:00-12:00, 0", "09:00-13:00, 180, 09:00-11:00, 0",
        "09:00-13:00, 60, 08:00-10:00, 0", "09:00-13:00, 60, 08:00-10:01, 1", "09:00-13:00, 60, 12:00-14:00, 0",
        "09:00-13:00, 60, 11:59-14:00, 1", "09:00-13:00, 60, 08:00-14:00, 1",
    })
    void graceForgivesALittleAtTheEnds(String candidate, long grace, String other, int hard) {
        Overlap overlap = Overlap.of(span(candidate), List.of(span(other)), Duration.ofMinutes(grace));

        assertThat(overlap.hard()).hasSize(hard);
        assertThat(overlap.soft()).hasSize(1);
    }

    @Test
    void everyPairOfTimesOnASmallGridCollidesIfAnInstantIsShared() {
        for (int a = 0; a < 5; a++) {
            for (int b = a + 1; b < 6; b++) {
                for (int c = 0; c < 5; c++) {
                    for (int d = c + 1; d < 6; d++) {
                        boolean shared = false;
                        for (int hour = 0; hour < 6; hour++) {
                            shared |= hour >= a && hour < b && hour >= c && hour < d;
                        }
                        Interval first = new Interval(at(a + ":00"), at(b + ":00"));
                        Interval second = new Interval(at(c + ":00"), at(d + ":00"));
                        assertThat(Overlap.of(first, List.of(second), Duration.ZERO)
                                        .isNone())
                                .isEqualTo(!shared);
                        assertThat(Overlap.of(first, List.of(second), Duration.ZERO)
                                        .hard())
                                .hasSize(shared ? 1 : 0);
                    }
                }
            }
        }
    }

    @Test
    void negativeGraceIsRefused() {
        assertThatThrownBy(() -> Overlap.of(span("09:00-10:00"), List.of(), Duration.ofMinutes(-1)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void workingDaysFollowTheHolidayPlan() {
        WorkingDays calendar = new WorkingDays(Set.of(MONDAY.plusDays(1)), Set.of(MONDAY.plusDays(5)));

        assertThat(calendar.after(MONDAY, 1)).isEqualTo(MONDAY.plusDays(2));
        assertThat(calendar.after(MONDAY, 4)).isEqualTo(MONDAY.plusDays(5));
        assertThat(calendar.after(MONDAY, 5)).isEqualTo(MONDAY.plusDays(7));
        assertThat(WorkingDays.PLAIN.after(MONDAY, 5)).isEqualTo(MONDAY.plusDays(7));
        assertThat(WorkingDays.PLAIN.contains(MONDAY.plusDays(6))).isFalse();
        assertThatThrownBy(() -> calendar.after(MONDAY, 0)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void distancesAreThoseOfTheGlobe() {
        GeoPoint origin = new GeoPoint(0, 0);

        assertThat(origin.metresTo(new GeoPoint(1, 0))).isCloseTo(111_195, within(1.0));
        assertThat(origin.metresTo(new GeoPoint(0, 180))).isCloseTo(20_015_115, within(1.0));
        assertThat(new GeoPoint(60, 179.5).metresTo(new GeoPoint(60, -179.5))).isCloseTo(55_597, within(10.0));
        assertThat(origin.metresTo(origin)).isZero();
    }

    @Test
    void radiusDecidesWhoIsNear() {
        GeoPoint place = new GeoPoint(27.11, 114.98);
        GeoPoint device = new GeoPoint(27.11 + 0.0036, 114.98);

        assertThat(place.metresTo(device)).isCloseTo(400, within(1.0));
        assertThat(new CheckInRule(500, 0).isNear(place, device)).isTrue();
        assertThat(new CheckInRule(300, 0).isNear(place, device)).isFalse();
        assertThat(CheckInRule.DEFAULT.isNear(place, new GeoPoint(-27, -65))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"90.0001, 0", "-90.0001, 0", "0, 180.0001", "0, -180.0001", "NaN, 0", "0, Infinity"})
    void placesOffTheGlobeAreRefusedAndNotShown(double latitude, double longitude) {
        assertThatThrownBy(() -> new GeoPoint(latitude, longitude))
                .isInstanceOf(InvalidInput.class)
                .satisfies(e -> assertThat(((LedgerException) e).fields()).isEmpty())
                .hasMessageNotContaining("0001");
        assertThat(new GeoPoint(-90, 180)).asString().doesNotContain("90", "180");
    }

    @Test
    void checkOutAloneEndsSomeTimeAfterThePlan() {
        CheckInRule rule = new CheckInRule(0, 30);

        assertThat(rule.mayCheckOut(plan("09:00-10:00"), at("10:30"))).isTrue();
        assertThat(rule.mayCheckOut(plan("09:00-10:00"), at("10:30:01"))).isFalse();
        assertThat(rule.mayCheckOut(Plan.NONE, at("47:00"))).isTrue();
    }

    @Test
    void backfillIsOpenFromTheDayItselfToTheEndOfTheWindow() {
        BackfillRule rule = new BackfillRule(30, true, 0, 0);

        assertThat(rule.isOpen(MONDAY, MONDAY.minusDays(1))).isFalse();
        assertThat(rule.isOpen(MONDAY, MONDAY)).isTrue();
        assertThat(rule.isOpen(MONDAY, MONDAY.plusDays(30))).isTrue();
        assertThat(rule.isOpen(MONDAY, MONDAY.plusDays(31))).isFalse();
    }

    @Test
    void banEndsWhenTheDaysHavePassedAndTheMinutesAreEarned() {
        BackfillRule rule = new BackfillRule(30, true, 365, 6000);

        assertThat(rule.isBanned(MONDAY, MONDAY.plusDays(364), 6000)).isTrue();
        assertThat(rule.isBanned(MONDAY, MONDAY.plusDays(365), 5999)).isTrue();
        assertThat(rule.isBanned(MONDAY, MONDAY.plusDays(365), 6000)).isFalse();
        assertThat(BackfillRule.DEFAULT.isBanned(MONDAY, MONDAY, 0)).isFalse();
    }
}
