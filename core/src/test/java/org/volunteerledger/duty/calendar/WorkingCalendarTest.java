package org.volunteerledger.duty.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.volunteerledger.duty.calendar.HolidayPlan.Holiday;
import org.volunteerledger.duty.calendar.PeriodKind.Period;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

final class WorkingCalendarTest {

    private static final WorkingCalendar CHINA = WorkingCalendar.china();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "LAW-1, 2022-10-24, 2022-11-07",
        "LAW-3, 2024-03-04, 2024-03-18",
        "over the National Day of 2022 with both worked weekends, 2022-09-30, 2022-10-19",
        "over the turn of a year, 2022-12-26, 2023-01-10"
    })
    void recordIsDueWithinTenWorkingDays(String id, LocalDate ended, LocalDate due) {
        assertThat(CHINA.deadline(ended, 10)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-10-07, false", "2022-10-08, true", "2022-10-09, true", "2022-10-15, false", "2022-10-17, true",
        "2024-02-09, true", "2024-02-10, false", "2024-02-18, true", "2026-02-23, false", "2026-02-28, true"
    })
    void workedWeekendsAndHolidaysAreKnown(LocalDate day, boolean working) {
        assertThat(CHINA.isWorkingDay(day)).isEqualTo(working);
    }

    /** Weekdays less days off from Monday to Friday plus weekends worked, counted from the notices of each year by hand. */
    @ParameterizedTest
    @CsvSource({"2022, 249", "2023, 249", "2024, 251", "2025, 248", "2026, 248"})
    void yearHasSoManyWorkingDays(int year, long days) {
        assertThat(LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(CHINA::isWorkingDay)
                        .count())
                .isEqualTo(days);
    }

    @Test
    void yearsWithoutAPlanAreRefusedAndCanBeAdded() {
        LocalDate day = LocalDate.of(2027, 1, 4);
        assertThat(CHINA.years()).containsExactly(2022, 2023, 2024, 2025, 2026);
        assertThatThrownBy(() -> CHINA.isWorkingDay(day)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> CHINA.deadline(LocalDate.of(2026, 12, 25), 10)).isInstanceOf(InvalidInput.class);

        WorkingCalendar longer = CHINA.with(
                List.of(new HolidayPlan(2027, "a notice", List.of(new Holiday("new year", day, day, List.of())))));

        assertThat(longer.isWorkingDay(day)).isFalse();
        assertThat(longer.years()).contains(2026, 2027);
        WorkingCalendar replaced = CHINA.with(List.of(new HolidayPlan(2022, "none", List.of())));
        assertThat(replaced.isWorkingDay(LocalDate.of(2022, 10, 7))).isTrue();
        assertThat(replaced.isWorkingDay(LocalDate.of(2022, 10, 8))).isFalse();
    }

    @Test
    void calendarIsReadFromJson() {
        WorkingCalendar read = WorkingCalendar.parse("""
                {"plans":[{"year":2027,"source":"a notice","holidays":[
                  {"name":"元旦","from":"2027-01-01","to":"2027-01-03","workingDays":["2027-01-09"]}]}]}
                """);
        assertThat(read.isWorkingDay(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(read.isWorkingDay(LocalDate.of(2027, 1, 9))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}[",
                "{\"plan\":[]}",
                "{\"plans\":[{\"year\":2027,\"source\":\"x\",\"holidays\":[],\"more\":1}]}",
                "{\"plans\":[{\"year\":2027,\"source\":\"x\",\"holidays\":["
                        + "{\"name\":\"x\",\"from\":\"2027-01-03\",\"to\":\"2027-01-01\",\"workingDays\":[]}]}]}",
                "{\"plans\":[{\"year\":2027,\"source\":\"x\",\"holidays\":["
                        + "{\"name\":\"x\",\"from\":\"2027-01-01\",\"to\":\"2027-01-03\",\"workingDays\":[\"2027-01-04\"]}]}]}",
            })
    void whatIsNoCalendarIsRefused(String json) {
        assertThatThrownBy(() -> WorkingCalendar.parse(json))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo(InputError.BAD_FORMAT));
    }

    @Test
    void twoPlansOfAYearAreRefused() {
        HolidayPlan plan = new HolidayPlan(2027, "a notice", List.of());
        assertThatThrownBy(() -> WorkingCalendar.of(List.of(plan, plan))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void dayThatCannotBeMovedWithinAMonthFallsOut() {
        LocalDate monday = LocalDate.of(2027, 3, 1);
        WorkingCalendar free = WorkingCalendar.of(List.of(new HolidayPlan(
                2027,
                "a notice",
                List.of(
                        new Holiday("one", monday, monday.plusDays(31), List.of()),
                        new Holiday("two", monday.plusDays(30), monday.plusDays(40), List.of())))));
        assertThat(free.held(monday, HolidayRule.LATER)).isEmpty();
        assertThat(free.held(monday, HolidayRule.EARLIER)).contains(LocalDate.of(2027, 2, 26));
    }

    @ParameterizedTest
    @CsvSource({
        "MONTH, 2022-02-28, 2022-02-01, 2022-03-01",
        "QUARTER, 2022-03-31, 2022-01-01, 2022-04-01",
        "QUARTER, 2022-04-01, 2022-04-01, 2022-07-01",
        "QUARTER, 2022-12-31, 2022-10-01, 2023-01-01",
        "HALF_YEAR, 2022-06-30, 2022-01-01, 2022-07-01",
        "HALF_YEAR, 2022-07-01, 2022-07-01, 2023-01-01",
        "YEAR, 2022-12-31, 2022-01-01, 2023-01-01"
    })
    void periodsAreThoseOfTheCalendar(PeriodKind kind, LocalDate day, LocalDate from, LocalDate to) {
        assertThat(kind.of(day)).isEqualTo(new Period(from, to));
    }

    @Test
    void onlyWholePeriodsLieWithin() {
        LocalDate from = LocalDate.of(2022, 1, 1);
        assertThat(PeriodKind.QUARTER.within(from, LocalDate.of(2023, 1, 1))).hasSize(4);
        assertThat(PeriodKind.QUARTER.within(from.plusDays(1), LocalDate.of(2022, 12, 31)))
                .hasSize(2);
        assertThat(PeriodKind.YEAR.within(from.plusDays(1), LocalDate.of(2023, 1, 1)))
                .isEmpty();
    }
}
