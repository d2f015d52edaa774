package org.volunteerledger.duty.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.volunteerledger.error.Check;

/** The periods of a calendar year in which something is due again and again. */
public enum PeriodKind {
    /** A month. */
    MONTH(1),
    /** Three months, from January, April, July and October. */
    QUARTER(3),
    /** Six months, from January and July. */
    HALF_YEAR(6),
    /** A calendar year. */
    YEAR(12);

    private static final int MAX_YEARS = 20;

    private final int months;

    PeriodKind(int months) {
        this.months = months;
    }

    /**
     * A period of the calendar.
     *
     * @param from the first day
     * @param to   the day after the last
     */
    public record Period(LocalDate from, LocalDate to) {

        /**
         * Whether a day lies in the period.
         *
         * @param day the day
         * @return true from the first day to the one before {@code to}
         */
        public boolean contains(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(to);
        }

        /**
         * Whether the period is over.
         *
         * @param today the present day
         * @return true from the day after its last
         */
        public boolean isOver(LocalDate today) {
            return !today.isBefore(to);
        }
    }

    /**
     * The period that a day lies in.
     *
     * @param day the day
     * @return the period
     */
    public Period of(LocalDate day) {
        int month = (day.getMonthValue() - 1) / months * months + 1;
        LocalDate from = LocalDate.of(day.getYear(), month, 1);
        return new Period(from, from.plusMonths(months));
    }

    /**
     * The periods that lie wholly within a time.
     *
     * @param from the first day of the time
     * @param to   the day after its last, at most 20 years later
     * @return the periods, ascending
     */
    public List<Period> within(LocalDate from, LocalDate to) {
        Check.range("years", ChronoUnit.YEARS.between(from, to), 0, MAX_YEARS);
        Period first = of(from);
        Period start = first.from().equals(from) ? first : of(first.to());
        return Stream.iterate(start, period -> !period.to().isAfter(to), period -> of(period.to()))
                .toList();
    }
}
