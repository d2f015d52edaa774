package org.volunteerledger.duty.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * A government's holiday plan of one year, such as the yearly notice of China's State Council.
 *
 * @param year     the year whose days it settles, 1950 to 2199
 * @param source   where it was published, at most 200 code points
 * @param holidays the holidays, at most 40
 */
public record HolidayPlan(int year, String source, List<Holiday> holidays) {

    /** Checks the limits. */
    public HolidayPlan {
        Check.range("year", year, 1950, 2199);
        Check.text("source", source, 200);
        Check.range("holidays", holidays.size(), 0, 40);
        holidays = List.copyOf(holidays);
    }

    /**
     * A holiday, with the days of weekends that are worked for it. It may begin in the year before or end in the year after.
     *
     * @param name        the name, at most 40 code points
     * @param from        the first day off
     * @param to          the last day off, at most 31 days later
     * @param workingDays Saturdays and Sundays outside of the holiday on which people work, at most 10
     */
    public record Holiday(String name, LocalDate from, LocalDate to, List<LocalDate> workingDays) {

        private static final int MAX_DAYS = 31;

        /** Checks the limits. */
        public Holiday {
            Check.text("name", name, 40);
            Check.given("from", from);
            Check.given("to", to);
            Check.range("days", ChronoUnit.DAYS.between(from, to), 0, MAX_DAYS);
            Check.range("workingDays", workingDays.size(), 0, 10);
            workingDays = List.copyOf(workingDays);
            for (LocalDate day : workingDays) {
                boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
                if (!weekend || (!day.isBefore(from) && !day.isAfter(to))) {
                    throw new InvalidInput(
                            InputError.CONTRADICTION,
                            "The working day " + day + " of a holiday is not a day of a weekend outside of it.",
                            Map.of("day", day));
                }
            }
        }
    }
}
