package org.volunteerledger.aggregation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;

/**
 * What the entries of the ledger can be grouped and filtered by. Every dimension has a whole number as its key: the id of a record
 * (0 for none), a code, or a count of days, weeks, months, quarters or years. Dates are service days, never days of entry.
 */
public enum Dimension {
    /** The volunteer's id; 0 for unnamed helpers. */
    VOLUNTEER,
    /** The activity's id. */
    ACTIVITY,
    /** The project's id. */
    PROJECT,
    /** The team's id. */
    TEAM,
    /** The recording organisation's id. */
    ORGANISATION,
    /** The id of the area that the entry was recorded for, at its own level. */
    AREA,
    /** The station's id. */
    STATION,
    /** The category's id. */
    CATEGORY,
    /** The {@linkplain Evidence#code code} of the evidence. */
    EVIDENCE,
    /** The {@linkplain Book#code code} of the book. */
    BOOK,
    /** The service day, as days since 1970-01-01. */
    DAY,
    /** The ISO week, as its Monday in days since 1970-01-01. */
    WEEK,
    /** The month: year x 12 + month - 1. */
    MONTH,
    /** The quarter: year x 4 + quarter - 1. */
    QUARTER,
    /** The year. */
    YEAR;

    /**
     * Whether the key is the id of a record, so that a {@link Rollup} can map it.
     *
     * @return true for ids
     */
    public boolean isId() {
        return switch (this) {
            case VOLUNTEER, ACTIVITY, PROJECT, TEAM, ORGANISATION, AREA, STATION, CATEGORY -> true;
            case EVIDENCE, BOOK, DAY, WEEK, MONTH, QUARTER, YEAR -> false;
        };
    }

    /**
     * The key of an entry.
     *
     * @param entry the entry
     * @return the key
     */
    public long keyOf(HourEntry entry) {
        return switch (this) {
            case VOLUNTEER -> entry.attribution().volunteer();
            case ACTIVITY -> entry.attribution().activity();
            case PROJECT -> entry.attribution().project();
            case TEAM -> entry.attribution().team();
            case ORGANISATION -> entry.attribution().organisation();
            case AREA -> entry.attribution().area();
            case STATION -> entry.attribution().station();
            case CATEGORY -> entry.attribution().category();
            case EVIDENCE -> entry.evidence().code();
            case BOOK -> entry.book().code();
            case DAY, WEEK, MONTH, QUARTER, YEAR -> keyOf(entry.time().day());
        };
    }

    /**
     * The key of a day in a dimension of time.
     *
     * @param day the day
     * @return the key
     * @throws IllegalStateException if this is not a dimension of time
     */
    public long keyOf(LocalDate day) {
        return switch (this) {
            case DAY -> day.toEpochDay();
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toEpochDay();
            case MONTH -> day.getYear() * 12L + day.getMonthValue() - 1;
            case QUARTER -> day.getYear() * 4L + (day.getMonthValue() - 1) / 3;
            case YEAR -> day.getYear();
            default -> throw new IllegalStateException(this + " is not a dimension of time");
        };
    }

    /**
     * The key in words: {@code 2026-03-08}, {@code 2026-W10} by its Monday, {@code 2026-03}, {@code 2026-Q1}, {@code 2026}, a code's
     * name, or the number of an id.
     *
     * @param key a key of this dimension
     * @return the label
     */
    public String label(long key) {
        return switch (this) {
            case EVIDENCE -> Evidence.ofCode((int) key).name();
            case BOOK -> Book.ofCode((int) key).name();
            case DAY -> LocalDate.ofEpochDay(key).toString();
            case WEEK -> isoWeek(LocalDate.ofEpochDay(key));
            case MONTH -> String.format("%04d-%02d", key / 12, key % 12 + 1);
            case QUARTER -> String.format("%04d-Q%d", key / 4, key % 4 + 1);
            default -> Long.toString(key);
        };
    }

    private static String isoWeek(LocalDate monday) {
        return String.format(
                "%04d-W%02d", monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
