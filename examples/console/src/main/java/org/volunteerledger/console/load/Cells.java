package org.volunteerledger.console.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.csv.CsvRow;
import org.volunteerledger.console.csv.Formulas;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.hours.accrual.HourFormat;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.HourEntry;

/** What the cells of a row mean. Nothing is guessed: a cell means one thing or is refused, with a hint at the usual damage. */
final class Cells {

    private static final Pattern DATE = Pattern.compile("(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern MIDNIGHT = Pattern.compile("24:00(:00)?");
    private static final Pattern HOURS = Pattern.compile("\\d{1,9}(\\.\\d{1,12})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern COMMA = Pattern.compile("\\d+,\\d+");
    private static final Pattern BELOW_ZERO = Pattern.compile("-\\s*\\d+([.,]\\d+)?");
    private static final Pattern SHORTENED = Pattern.compile("[-+]?\\d+([.,]\\d+)?[eE][-+]?\\d+");
    private static final Pattern SERIAL_DAY = Pattern.compile("\\d{5}([.,]\\d+)?");
    private static final Pattern SHARE_OF_DAY = Pattern.compile("0?[.,]\\d+|[01]");
    private static final BigDecimal HOURS_OF_DAY = BigDecimal.valueOf(24);

    private final Columns columns;
    private final CsvRow row;

    Cells(Columns columns, CsvRow row) {
        this.columns = columns;
        this.row = row;
    }

    /** A name, number or key. */
    @Nullable String text(Field field, int limit) throws CellFault {
        String text = given(field);
        if (text == null) {
            return null;
        }
        if (SHORTENED.matcher(text).matches()) {
            throw CellFault.of(field, LoadError.EXCEL_NUMBER, "A number was shortened to a power of ten.");
        }
        try {
            return requireOneLine(field, Check.text(field.label(), text, limit));
        } catch (InvalidInput e) {
            throw CellFault.of(field, e);
        }
    }

    /** The ledger takes lines and tabulators in a text, but a name with one inside is damage, and breaks the tables it is shown in. */
    private static String requireOneLine(Field field, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput(
                    InputError.BAD_CHARACTER,
                    field.label() + " has a line end or tabulator inside.",
                    Map.of("field", field.label()));
        }
        return text;
    }

    @Nullable LocalDate date(Field field) throws CellFault {
        String text = given(field);
        if (text == null) {
            return null;
        }
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            throw SERIAL_DAY.matcher(text).matches()
                    ? CellFault.of(field, LoadError.EXCEL_DATE, "The day is a number that counts days.")
                    : CellFault.of(field, LoadError.BAD_DATE, "This is not a date.");
        }
        try {
            return LocalDate.of(number(date, 1), number(date, 3), number(date, 4));
        } catch (DateTimeException e) {
            throw CellFault.of(field, LoadError.BAD_DATE, "There is no such day.");
        }
    }

    @Nullable LocalTime time(Field field) throws CellFault {
        String text = given(field);
        if (text == null) {
            return null;
        }
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw SHARE_OF_DAY.matcher(text).matches()
                    ? CellFault.of(field, LoadError.EXCEL_DATE, "The time is a number that counts parts of a day.")
                    : CellFault.of(field, LoadError.BAD_TIME, "This is not a time of the clock.");
        }
        int second = time.group(3) == null ? 0 : number(time, 3);
        if (field == Field.END && MIDNIGHT.matcher(text).matches()) {
            return LocalTime.MIDNIGHT;
        }
        try {
            return LocalTime.of(number(time, 1), number(time, 2), second);
        } catch (DateTimeException e) {
            throw CellFault.of(field, LoadError.BAD_TIME, "The clock shows no such time.");
        }
    }

    /** Whether the end is written as 24:00, which is midnight after the day, whatever the start. */
    boolean endsWithDay() throws CellFault {
        String text = given(Field.END);
        return text != null && MIDNIGHT.matcher(text).matches();
    }

    @Nullable Integer whole(Field field, int most) throws CellFault {
        String text = given(field);
        if (text == null) {
            return null;
        }
        requireNumber(field, text, WHOLE);
        int number = Integer.parseInt(text);
        if (number > most) {
            throw most == HourEntry.MAX_MINUTES
                    ? tooLong(field)
                    : CellFault.of(field, LoadError.BAD_NUMBER, "The number is above " + most + ".");
        }
        return number;
    }

    /** Decimal hours, with the number of decimals that they are written with. */
    @Nullable BigDecimal hours() throws CellFault {
        String text = given(Field.HOURS);
        if (text == null) {
            return null;
        }
        requireNumber(Field.HOURS, text, HOURS);
        BigDecimal hours = new BigDecimal(text);
        if (hours.compareTo(HOURS_OF_DAY) > 0) {
            throw tooLong(Field.HOURS);
        }
        return hours;
    }

    /** Hours as minutes: the whole number of minutes that gives the hours when it is rounded to as many decimals. */
    static int minutes(BigDecimal hours) throws CellFault {
        int minutes = Math.toIntExact(HourFormat.minutes(hours));
        if (!isRounded(minutes, hours)) {
            throw CellFault.of(
                    Field.HOURS, LoadError.NOT_WHOLE_MINUTES, "The hours are not those of a whole number of minutes.");
        }
        return minutes;
    }

    /** Whether hours are what minutes give when they are rounded to as many decimals. Whole hours are not taken for rounded. */
    static boolean isRounded(long minutes, BigDecimal hours) {
        if (hours.scale() == 0) {
            return hours.longValueExact() * 60 == minutes;
        }
        return BigDecimal.valueOf(minutes)
                        .divide(BigDecimal.valueOf(60), hours.scale(), RoundingMode.HALF_UP)
                        .compareTo(hours)
                == 0;
    }

    Book book() throws CellFault {
        String text = given(Field.BOOK);
        if (text == null) {
            return Book.SERVICE;
        }
        return switch (Field.normalised(text)) {
            case "service", "服务", "志愿服务" -> Book.SERVICE;
            case "training", "培训" -> Book.TRAINING;
            default -> throw CellFault.of(Field.BOOK, LoadError.BAD_BOOK, "There is no such book.");
        };
    }

    private void requireNumber(Field field, String text, Pattern form) throws CellFault {
        if (form.matcher(text).matches()) {
            return;
        }
        if (COMMA.matcher(text).matches()) {
            throw CellFault.of(field, LoadError.DECIMAL_COMMA, "The number has a comma.");
        }
        if (SHORTENED.matcher(text).matches()) {
            throw CellFault.of(field, LoadError.EXCEL_NUMBER, "A number was shortened to a power of ten.");
        }
        throw CellFault.of(field, LoadError.BAD_NUMBER, "This is not a number of the form that the field takes.");
    }

    private @Nullable String given(Field field) throws CellFault {
        String text = columns.value(row, field);
        if (text == null || !Formulas.isFormula(text)) {
            return text;
        }
        throw BELOW_ZERO.matcher(text).matches()
                ? CellFault.of(field, LoadError.NEGATIVE, "The number is below zero.")
                : CellFault.of(field, LoadError.FORMULA, "The cell is a formula.");
    }

    private static CellFault tooLong(Field field) {
        return CellFault.of(field, LoadError.LONGER_THAN_A_DAY, "This is more than 24 hours.");
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
