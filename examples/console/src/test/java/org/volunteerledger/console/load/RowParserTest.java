package org.volunteerledger.console.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.volunteerledger.console.csv.CsvError;
import org.volunteerledger.console.csv.CsvRow;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.ServiceTime;

@NullMarked
final class RowParserTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "2.75, 165",
        "15.67, 940",
        "0.0, 0",
        "12, 720",
        "24, 1440",
        "23.5, 1410",
        "3.42, 205",
        "0.02, 1",
        "1.8333333333, 110",
        "0.1, 6",
        "'  2.5 ', 150"
    })
    void hoursThatComeFromWholeMinutesAreThoseMinutes(String hours, int minutes) throws CellFault {
        assertThat(parse("hours", hours).minutes()).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({
        "22.453, NOT_WHOLE_MINUTES",
        "0.01, NOT_WHOLE_MINUTES",
        "'2,5', DECIMAL_COMMA",
        "-2.5, NEGATIVE",
        "=1+1, FORMULA",
        "+1, FORMULA",
        "@SUM(A1), FORMULA",
        "＝1+1, FORMULA",
        "24.01, LONGER_THAN_A_DAY",
        "83, LONGER_THAN_A_DAY",
        "1.5E+1, EXCEL_NUMBER",
        "2h, BAD_NUMBER",
        "2:30, BAD_NUMBER",
        "'1,234.5', BAD_NUMBER",
        "NaN, BAD_NUMBER",
        "２, BAD_NUMBER",
        "'', MISSING"
    })
    void otherHoursAreRefused(String hours, String code) {
        assertRefused(code, "hours", "hours", hours);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-08", "2026/03/08", "2026/3/8", "2026-3-8", "' 2026-03-08 '"})
    void datesAreRead(String date) throws CellFault {
        assertThat(parse("hours", "1", "date", date).time().day()).isEqualTo(LocalDate.of(2026, 3, 8));
    }

    @ParameterizedTest
    @CsvSource({
        "46089, EXCEL_DATE",
        "46089.5, EXCEL_DATE",
        "2026-02-29, BAD_DATE",
        "2026-13-01, BAD_DATE",
        "08/03/2026, BAD_DATE",
        "2026-03/08, BAD_DATE",
        "'2026-03-08 10:00', BAD_DATE",
        "1899-12-31, OUT_OF_RANGE",
        "'', MISSING"
    })
    void otherDatesAreRefused(String date, String code) {
        assertRefused(code, "date", "hours", "1", "date", date);
    }

    @ParameterizedTest
    @CsvSource({
        "01:00, 02:00, 60",
        "22:00, 01:00, 180",
        "8:05, 9:00:30, 55",
        "00:00, 24:00, 1440",
        "14:00, 12:00, 1320",
        "23:59, 24:00, 1"
    })
    void anEndBeforeTheStartIsOnTheNextDay(String start, String end, int minutes) throws CellFault {
        ServiceRow row = parse("start", start, "end", end);

        assertThat(length(row.time())).isEqualTo(minutes);
        assertThat(row.time().day()).isEqualTo(LocalDate.of(2026, 3, 8));
        assertThat(row.minutes()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "08:00, 08:00, NO_TIME_BETWEEN, end",
        "08:00, 25:00, BAD_TIME, end",
        "08:00, 24:01, BAD_TIME, end",
        "24:00, 25:00, BAD_TIME, start",
        "08:60, 09:00, BAD_TIME, start",
        "0.375, 09:00, EXCEL_DATE, start",
        "8, 09:00, BAD_TIME, start",
        "'', 09:00, MISSING, start",
        "08:00, '', MISSING, end",
        "=NOW(), 09:00, FORMULA, start"
    })
    void otherTimesAreRefused(String start, String end, String code, String column) {
        assertRefused(code, column, "start", start, "end", end);
    }

    @Test
    void theLengthIsThatOfTheInstantsWhenTheClocksChange() throws CellFault {
        ServiceRow row = parse("start", "01:00", "end", "04:00", "date", "1986-05-04");

        assertThat(length(row.time())).isEqualTo(120);
        assertRefused("TIME_IN_GAP", "start", "start", "02:30", "end", "04:00", "date", "1986-05-04");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // start, end, break, hours, minutes: what becomes of it
                "08:00, 16:20, '', 8.3, '', -",
                "08:00, 16:20, '', 8.33, '', -",
                "08:00, 16:20, 20, 8, '', -",
                "08:00, 16:20, '', 8, '', 480",
                "08:00, 22:00, '', 8.0, '', 480",
                "08:00, 10:00, '', '', 90, 90",
                "08:00, 10:00, '', 1.5, 90, 90"
            })
    void aReportedLengthMayBeShorterThanTheTime(
            String start, String end, String pause, String hours, String minutes, @Nullable Integer expected)
            throws CellFault {
        assertThat(parse("start", start, "end", end, "break", pause, "hours", hours, "minutes", minutes)
                        .minutes())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "08:00, 10:00, '', 2.5, '', hours",
        "08:00, 12:30, '', 5, '', hours",
        "08:00, 10:00, 30, 2, '', hours",
        "08:00, 10:00, '', '', 121, minutes",
        "08:00, 10:00, 121, '', '', break",
        "08:00, 10:00, '', 2, 90, hours"
    })
    void lengthsThatDisagreeAreRefused(
            String start, String end, String pause, String hours, String minutes, String column) {
        assertRefused(
                "LENGTHS_DISAGREE",
                column,
                "start",
                start,
                "end",
                end,
                "break",
                pause,
                "hours",
                hours,
                "minutes",
                minutes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"𠮷", "古丽·阿不都", "a,b\"c", "O'Neil"})
    void textIsKeptAsItIs(String name) throws CellFault {
        assertThat(parse("hours", "1", "team", name).reference(Field.TEAM)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {" K7", "K7 ", "\u3000K7\u3000", "\u00A0K7", "K7\uFEFF", "\tK7\n", "\u2009K7\u0085"})
    void whiteSpaceAroundATextIsNoPartOfIt(String name) throws CellFault {
        assertThat(parse("hours", "1", "team", name).reference(Field.TEAM)).isEqualTo("K7");
    }

    @ParameterizedTest
    @CsvSource({"abc, BAD_NUMBER", "-5, NEGATIVE", "=1, FORMULA", "1.5, BAD_NUMBER", "1441, LONGER_THAN_A_DAY"})
    void aBreakIsANumberOfMinutesWhateverElseTheRowHas(String pause, String code) throws CellFault {
        assertRefused(code, "break", "hours", "2", "break", pause);
        assertThat(parse("hours", "2", "break", "15").breakMinutes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1986-05-04, 02:30, 04:00, TIME_IN_GAP, start",
        "1986-05-04, 00:30, 02:30, TIME_IN_GAP, end",
        "1986-05-03, 23:00, 02:30, TIME_IN_GAP, end",
        "1986-09-14, 01:30, 04:00, TIME_TWICE, start",
        "1986-09-14, 00:30, 01:30, TIME_TWICE, end"
    })
    void aTimeThatTheClocksSkippedOrShowedTwiceIsRefusedWhereItStands(
            String date, String start, String end, String code, String column) {
        assertRefused(code, column, "date", date, "start", start, "end", end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb", "a\r\nb"})
    void aNameIsOneLine(String name) {
        assertRefused("BAD_CHARACTER", "activity", "hours", "1", "activity", name);
    }

    @ParameterizedTest
    @CsvSource({"a\u202Eb", "a\u200Bb", "a\u0000b", "a\u0007b"})
    void invisibleCharactersAreRefused(String name) {
        assertRefused("BAD_CHARACTER", "team", "hours", "1", "team", name);
    }

    @Test
    void whatASpreadsheetHasDamagedIsRefused() {
        assertRefused("EXCEL_NUMBER", "volunteer", "hours", "1", "volunteer", "1.10105E+17");
        assertRefused("TOO_LONG", "volunteer", "hours", "1", "volunteer", "1".repeat(41));
    }

    @Test
    void headCountsNeedAnActivityAndNoVolunteer() throws CellFault {
        ServiceRow row = parse("volunteer", "", "activity", "Harvest", "head_count", "35");

        assertThat(row.headCount()).isEqualTo(35);
        assertThat(row.minutes()).isNull();
        assertRefused("MISSING", "activity", "volunteer", "", "head_count", "35");
        assertRefused("CONTRADICTION", "head_count", "volunteer", "V1", "activity", "Harvest", "head_count", "35");
        assertRefused("MISSING", "volunteer", "volunteer", "", "hours", "1");
    }

    @ParameterizedTest
    @CsvSource({"'', SERVICE", "service, SERVICE", "Training, TRAINING", "培训, TRAINING"})
    void theBookIsServiceUnlessItSaysTraining(String book, Book expected) throws CellFault {
        assertThat(parse("hours", "1", "book", book).book()).isEqualTo(expected);
        assertRefused("BAD_BOOK", "book", "hours", "1", "book", "points");
    }

    @Test
    void aKeyFollowsFromWhatTheRowSaysAndItsNumberAmongEqualOnes() throws CellFault {
        Columns one = columns("volunteer", "date", "hours", "remark");
        Columns other = columns("hours", "volunteer", "date");
        CsvRow first = row("V1", "2026-03-08", "2", "x");
        CsvRow again = row("V1", "2026-03-08", "2", "y");
        CsvRow different = row("V2", "2026-03-08", "2", "x");

        List<String> keys = keys(one, first, again, different);

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(keys.get(0)).endsWith("-1");
        assertThat(keys.get(1)).isEqualTo(keys.get(0).replaceFirst("1$", "2"));
        assertThat(keys(other, row("2", "V1", "2026-03-08"))).containsExactly(keys.get(0));
        assertThat(keys(one, first, again, different)).isEqualTo(keys);
    }

    @Test
    void aKeyDoesNotFollowTheSpelling() throws CellFault {
        Columns columns =
                columns("volunteer", "date", "start", "end", "break", "hours", "minutes", "book", "beneficiary_visits");

        List<String> keys = keys(
                columns,
                row("V1", "2026-01-01", "", "", "", "2", "", "", ""),
                row(" V1\u3000", "2026/1/1", "", "", "0", "2.00", "", "service", "0"),
                row("V1", "2026-1-1", "", "", "", "", "120", "服务", ""),
                row("V1", "2026-01-01", "8:00", "10:00", "", "", "", "", ""),
                row("V1", "2026-01-01", "08:00:00", "10:00", "", "2.0", "120", "", ""),
                row("V1", "2026-01-01", "", "", "", "2,0", "", "", ""));

        assertThat(keys.stream().map(key -> key.replaceFirst("-\\d+$", "")).distinct())
                .hasSize(3);
        assertThat(keys.stream().map(key -> key.substring(key.lastIndexOf('-'))))
                .containsExactly("-1", "-2", "-3", "-1", "-2", "-1");
    }

    @Test
    void equalRowsAreCountedHoweverFewMarksThereAre() {
        RowKeys.RepeatMarks marks = new RowKeys.RepeatMarks(1);
        java.util.Random random = new java.util.Random(3);
        long[] digests = random.longs(200_000).toArray();
        Arrays.stream(digests).forEach(marks::add);
        Arrays.stream(digests).limit(1_000).forEach(marks::add);

        assertThat(Arrays.stream(digests).limit(1_000)).allMatch(marks::mayRepeat);
    }

    @Test
    void columnsAreFoundByTheirHeadings() {
        Columns columns = columns("序号", "姓名", "义工号", "活动名称", "服务开展日期", "签到时间", "签退时间", "服务时长（小时）");

        assertThat(columns.ignored()).containsExactly("序号");
        assertThat(columns.heading(Field.HOURS)).isEqualTo("服务时长（小时）");
        assertThat(columns.value(row("1", "李", "V1", "清扫", "2026/3/8", "08:00", "09:00", "1"), Field.VOLUNTEER))
                .isEqualTo("V1");
        assertThat(columns("Volunteer Number", "SERVICE-DATE", "Hours").ignored())
                .isEmpty();
        assertThat(columns("义工号", "服务开展日期(yyyy/MM/dd)", "签到时间（HH:mm）", "签退时间(HH:mm)", "服务时长（单位：小时）", "服务时长(单位: 分钟)")
                        .ignored())
                .isEmpty();
        assertThat(columns("volunteer", "date", "hours", "minutes(mm)", "activity(d)")
                        .ignored())
                .containsExactly("minutes(mm)", "activity(d)");
    }

    @Test
    void theCommandLineComesBeforeTheHeader() {
        Columns columns = Columns.of(
                row("who", "date", "hours", "team"),
                Map.of(Field.VOLUNTEER, "Who"),
                Map.of(Field.TEAM, "T", Field.BOOK, "training"));

        CsvRow row = row("V1", "2026-03-08", "1", "other");
        assertThat(columns.value(row, Field.VOLUNTEER)).isEqualTo("V1");
        assertThat(columns.value(row, Field.TEAM)).isEqualTo("T");
        assertThat(columns.value(row, Field.BOOK)).isEqualTo("training");
        assertThat(columns.ignored()).containsExactly("team");
        assertThat(columns("volunteer", "date", "hours", "notes", "Notes").ignored())
                .containsExactly("notes", "Notes");
        assertThatThrownBy(() -> Columns.of(row("x", "X", "date", "hours"), Map.of(Field.VOLUNTEER, "x"), Map.of()))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo(LoadError.REPEATED_COLUMN));
    }

    @ParameterizedTest
    @CsvSource({
        "volunteer;date;hours;hours, REPEATED_COLUMN",
        "volunteer;date;hours;服务时长, REPEATED_COLUMN",
        "volunteer;hours, MISSING_COLUMN",
        "date;hours, MISSING_COLUMN",
        "volunteer;date, MISSING_COLUMN",
        "volunteer;date;start, MISSING_COLUMN",
        "'', NO_HEADER"
    })
    void headersThatDoNotDoAreRefused(String header, String code) {
        assertThatThrownBy(() -> columns(header.split(";", -1)))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code().name()).isEqualTo(code));
    }

    @Test
    void utf16ReadAsAnotherCharsetIsNoticed() {
        assertThatThrownBy(() -> columns("\0d\0a\0t\0e", "\0h"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo(CsvError.WRONG_CHARSET));
    }

    @Test
    void aMappedColumnMustBeThere() {
        assertThatThrownBy(() -> Columns.of(row("a", "b"), Map.of(Field.DATE, "c"), Map.of()))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo(LoadError.UNKNOWN_COLUMN));
        assertThatThrownBy(() -> Columns.of(null, Map.of(), Map.of()))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo(CsvError.NO_HEADER));
    }

    private static void assertRefused(String code, String column, String... fields) {
        assertThatThrownBy(() -> parse(fields)).isInstanceOfSatisfying(CellFault.class, e -> {
            assertThat(e.error().code().name()).isEqualTo(code);
            assertThat(e.field().label()).isEqualTo(column);
        });
    }

    /** A row of V1 on 8 March 2026 with some fields given or replaced. */
    private static ServiceRow parse(String... fields) throws CellFault {
        Map<String, String> cells = new java.util.LinkedHashMap<>();
        cells.put("volunteer", "V1");
        cells.put("date", "2026-03-08");
        cells.put("hours", "");
        for (int i = 0; i < fields.length; i += 2) {
            cells.put(fields[i], fields[i + 1]);
        }
        Columns columns = columns(cells.keySet().toArray(String[]::new));
        return new RowParser(columns, SHANGHAI).parse(row(cells.values().toArray(String[]::new)));
    }

    private static List<String> keys(Columns columns, CsvRow... rows) {
        RowReader reader = new RowReader(columns, SHANGHAI);
        RowKeys keys = new RowKeys(new RowKeys.RepeatMarks(rows.length), columns, SHANGHAI);
        Arrays.stream(rows).forEach(row -> keys.mark(reader.read(row)));
        return Arrays.stream(rows).map(row -> keys.next(reader.read(row))).toList();
    }

    private static Columns columns(String... headings) {
        return Columns.of(row(headings), Map.of(), Map.of());
    }

    private static CsvRow row(String... cells) {
        return new CsvRow(2, 2, List.of(cells), null);
    }

    private static long length(ServiceTime time) {
        return Duration.between(Objects.requireNonNull(time.start()), Objects.requireNonNull(time.end()))
                .toMinutes();
    }
}
