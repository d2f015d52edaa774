package org.volunteerledger.duty.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * On which days something comes back: a recurrence rule of iCalendar (RFC 5545, section 3.3.10) over whole days, such as
 * {@code FREQ=WEEKLY;BYDAY=MO}. A start that the rule does not name is no day of it; it says where intervals and counts begin.
 *
 * @param rule the rule, at most {@value #MAX_RULE} code points; brought into its normal form. Hours, minutes and seconds are refused
 */
public record Recurrence(String rule) {

    /** The most code points of a rule. */
    public static final int MAX_RULE = 200;

    /** The most days between the bounds of an expansion, and from the start to its end: ten years and some. */
    public static final int MAX_SPAN = 3_700;

    private static final LocalDate SOME_DAY = LocalDate.of(2024, 1, 1);

    /** Reads the rule. */
    public Recurrence {
        Check.text("rule", rule, MAX_RULE);
        RecurrenceRule parsed = parse(rule);
        iterator(parsed, SOME_DAY);
        rule = parsed.toString();
    }

    /**
     * Every week on some days.
     *
     * @param weekdays the days, at least one
     * @return the recurrence
     */
    public static Recurrence weekly(Collection<DayOfWeek> weekdays) {
        return everyWeeks(1, weekdays);
    }

    /**
     * Every so many weeks on some days. Weeks begin on Monday, and the week of the start is the first.
     *
     * @param interval 1 for every week, 2 for every other week; 1 to 52
     * @param weekdays the days, at least one
     * @return the recurrence
     */
    public static Recurrence everyWeeks(int interval, Collection<DayOfWeek> weekdays) {
        Check.range("interval", interval, 1, 52);
        return new Recurrence(
                "FREQ=WEEKLY;INTERVAL=" + interval + ";BYDAY=" + names("", requireSome("weekdays", weekdays)));
    }

    /**
     * Every month on some weekdays, counted from its beginning: the second and the fourth Sunday.
     *
     * @param ordinals 1 to 5, or -1 for the last; at least one
     * @param weekdays the days, at least one
     * @return the recurrence
     */
    public static Recurrence monthly(Collection<Integer> ordinals, Collection<DayOfWeek> weekdays) {
        requireSome("weekdays", weekdays);
        return new Recurrence("FREQ=MONTHLY;BYDAY="
                + requireSome("ordinals", ordinals).stream()
                        .map(ordinal -> names(Integer.toString(ordinal), weekdays))
                        .collect(Collectors.joining(",")));
    }

    /**
     * The how-manieth of its weekday a day is within its month.
     *
     * @param day the day
     * @return 1 to 5
     */
    public static int ordinal(LocalDate day) {
        return (day.getDayOfMonth() - 1) / 7 + 1;
    }

    /**
     * The days within bounds.
     *
     * @param start where intervals and counts begin; no day before it is one
     * @param from  the first day that may be one
     * @param to    the day after the last that may be one, after {@code from}; at most {@value #MAX_SPAN} days after both
     * @return the days, ascending
     * @throws InvalidInput if the bounds are too far apart, or the rule names hardly any day there is
     */
    public List<LocalDate> days(LocalDate start, LocalDate from, LocalDate to) {
        LocalDate first = from.isBefore(start) ? start : from;
        Check.range("days", ChronoUnit.DAYS.between(from, to), 0, MAX_SPAN);
        Check.range("days from the start", Math.max(0, ChronoUnit.DAYS.between(start, to)), 0, MAX_SPAN);
        List<LocalDate> days = new ArrayList<>();
        for (Walk walk = new Walk(start); walk.day != null && walk.day.isBefore(to); walk.step()) {
            if (!walk.day.isBefore(first)) {
                days.add(walk.day);
            }
        }
        return List.copyOf(days);
    }

    /**
     * The first day after another.
     *
     * @param start where intervals and counts begin
     * @param after the day after which the next is looked for, at most {@value #MAX_SPAN} days after the start
     * @return the next day, strictly after; or empty if the rule has ended
     * @throws InvalidInput as for {@link #days}
     */
    public Optional<LocalDate> next(LocalDate start, LocalDate after) {
        Check.range("days from the start", Math.max(0, ChronoUnit.DAYS.between(start, after)), 0, MAX_SPAN);
        Walk walk = new Walk(start);
        while (walk.day != null && !walk.day.isAfter(after)) {
            walk.step();
        }
        return Optional.ofNullable(walk.day);
    }

    @Override
    public String toString() {
        return rule;
    }

    private static RecurrenceRule parse(String text) {
        RecurrenceRule parsed;
        try {
            parsed = new RecurrenceRule(text, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException e) {
            throw malformed("The rule is not a recurrence rule of RFC 5545.");
        }
        boolean withinDays = parsed.getFreq() == Freq.HOURLY
                || parsed.getFreq() == Freq.MINUTELY
                || parsed.getFreq() == Freq.SECONDLY
                || parsed.hasPart(Part.BYHOUR)
                || parsed.hasPart(Part.BYMINUTE)
                || parsed.hasPart(Part.BYSECOND);
        if (withinDays) {
            throw malformed("The rule names hours, minutes or seconds; only whole days come back.");
        }
        return parsed;
    }

    private static RecurrenceRuleIterator iterator(RecurrenceRule rule, LocalDate start) {
        try {
            // Months of the library count from 0.
            return rule.iterator(new DateTime(start.getYear(), start.getMonthValue() - 1, start.getDayOfMonth()));
        } catch (IllegalArgumentException e) {
            throw malformed("The rule names days that do not exist, or ends at an hour instead of a day.");
        }
    }

    private static String names(String ordinal, Collection<DayOfWeek> weekdays) {
        return weekdays.stream()
                .distinct()
                .sorted()
                .map(day -> ordinal + day.name().substring(0, 2))
                .collect(Collectors.joining(","));
    }

    private static <T> Collection<T> requireSome(String field, Collection<T> values) {
        Check.range(field, values.size(), 1, 7);
        return values;
    }

    private static InvalidInput malformed(String message) {
        return new InvalidInput(InputError.BAD_FORMAT, message, Map.of("field", "rule"));
    }

    /** Goes from day to day; {@code day} is null at the end of the rule. */
    private final class Walk {

        private final RecurrenceRuleIterator iterator;
        private @Nullable LocalDate day;

        Walk(LocalDate start) {
            iterator = iterator(parse(rule), start);
            step();
        }

        void step() {
            try {
                if (iterator.hasNext()) {
                    DateTime next = iterator.nextDateTime();
                    day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
                } else {
                    day = null;
                }
            } catch (IllegalArgumentException e) {
                throw malformed("The rule names hardly any day that exists.");
            }
        }
    }
}
