package org.volunteerledger.duty.calendar;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.hours.accrual.WorkingDays;
import org.volunteerledger.json.JsonCodec;

/**
 * The working days of the years whose holiday plans are known. Answers about other years are refused: before its plan is published
 * nobody knows on which weekends a year will have people at work.
 */
public final class WorkingCalendar {

    private static final int MAX_PLANS = 200;
    private static final int MAX_MOVE = 31;

    private final List<HolidayPlan> plans;
    private final WorkingDays days;
    private final Set<Integer> years;

    private WorkingCalendar(List<HolidayPlan> plans) {
        this.plans = List.copyOf(plans);
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> worked = new HashSet<>();
        years = new TreeSet<>();
        for (HolidayPlan plan : plans) {
            if (!years.add(plan.year())) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "There are two holiday plans of " + plan.year() + ".",
                        Map.of("year", plan.year()));
            }
            plan.holidays().forEach(holiday -> {
                holiday.from().datesUntil(holiday.to().plusDays(1)).forEach(off::add);
                worked.addAll(holiday.workingDays());
            });
        }
        days = new WorkingDays(off, worked);
    }

    /**
     * China's public holidays and adjusted working days of 2022 to 2026, as the General Office of the State Council announced them.
     *
     * @return the calendar that comes with the library
     */
    public static WorkingCalendar china() {
        try {
            return parse(Resources.toString(
                    Resources.getResource(WorkingCalendar.class, "china.json"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the holiday plans of the library cannot be read", e);
        }
    }

    /**
     * A calendar of plans.
     *
     * @param plans the plans, of different years; at most 200
     * @return the calendar
     */
    public static WorkingCalendar of(List<HolidayPlan> plans) {
        Check.range("plans", plans.size(), 0, MAX_PLANS);
        return new WorkingCalendar(plans);
    }

    /**
     * Reads a calendar, such as <code>{"plans":[{"year":2027,"source":"...","holidays":[{"name":"元旦","from":"2027-01-01",
     * "to":"2027-01-03","workingDays":[]}]}]}</code>.
     *
     * @param json the plans
     * @return the calendar
     * @throws InvalidInput if the text is not that, or breaks a limit
     */
    public static WorkingCalendar parse(String json) {
        try {
            return of(JsonCodec.shared().read(Plans.class, json).plans());
        } catch (Corrupt e) {
            throw new InvalidInput(
                    InputError.BAD_FORMAT, "The text is not the JSON of holiday plans.", Map.of("field", "plans"));
        }
    }

    /**
     * This calendar with other plans, which take the place of those of the same years.
     *
     * @param others the plans
     * @return a new calendar
     */
    public WorkingCalendar with(List<HolidayPlan> others) {
        List<HolidayPlan> all = new ArrayList<>(others);
        plans.stream()
                .filter(plan -> others.stream().noneMatch(other -> other.year() == plan.year()))
                .forEach(all::add);
        return of(all);
    }

    /**
     * The years that are known.
     *
     * @return ascending, unmodifiable
     */
    public Set<Integer> years() {
        return Collections.unmodifiableSet(years);
    }

    /**
     * Whether people work on a day.
     *
     * @param day the day
     * @return true if it is a working day
     * @throws InvalidInput if its year is not known
     */
    public boolean isWorkingDay(LocalDate day) {
        requireKnown(day);
        return days.contains(day);
    }

    /**
     * The last day of a deadline in working days; the day after the event is the first that may count (Order 67 of the Ministry of
     * Civil Affairs, article 11, for one).
     *
     * @param event the day of the event
     * @param count how many working days, 1 to 250
     * @return the day on which the last of them falls
     * @throws InvalidInput if the deadline reaches into a year that is not known
     */
    public LocalDate deadline(LocalDate event, int count) {
        Check.range("days", count, 1, 250);
        LocalDate last = days.after(event, count);
        for (int year = event.plusDays(1).getYear(); year <= last.getYear(); year++) {
            requireKnown(LocalDate.of(year, 1, 1));
        }
        return last;
    }

    /**
     * Whether the plan of the year disturbs a day: it is a Monday to Friday off, or a day of a weekend on which people work.
     *
     * @param day the day
     * @return true if it is not what its weekday says
     * @throws InvalidInput if its year is not known
     */
    public boolean disturbs(LocalDate day) {
        return isWorkingDay(day) == isWeekend(day);
    }

    /**
     * When something is held that was planned for a day.
     *
     * @param planned the day
     * @param rule    what becomes of a day that a holiday plan disturbs
     * @return the day, or empty if it falls out; also if there is no day to move it to within a month
     * @throws InvalidInput if the rule needs the plan of a year that is not known
     */
    public Optional<LocalDate> held(LocalDate planned, HolidayRule rule) {
        if (rule == HolidayRule.HOLD || !disturbs(planned)) {
            return Optional.of(planned);
        }
        if (rule == HolidayRule.SKIP) {
            return Optional.empty();
        }
        int step = rule == HolidayRule.LATER ? 1 : -1;
        boolean working = !isWeekend(planned);
        for (int i = 1; i <= MAX_MOVE; i++) {
            LocalDate day = planned.plusDays((long) i * step);
            if (isWorkingDay(day) == working) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private void requireKnown(LocalDate day) {
        if (!years.contains(day.getYear())) {
            throw new InvalidInput(
                    InputError.OUT_OF_RANGE,
                    "The holiday plan of " + day.getYear() + " is not known.",
                    Map.of("field", "year", "year", day.getYear()));
        }
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** The form of a file. */
    record Plans(List<HolidayPlan> plans) {}
}
