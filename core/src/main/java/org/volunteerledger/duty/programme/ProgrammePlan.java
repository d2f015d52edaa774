package org.volunteerledger.duty.programme;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.duty.calendar.HolidayRule;
import org.volunteerledger.duty.calendar.WorkingCalendar;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.service.Affiliation;

/**
 * A programme whose themes come back.
 *
 * @param name        the name, at most 30 code points
 * @param affiliation what the time of its activities counts towards
 * @param from        the first day, from which intervals and counts of the themes are reckoned
 * @param to          the day after the last, or null while no end is planned
 * @param holidays    what becomes of days that a holiday plan disturbs
 * @param themes      the themes, of different numbers; 1 to {@value #MAX_THEMES}
 */
public record ProgrammePlan(
        String name,
        Affiliation affiliation,
        LocalDate from,
        @Nullable LocalDate to,
        HolidayRule holidays,
        List<Theme> themes) {

    /** The most themes. */
    public static final int MAX_THEMES = 20;

    /** The most days of a period that is expanded at once. */
    public static final int MAX_DAYS = 366;

    /** Checks the limits. */
    public ProgrammePlan {
        Check.text("name", name, 30);
        Check.given("affiliation", affiliation);
        Check.given("from", from);
        Check.given("holidays", holidays);
        Check.range("themes", themes.size(), 1, MAX_THEMES);
        themes = List.copyOf(themes);
        if (to != null && !to.isAfter(from)) {
            throw contradiction("The programme ends on " + to + ", not after its first day, " + from + ".", "to");
        }
        Set<Integer> numbers = new HashSet<>();
        for (Theme theme : themes) {
            if (!numbers.add(theme.number())) {
                throw contradiction("Two themes have the number " + theme.number() + ".", "themes");
            }
        }
    }

    /**
     * A day on which a theme is planned.
     *
     * @param theme   the theme
     * @param planned the day that its recurrence names
     * @param held    the day on which it is held; another one if a holiday moves it, null if it falls out
     */
    public record Occasion(
            Theme theme, LocalDate planned, @Nullable LocalDate held) {}

    /**
     * The days that the themes have in a period. A day that a holiday would move out of the programme's term falls out.
     *
     * @param first    the first planned day
     * @param until    the day after the last planned day, at most {@value #MAX_DAYS} days later
     * @param calendar the holidays; needed for the years of the period unless they do not matter to the programme
     * @return the days, by planned day and number of the theme
     * @throws InvalidInput if the period is too long, or a year of it is not known to the calendar
     */
    public List<Occasion> occasions(LocalDate first, LocalDate until, WorkingCalendar calendar) {
        Check.range("days", until.toEpochDay() - first.toEpochDay(), 0, MAX_DAYS);
        LocalDate begin = first.isBefore(from) ? from : first;
        LocalDate end = to == null || until.isBefore(to) ? until : to;
        if (!begin.isBefore(end)) {
            return List.of();
        }
        return themes.stream()
                .flatMap(theme -> theme.days().days(from, begin, end).stream()
                        .map(day -> new Occasion(
                                theme,
                                day,
                                calendar.held(day, holidays)
                                        .filter(this::isWithin)
                                        .orElse(null))))
                .sorted(Comparator.comparing(Occasion::planned)
                        .thenComparingInt(occasion -> occasion.theme().number()))
                .toList();
    }

    /**
     * A theme by its number.
     *
     * @param number the number
     * @return the theme, or empty
     */
    public Optional<Theme> theme(int number) {
        return themes.stream().filter(theme -> theme.number() == number).findFirst();
    }

    ProgrammePlan until(LocalDate end) {
        return new ProgrammePlan(name, affiliation, from, end, holidays, themes);
    }

    ProgrammePlan with(Theme changed) {
        return new ProgrammePlan(
                name,
                affiliation,
                from,
                to,
                holidays,
                themes.stream()
                        .map(theme -> theme.number() == changed.number() ? changed : theme)
                        .toList());
    }

    private boolean isWithin(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    private static InvalidInput contradiction(String message, String field) {
        return new InvalidInput(InputError.CONTRADICTION, message, Map.of("field", field));
    }
}
