package org.volunteerledger.console.load;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.csv.CsvRow;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.hours.accrual.AccrualError;
import org.volunteerledger.hours.accrual.ClockTimes;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;

/** Understands rows, one by one, without looking at the ledger. */
final class RowParser {

    /** The fields that refer to records, with the most code points of each. */
    static final Map<Field, Integer> REFERENCES = references();

    private static final List<Field> LENGTHS = List.of(Field.START, Field.END, Field.BREAK, Field.MINUTES, Field.HOURS);

    private final Columns columns;
    private final ZoneId zone;

    RowParser(Columns columns, ZoneId zone) {
        this.columns = columns;
        this.zone = zone;
    }

    ServiceRow parse(CsvRow row) throws CellFault {
        Cells cells = new Cells(columns, row);
        String key = columns.has(Field.KEY) ? given(Field.KEY, cells.text(Field.KEY, HourEntry.MAX_KEY)) : null;
        Map<Field, String> references = new EnumMap<>(Field.class);
        for (Map.Entry<Field, Integer> reference : REFERENCES.entrySet()) {
            String text = cells.text(reference.getKey(), reference.getValue());
            if (text != null) {
                references.put(reference.getKey(), text);
            }
        }
        String name = cells.text(Field.VOLUNTEER_NAME, 200);
        Book book = cells.book();
        LocalDate day = given(Field.DATE, cells.date(Field.DATE));
        int visits = orZero(cells.whole(Field.BENEFICIARY_VISITS, HourEntry.MAX_COUNT));
        int headCount = orZero(cells.whole(Field.HEAD_COUNT, HourEntry.MAX_COUNT));
        requireOneOf(references, headCount);
        ServiceTime time = time(cells, day);
        int given = orZero(cells.whole(Field.BREAK, HourEntry.MAX_MINUTES));
        int pause = time.timed() ? given : 0;
        Integer minutes = headCount > 0 ? headCountMinutes(cells) : minutes(cells, time, pause);
        return new ServiceRow(row, key, references, name, book, time, pause, minutes, headCount, visits);
    }

    private void requireOneOf(Map<Field, String> references, int headCount) throws CellFault {
        boolean named = references.containsKey(Field.VOLUNTEER);
        if (named && headCount > 0) {
            throw CellFault.of(
                    Field.HEAD_COUNT,
                    InputError.CONTRADICTION,
                    "The row has both a volunteer and a number of unnamed helpers.");
        }
        if (!named && headCount == 0) {
            throw CellFault.of(Field.VOLUNTEER, InputError.MISSING, "The row has no volunteer.");
        }
        if (!named && !references.containsKey(Field.ACTIVITY)) {
            throw CellFault.of(Field.ACTIVITY, InputError.MISSING, "A number of unnamed helpers needs an activity.");
        }
    }

    private ServiceTime time(Cells cells, LocalDate day) throws CellFault {
        LocalTime start = cells.time(Field.START);
        LocalTime end = cells.time(Field.END);
        if (start == null && end == null) {
            return checked(Field.DATE, () -> ServiceTime.on(day));
        }
        if (start == null || end == null) {
            throw CellFault.of(
                    start == null ? Field.START : Field.END,
                    InputError.MISSING,
                    "The row has a " + (start == null ? "end without a start." : "start without an end."));
        }
        boolean endsWithDay = cells.endsWithDay();
        if (start.equals(end) && !endsWithDay) {
            throw CellFault.of(Field.END, LoadError.NO_TIME_BETWEEN, "The end equals the start.");
        }
        LocalDate last = endsWithDay || end.isBefore(start) ? day.plusDays(1) : day;
        Instant from = instant(Field.START, day.atTime(start));
        Instant to = instant(Field.END, last.atTime(end));
        return checked(Field.END, () -> ServiceTime.between(from, to, zone));
    }

    /** A cell has no form for the offset that the ledger would ask for. */
    private Instant instant(Field field, LocalDateTime time) throws CellFault {
        try {
            return ClockTimes.instant(time, zone);
        } catch (InvalidInput e) {
            throw e.code() == AccrualError.TIME_AMBIGUOUS
                    ? CellFault.of(field, LoadError.TIME_TWICE, "The clocks showed this time twice on that day.")
                    : CellFault.of(field, e);
        }
    }

    /** Null where start and end say the minutes. */
    private static @Nullable Integer minutes(Cells cells, ServiceTime time, int pause) throws CellFault {
        Integer minutes = cells.whole(Field.MINUTES, HourEntry.MAX_MINUTES);
        BigDecimal hours = cells.hours();
        if (minutes != null && hours != null && !Cells.isRounded(minutes, hours)) {
            throw CellFault.of(Field.HOURS, LoadError.LENGTHS_DISAGREE, "Hours and minutes do not agree.");
        }
        Instant start = time.start();
        Instant end = time.end();
        if (start == null || end == null) {
            Integer reported = minutes == null && hours != null ? Integer.valueOf(Cells.minutes(hours)) : minutes;
            return given(Field.HOURS, reported);
        }
        long between = Duration.between(start, end).toMinutes() - pause;
        if (between < 0) {
            throw CellFault.of(
                    Field.BREAK, LoadError.LENGTHS_DISAGREE, "The break is longer than the time from start to end.");
        }
        if (minutes == null && (hours == null || Cells.isRounded(between, hours))) {
            return null;
        }
        int reported = minutes != null ? minutes : Cells.minutes(Objects.requireNonNull(hours));
        if (reported > between) {
            throw CellFault.of(
                    minutes != null ? Field.MINUTES : Field.HOURS,
                    LoadError.LENGTHS_DISAGREE,
                    "More is reported than the " + between + " minutes from start to end without the break.");
        }
        return reported;
    }

    /** Unnamed helpers count as participations. A length that a file gives all the same is checked and left out. */
    private static @Nullable Integer headCountMinutes(Cells cells) throws CellFault {
        cells.whole(Field.MINUTES, HourEntry.MAX_MINUTES);
        cells.hours();
        return null;
    }

    private static <T> T given(Field field, @Nullable T value) throws CellFault {
        if (value == null) {
            throw LENGTHS.contains(field)
                    ? CellFault.of(
                            field, InputError.MISSING, "The row has neither start and end, nor minutes or hours.")
                    : CellFault.of(field, InputError.MISSING, field.label() + " must be given.");
        }
        return value;
    }

    private static <T> T checked(Field field, java.util.function.Supplier<T> value) throws CellFault {
        try {
            return value.get();
        } catch (InvalidInput e) {
            throw CellFault.of(field, e);
        }
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static Map<Field, Integer> references() {
        Map<Field, Integer> references = new EnumMap<>(Field.class);
        references.put(Field.VOLUNTEER, 40);
        references.put(Field.TEAM, 100);
        references.put(Field.PROJECT, 100);
        references.put(Field.ACTIVITY, 100);
        references.put(Field.ORGANISATION, 100);
        references.put(Field.AREA, 100);
        references.put(Field.STATION, 100);
        references.put(Field.CATEGORY, 100);
        return references;
    }
}
