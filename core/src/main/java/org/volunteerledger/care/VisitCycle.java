package org.volunteerledger.care;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * How often somebody is visited: once within every so many days, counted from the first day of the plan, or on certain weekdays.
 *
 * @param everyDays the length of a cycle in days, 1 to {@value #MAX_DAYS}; 0 with weekdays
 * @param weekdays  the weekdays, each of which expects a visit on the very day; none with a number of days
 */
public record VisitCycle(int everyDays, Set<DayOfWeek> weekdays) {

    /** The longest cycle in days. */
    public static final int MAX_DAYS = 366;

    /** Copies the set and checks that one of both is given. */
    public VisitCycle {
        Check.range("everyDays", everyDays, 0, MAX_DAYS);
        weekdays = weekdays.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(weekdays));
        if ((everyDays == 0) == weekdays.isEmpty()) {
            throw new InvalidInput(
                    InputError.CONTRADICTION, "A cycle is a number of days or some weekdays, not both.", Map.of());
        }
    }

    /**
     * Once within each week, whose first day is the weekday on which the plan begins.
     *
     * @return the cycle
     */
    public static VisitCycle weekly() {
        return every(7);
    }

    /**
     * Once within every so many days.
     *
     * @param days the length of the cycle, 1 to {@value #MAX_DAYS}
     * @return the cycle
     */
    public static VisitCycle every(int days) {
        return new VisitCycle((int) Check.range("everyDays", days, 1, MAX_DAYS), Set.of());
    }

    /**
     * On certain weekdays.
     *
     * @param days the weekdays, at least one
     * @return the cycle
     */
    public static VisitCycle on(Set<DayOfWeek> days) {
        return new VisitCycle(0, days);
    }

    /**
     * The windows that end within a period.
     *
     * @param start the first day of the plan
     * @param from  the first day of the period
     * @param to    the last day of the period, inclusive
     * @return the windows whose last day lies in the period, by their days; none from before the start of the plan
     */
    public List<VisitWindow> windows(LocalDate start, LocalDate from, LocalDate to) {
        List<VisitWindow> windows = new ArrayList<>();
        LocalDate begin = from.isBefore(start) ? start : from;
        if (everyDays == 0) {
            for (LocalDate day = begin; !day.isAfter(to); day = day.plusDays(1)) {
                if (weekdays.contains(day.getDayOfWeek())) {
                    windows.add(new VisitWindow(day, day));
                }
            }
            return windows;
        }
        long cycle = ChronoUnit.DAYS.between(start, begin) / everyDays;
        for (LocalDate first = start.plusDays(cycle * everyDays); ; first = first.plusDays(everyDays)) {
            LocalDate last = first.plusDays(everyDays - 1L);
            if (last.isAfter(to)) {
                return windows;
            }
            windows.add(new VisitWindow(first, last));
        }
    }
}
