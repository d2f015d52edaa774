package org.volunteerledger.duty.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/** Recurrence, with what other systems expect of it; the first column is the id of the case in the project's list. */
final class RecurrenceTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({"REC-1, 2012-01-01, 1", "REC-3, 2012-01-08, 2", "REC-5, 2012-01-31, 5", "REC-7, 2012-02-06, 1"})
    void weekdayIsCountedWithinItsMonth(String id, LocalDate day, int ordinal) {
        assertThat(Recurrence.ordinal(day)).isEqualTo(ordinal);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    REC-9  | FREQ=WEEKLY;BYDAY=MO,WE,FR      | 2012-01-01 | 2012-01-02
                    REC-11 | FREQ=MONTHLY;BYDAY=3MO,3WE,3FR  | 2012-01-07 | 2012-01-16
                    REC-13 | FREQ=MONTHLY;BYDAY=3WE          | 2012-04-18 | 2012-05-16
                    REC-15 | FREQ=MONTHLY;BYDAY=2SU,4SU      | 2012-08-01 | 2012-08-12
                    """)
    void nextDayIsStrictlyAfter(String id, String rule, LocalDate after, LocalDate next) {
        assertThat(new Recurrence(rule).next(LocalDate.of(2012, 1, 1), after)).contains(next);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    REC-17 | FREQ=WEEKLY;BYDAY=MO,WE,FR      | 2012-01-01 | 2012-12-31 | 157
                    REC-19 | FREQ=WEEKLY;INTERVAL=2;BYDAY=WE | 2012-02-01 | 2012-06-30 | 11
                    """)
    void daysAreCounted(String id, String rule, LocalDate first, LocalDate last, int count) {
        assertThat(new Recurrence(rule).days(first, first, last.plusDays(1))).hasSize(count);
    }

    @Test
    void factoriesWriteTheRule() {
        Set<DayOfWeek> days = Set.of(DayOfWeek.WEDNESDAY, DayOfWeek.MONDAY);

        assertThat(Recurrence.weekly(days)).isEqualTo(new Recurrence("freq=weekly;byday=mo,we"));
        assertThat(Recurrence.everyWeeks(2, days).rule()).isEqualTo("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE");
        assertThat(Recurrence.monthly(List.of(2, -1), List.of(DayOfWeek.SUNDAY)).rule())
                .isEqualTo("FREQ=MONTHLY;BYDAY=2SU,-1SU");
    }

    @Test
    void startIsNoDayUnlessTheRuleNamesIt() {
        LocalDate wednesday = LocalDate.of(2012, 1, 4);

        assertThat(new Recurrence("FREQ=WEEKLY;BYDAY=MO;COUNT=2").days(wednesday, wednesday, wednesday.plusDays(60)))
                .containsExactly(LocalDate.of(2012, 1, 9), LocalDate.of(2012, 1, 16));
        assertThat(new Recurrence("FREQ=DAILY").days(wednesday, wednesday.minusDays(5), wednesday.plusDays(1)))
                .containsExactly(wednesday);
    }

    @Test
    void boundsAreHalfOpenAndTheCountBeginsAtTheStart() {
        LocalDate start = LocalDate.of(2012, 1, 2);
        Recurrence thrice = new Recurrence("FREQ=WEEKLY;COUNT=3");

        assertThat(thrice.days(start, start.plusDays(7), start.plusDays(14))).containsExactly(start.plusDays(7));
        assertThat(thrice.days(start, start.plusDays(21), start.plusDays(70))).isEmpty();
        assertThat(thrice.next(start, start.plusDays(14))).isEmpty();
        assertThat(thrice.next(start, start.minusDays(1))).contains(start);
        assertThat(new Recurrence("FREQ=DAILY;UNTIL=20120104").days(start, start, start.plusDays(9)))
                .hasSize(3);
    }

    @Test
    void weeksAndOrdinalsAgreeWithPlainCounting() {
        Random random = new Random(17);
        for (int i = 0; i < 200; i++) {
            LocalDate start = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_000));
            LocalDate to = start.plusDays(random.nextInt(400));
            DayOfWeek weekday = DayOfWeek.of(1 + random.nextInt(7));
            int number = 1 + random.nextInt(4);
            LocalDate firstWeek = start.with(DayOfWeek.MONDAY);
            List<LocalDate> weeks = new ArrayList<>();
            List<LocalDate> ordinals = new ArrayList<>();
            start.datesUntil(to).filter(day -> day.getDayOfWeek() == weekday).forEach(day -> {
                if ((day.toEpochDay() - firstWeek.toEpochDay()) / 7 % number == 0) {
                    weeks.add(day);
                }
                if (Recurrence.ordinal(day) == number) {
                    ordinals.add(day);
                }
            });

            assertThat(Recurrence.everyWeeks(number, List.of(weekday)).days(start, start, to))
                    .isEqualTo(weeks);
            assertThat(Recurrence.monthly(List.of(number), List.of(weekday)).days(start, start, to))
                    .isEqualTo(ordinals);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WEEKLY",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=WEEKLY;FOO=1",
                "FREQ=DAILY;COUNT=2;UNTIL=20120105",
                "FREQ=HOURLY",
                "FREQ=DAILY;BYHOUR=9",
                "FREQ=DAILY;UNTIL=20120105T000000Z",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
            })
    void whatIsNoRuleOverDaysIsRefused(String rule) {
        assertThatThrownBy(() -> new Recurrence(rule))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo(InputError.BAD_FORMAT));
    }

    @Test
    void expansionIsBounded() {
        Recurrence daily = new Recurrence("FREQ=DAILY");
        LocalDate start = LocalDate.of(2012, 1, 1);

        assertThat(daily.days(start, start, start.plusDays(Recurrence.MAX_SPAN)))
                .hasSize(Recurrence.MAX_SPAN);
        assertThatThrownBy(() -> daily.days(start, start, start.plusDays(Recurrence.MAX_SPAN + 1)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> daily.days(start, start, start.minusDays(1))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> daily.next(start, start.plusDays(Recurrence.MAX_SPAN + 1)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Recurrence.weekly(List.of())).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Recurrence.everyWeeks(0, List.of(DayOfWeek.MONDAY)))
                .isInstanceOf(InvalidInput.class);
    }
}
