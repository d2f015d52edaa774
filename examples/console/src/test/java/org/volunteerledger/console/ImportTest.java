package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
final class ImportTest {

    private static final String HEADER = "key,volunteer,team,activity,date,start,end,hours\n";

    @TempDir
    private static Path folder;

    private static int number;

    private final Session session = memory();

    static Stream<Session> stores() {
        return Stream.of(memory(), Session.onH2(folder, "import" + number++));
    }

    private static Session memory() {
        return Session.inMemory(folder);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void theSameFileTwiceChangesNothing(Session session) {
        // The shape of a public export: one volunteer, day and decimal hours, several equal rows, one of no time.
        String rows = IntStream.range(0, 60)
                .mapToObj(i -> "2026-0" + (1 + i % 9) + "-1" + i % 7 + ",Mon," + (i % 4) + "." + (i % 2 * 5)
                        + ",Pantry " + i % 5 + ",")
                .collect(Collectors.joining("\n"));
        Path file = session.file("twice.csv", "date,day,hours,shift_name,verified_skills\n" + rows + "\n");
        String[] command = {
            "import", file.toString(), "--map", "activity=shift_name", "--set", "volunteer=V1", "--create-missing"
        };

        Session.Result first = session.run(command);
        String report = session.output("report", "--by", "activity,month", "--measure", "entries,minutes");
        Session.Result second = session.run(command);

        assertThat(first.code()).isZero();
        assertThat(first.out())
                .contains("60 rows = 60 accepted + 0 refused + 0 skipped")
                .contains("registered 5: activity");
        assertThat(first.err()).contains("columns ignored: day, verified_skills");
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("60 rows = 0 accepted + 0 refused + 60 skipped");
        assertThat(session.output("report", "--by", "activity,month", "--measure", "entries,minutes"))
                .isEqualTo(report);
        assertThat(session.run("verify").code()).isZero();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void goodRowsLandAndTheOthersAreExplained(Session session) {
        Path file = session.file(
                "mixed.csv",
                HEADER
                        + "k1,V1,T,A,2026-03-01,08:00,10:00,\n"
                        + "k2,V1,T,A,2026-03-01,09:00,11:00,\n"
                        + "k3,V1,T,A,2027-03-01,09:00,11:00,\n"
                        + "k4,V1,T,A,2026-03-02,09:00,25:00,\n"
                        + "k5,V1,T,A,2026-03-02,09:00,09:00,\n"
                        + "k6,V1,T,A,2026-03-03,22:00,01:00,\n"
                        + "k7,\"V1,T,A,2026-03-04,09:00,11:00,\n"
                        + "k8,V1,T,A,2026-03-05,09:00,11:00\n"
                        + "k9,=HYPERLINK(),T,A,2026-03-05,09:00,11:00,\n"
                        + HEADER
                        + "k1,V1,T,A,2026-03-09,08:00,10:00,\n"
                        + "k6,V1,T,A,2026-03-03,22:00,01:00,\n"
                        + "\n,,,,,,,\n"
                        + "k10,V2,T,A,2026-03-01,10:00,12:00,\n");

        Session.Result result = session.run("import", file.toString(), "--create-missing");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out())
                .contains("13 rows = 3 accepted + 9 refused + 1 skipped")
                .contains("credited 7.00 h");
        assertThat(session.read("mixed.csv.rejected.csv").lines().map(ImportTest::reason))
                .containsExactly(
                        "rejected_row/rejected_line/rejected_column/reject_code",
                        "3/3/start/OVERLAP",
                        "4/4/date/FUTURE",
                        "5/5/end/BAD_TIME",
                        "6/6/end/NO_TIME_BETWEEN",
                        "8/8//MISSING_QUOTE",
                        "9/9//WRONG_CELL_COUNT",
                        "10/10/volunteer/FORMULA",
                        "11/11//REPEATED_HEADER",
                        "12/12/key/ENTRY_KEY_REUSED");
        assertThat(session.read("mixed.csv.rejected.csv"))
                .contains(",'=HYPERLINK(),")
                .contains("The time from 2026-03-01T09:00+08:00 to 2026-03-01T11:00+08:00 overlaps entry ");
        assertThat(session.output("report", "--measure", "hours,entries", "--format", "csv"))
                .isEqualTo("hours,entries\n7.00,3\n");
    }

    @Test
    void refusedRowsThatAreMendedAreImported() {
        Path file = session.file("mend.csv", HEADER + "k1,V1,T,A,2026-03-02,09:00,25:00,\n");
        session.run("import", file.toString(), "--create-missing");
        Path mended =
                session.file("mended.csv", session.read("mend.csv.rejected.csv").replace("09:00,25:00", "09:00,11:00"));

        Session.Result result = session.run("import", mended.toString(), "--create-missing");
        session.file("mend.csv", HEADER + "k1,V1,T,A,2026-03-02,09:00,11:00,\n");
        Session.Result again = session.run("import", file.toString());

        assertThat(result.out()).contains("1 rows = 1 accepted");
        assertThat(again.out()).contains("1 skipped");
        assertThat(session.path("mend.csv.rejected.csv")).doesNotExist();
    }

    @Test
    void anImportThatWasInterruptedIsCompleted() {
        String rows = IntStream.range(0, 5_000)
                .mapToObj(i ->
                        "V" + i % 50 + ",T" + i % 3 + ",A,2026-0" + (1 + i % 9) + "-" + (10 + i % 11) + "," + i % 3)
                .collect(Collectors.joining("\n"));
        String whole = "volunteer,team,activity,date,hours\n" + rows + "\n";
        Path part = session.file("part.csv", whole.substring(0, whole.indexOf('\n', whole.length() / 2) + 1));
        Path all = session.file("all.csv", whole);

        session.output("import", part.toString(), "--create-missing");
        String completed = session.output("import", all.toString(), "--create-missing");
        Session once = Session.onH2(folder, "once");
        once.output("import", all.toString(), "--create-missing");

        assertThat(completed).contains("5000 rows = 2500 accepted + 0 refused + 2500 skipped");
        String[] report = {"report", "--by", "volunteer,team", "--measure", "minutes,entries,participations"};
        assertThat(session.output(report)).isEqualTo(once.output(report));
    }

    @Test
    void aShenzhenSheetInGb18030IsImported() {
        String sheet = """
                序号,义工号,姓名,活动名称,服务开展日期,签到时间,签退时间,服务时长(小时)
                1,00012,古丽·阿不都,清扫𠮷街,2026/3/8,08:00,16:20,8.3
                2,00013,𠮷田,清扫𠮷街,2026/3/8,08:00,22:00,8.0
                """;
        Path file = session.file("深圳.csv", sheet.replace("\n", "\r\n"), Charset.forName("GB18030"));

        Session.Result wrong = session.run("import", file.toString(), "--create-missing");
        Session.Result right = session.run("import", file.toString(), "--create-missing", "--charset", "GB18030");

        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err())
                .startsWith("[WRONG_CHARSET] Row 1, which starts at line 1")
                .contains("--charset GB18030");
        assertThat(right.code()).isZero();
        assertThat(session.output("entries", "--format", "csv").lines().map(line -> line.replaceAll("^[^,]*,", "")))
                .anyMatch(line ->
                        line.startsWith("2026-03-08,2026-03-08T08:00,2026-03-08T16:20,500,8.33,1,0,00012,清扫𠮷街,"))
                .anyMatch(line -> line.startsWith("2026-03-08,2026-03-08T08:00,2026-03-08T22:00,480,8.00,1,0,00013,"));
        assertThat(session.output("report", "--by", "activity", "--measure", "hours"))
                .contains("清扫𠮷街  16.33");
    }

    @Test
    void anOfficialSheetIsImportedAsItIs() {
        Path file = session.file("统计表.csv", """
                深圳志愿者（义工）服务时间统计表（用于组织管理员导入系统）,,,,,,,
                ,,,,,,,
                序号,义工号,姓名,活动名称,服务开展日期(yyyy/MM/dd),签到时间(HH:mm),签退时间(HH:mm),服务时长（单位：小时）
                1,0300207442,古丽·阿不都,清扫,2026/03/08,08:00,09:45,1.8
                2,0300207443,𠮷田,清扫,2026/3/32,08:00,09:45,1.8
                """);

        Session.Result first = session.run("import", file.toString(), "--create-missing");

        assertThat(first.out())
                .contains("2 rows = 1 accepted + 1 refused + 0 skipped")
                .contains("credited 1.75 h");
        assertThat(first.err()).contains("the header is row 3").contains("columns ignored: 序号");
        assertThat(session.read("统计表.csv.rejected.csv")).contains("\n5,5,服务开展日期(yyyy/MM/dd),BAD_DATE,");
        assertThat(session.run("import", file.toString()).out()).contains("0 accepted + 1 refused + 1 skipped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "volunteer;date;hours\nV1;2026-03-01;1,5\n",
                "title\nno heading,here\nvolunteer,date,hours\n",
                "title\n",
                "title\nvolunteer\n",
                "title\n\"volunteer,date,hours\nV1,2026-03-01,1\n"
            })
    void aTitleIsTakenForOneOnlyAboveAHeader(String text) {
        Session.Result result =
                session.run("import", session.file("title.csv", text).toString(), "--create-missing");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("[MISSING_COLUMN]").contains("--separator");
    }

    @Test
    void aRowInAnotherCharsetStopsTheFileBeforeTheFirstRow() {
        byte[] good = (HEADER + "k1,V1,T,A,2026-03-02,09:00,10:00,\n").getBytes(StandardCharsets.UTF_8);
        byte[] bad = "k2,V1,队,A,2026-03-03,09:00,10:00,\n".getBytes(Charset.forName("GB18030"));
        Path file = session.file(
                "charset.csv",
                new String(good, StandardCharsets.ISO_8859_1) + new String(bad, StandardCharsets.ISO_8859_1),
                StandardCharsets.ISO_8859_1);

        Session.Result result = session.run("import", file.toString(), "--create-missing");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Row 3");
        assertThat(session.output("report", "--measure", "entries", "--format", "csv"))
                .isEqualTo("entries\n0\n");
    }

    @Test
    void unknownAndAmbiguousNamesAreRefused() {
        session.output(
                "import",
                session.file("names.csv", HEADER + "k1,V1,T,A,2026-03-01,08:00,10:00,\n")
                        .toString(),
                "--create-missing");
        Path file = session.file(
                "unknown.csv",
                HEADER + "u1,V9,T,A,2026-04-01,08:00,10:00,\n"
                        + "u2,V1,T9,A,2026-04-02,08:00,10:00,\n"
                        + "u3,V1,t,A,2026-04-03,08:00,10:00,\n"
                        + "u4,V1,T,A,2026-04-04,08:00,10:00,\n");

        Session.Result result = session.run("import", file.toString());

        assertThat(result.out()).contains("4 rows = 1 accepted + 3 refused");
        assertThat(session.read("unknown.csv.rejected.csv").lines().skip(1).map(ImportTest::reason))
                .containsExactly("2/2/volunteer/UNKNOWN", "3/3/team/UNKNOWN", "4/4/team/UNKNOWN");
    }

    @Test
    void aDailyCapReducesAndSaysSo() {
        // As editors on Windows write it: with a byte order mark.
        Path policy = session.file("cap.json", "\uFEFF{\"name\":\"cap\",\"limits\":{\"dailyMinutes\":480}}");
        Path file = session.file("cap.csv", HEADER + "k1,V1,T,A,2026-03-01,06:00,18:00,\n");

        String result = session.output("import", file.toString(), "--create-missing", "--policy", policy.toString());

        assertThat(result).contains("1 accepted").contains("credited 8.00 h").contains("not credited 240 minutes: ");
        assertThat(session.run("import", file.toString(), "--policy", file.toString())
                        .err())
                .startsWith("[BAD_FORMAT] The text is not JSON");
        Path wrong = session.file("wrong.json", "{\"name\":\"cap\",\"limits\":{\"dailyMinutes\":9999}}");
        assertThat(session.run("import", file.toString(), "--policy", wrong.toString())
                        .err())
                .startsWith("[OUT_OF_RANGE] limits.dailyMinutes is 9999;");
        Path unknown = session.file("unknown.json", "{\"name\":\"cap\",\"limit\":480}");
        assertThat(session.run("import", file.toString(), "--policy", unknown.toString())
                        .err())
                .startsWith("[BAD_FORMAT] limit is not known; known are ");
        assertThat(session.run("import", file.toString(), "--policy", "nowhere.json")
                        .err())
                .startsWith("[BAD_FILE] There is no readable text");
    }

    @Test
    void moreThanADayOnADayIsNotCredited() {
        Path file =
                session.file("day.csv", "volunteer,date,hours\nV1,2026-03-01,13\nV1,2026-03-01,12\nV1,2026-03-01,25\n");

        Session.Result result = session.run("import", file.toString(), "--create-missing", "--policy", "none");

        assertThat(result.out())
                .contains("3 rows = 2 accepted + 1 refused")
                .contains("credited 24.00 h")
                .contains("not credited 60 minutes");
    }

    @Test
    void headCountsCountAsParticipations() {
        Path file = session.file(
                "heads.csv",
                "volunteer,head_count,activity,date,hours,beneficiary_visits\n,35,收割,2026-10-24,3,12\nV1,,收割,2026-10-24,3,\n");

        session.output("import", file.toString(), "--create-missing");

        assertThat(session.output(
                        "report",
                        "--by",
                        "activity",
                        "--measure",
                        "participations,volunteers,minutes,visits",
                        "--format",
                        "csv"))
                .isEqualTo("activity,participations,volunteers,minutes,visits\n收割,36,1,180,12\n");
    }

    @Test
    void aDryRunWritesNothing() {
        Path file = session.file("dry.csv", HEADER + "k1,V1,T,A,2026-03-01,06:00,18:00,\nk2,V1,T,A,x,06:00,18:00,\n");

        Session.Result result = session.run("import", file.toString(), "--create-missing", "--dry-run");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).contains("2 rows = 1 valid + 1 refused");
        assertThat(session.output("info", "--format", "csv"))
                .contains("volunteer,0")
                .contains("ledger entries,0");
        assertThat(session.run("import", file.toString(), "--dry-run").out()).contains("0 valid + 2 refused");
    }

    @Test
    void filesThatHoldNothingAreRefusedOrEmpty() {
        assertThat(session.run("import", session.file("empty.csv", "").toString())
                        .err())
                .startsWith("[NO_HEADER]");
        assertThat(session.run("import", session.file("head.csv", HEADER).toString())
                        .out())
                .contains("0 rows = 0 accepted + 0 refused + 0 skipped");
        assertThat(session.run("import", session.path("none.csv").toString()).err())
                .startsWith("[BAD_FILE]");
        assertThat(session.run("import", session.file("map.csv", HEADER).toString(), "--map", "team=squad")
                        .err())
                .startsWith("[UNKNOWN_COLUMN]");
    }

    @Test
    void theCommandLineIsChecked() {
        String file = session.file("usage.csv", HEADER).toString();

        Session.Result unknown = session.run("import", file, "--map", "nothing=x");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("--map names no field; the fields are key, volunteer,");
        assertThat(session.run("import", file, "--map", "team=team", "--set", "team=T")
                        .code())
                .isEqualTo(2);
        assertThat(session.run("import", file, "--separator", "ab").code()).isEqualTo(2);
        assertThat(session.run("import", file, file, "--rejects", "r.csv").code())
                .isEqualTo(2);
        assertThat(session.run("import", file, "--charset", "no-such").code()).isEqualTo(2);
        assertThat(session.run("import", file, "--rejects", file).code()).isEqualTo(2);
        assertThat(session.run("import").code()).isEqualTo(2);
    }

    @Test
    void otherSeparatorsAndMarksAreRead() {
        Path file = session.file("tab.csv", "\uFEFFvolunteer\tdate\thours\r\nV1\t2026-03-01\t1\r\n");

        assertThat(session.output("import", file.toString(), "--separator", "tab", "--create-missing"))
                .contains("1 accepted");
        assertThat(session.run("import", file.toString()).err()).contains("is the separator right? --separator");
        assertThat(session.run("import", file.toString(), "--separator", "tab", "--charset", "GB18030")
                        .err())
                .startsWith("[IS_UTF_8]")
                .contains("--charset UTF-8");
    }

    @Test
    void whatTheFileDoesNotSayFollowsFromTheActivity() {
        Path first = session.file("first.csv", """
                volunteer,team,organisation,area,project,category,activity,date,hours
                V1,T,O,360802,P,env,A,2026-03-01,1
                """);
        session.output("import", first.toString(), "--create-missing");
        Path second = session.file("second.csv", "volunteer,activity,date,hours\nV1,A,2026-03-02,2\n");

        session.output("import", second.toString());

        assertThat(session.output(
                        "report",
                        "--by",
                        "team,organisation,area,project,category",
                        "--measure",
                        "hours",
                        "--format",
                        "csv"))
                .isEqualTo("team,organisation,area,project,category,hours\nT,O,360802,P,env,3.00\n");
    }

    @Test
    void ofOneNameEachOwnerHasARecordOfItsOwn() {
        Path file = session.file("owners.csv", """
                volunteer,date,hours,organisation,team,project,activity
                R1,2026-01-01,1,,TA,,Same
                R1,2026-01-01,1,,TB,,Same
                R1,2026-01-02,1,,TA,,Same
                R1,2026-01-03,1,O1,TC,P,
                R1,2026-01-03,1,O2,TC,P,
                R1,2026-01-04,1,O2,TC,P,Same
                R1,2026-01-05,1,,,,Other
                R1,2026-01-05,1,,TA,,Other
                """);

        Session.Result dry = session.run("import", file.toString(), "--create-missing", "--dry-run");
        String result = session.output("import", file.toString(), "--create-missing");
        String again = session.output("import", file.toString());

        assertThat(dry.out()).contains("8 valid");
        assertThat(result)
                .contains("8 accepted")
                .contains("registered 4: activity")
                .contains("registered 5: team")
                .contains("registered 2: project");
        assertThat(again).contains("8 skipped");
        assertThat(session.output("report", "--by", "team,activity", "--measure", "participations", "--format", "csv"))
                .contains("TA,Same,2\n")
                .contains("TB,Same,1\n");
    }

    @Test
    void whatBelongsToAnotherIsNotMeant() {
        String header = "volunteer,date,hours,team,activity\n";
        session.output(
                "import",
                session.file("mine.csv", header + "V1,2026-01-01,1,TA,A\nV1,2026-01-01,1,TB,B\n")
                        .toString(),
                "--create-missing");

        Session.Result result = session.run(
                "import",
                session.file("other.csv", header + "V1,2026-01-02,1,TB,A\nV1,2026-01-02,1,,A\n")
                        .toString());

        assertThat(result.out()).contains("1 accepted + 1 refused");
        assertThat(session.read("other.csv.rejected.csv"))
                .contains(",activity,UNKNOWN,")
                .contains("that belongs to what the row names besides.");
    }

    @Test
    void volunteersAreRegisteredOnTheFirstDayOnWhichTheyServe() {
        Path later =
                session.file("later.csv", "volunteer,date,hours\nV1,2026-05-01,1\nV2,2026-05-02,1\nV3,2030-01-01,1\n");
        Path earlier = session.file(
                "earlier.csv", "volunteer,date,hours\nV1,2025-06-01,1\nV1,2025-03-01,1\nV4,2025-03-01,x\n");

        session.run("import", later.toString(), earlier.toString(), "--create-missing");

        assertThat(registered("2024")).isEqualTo("0");
        assertThat(registered("2025")).isEqualTo("1");
        assertThat(registered("2026")).isEqualTo("3");
        assertThat(session.output("people", "show", "V1", "--format", "csv")).contains("2025-03-01");
    }

    private String registered(String year) {
        session.output("statement", "--year", year, "--out", folder.toString());
        return session.read("statement-" + year + ".csv")
                .lines()
                .filter(line -> line.startsWith("registered_volunteers,"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*,", "");
    }

    @Test
    void aFileInUtf8IsNotReadAsAnotherCharset() {
        Path file = session.file("utf8.csv", "volunteer,date,hours,activity\nV1,2026-03-01,1,清扫街道\n");
        Path ascii = session.file("ascii.csv", "volunteer,date,hours\nV1,2026-03-02,1\n");

        Session.Result wrong = session.run("import", file.toString(), "--charset", "GB18030", "--create-missing");

        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).startsWith("[IS_UTF_8]").contains("--charset UTF-8");
        assertThat(session.output("info", "--format", "csv")).contains("ledger entries,0");
        assertThat(session.output("import", ascii.toString(), "--charset", "GB18030", "--create-missing"))
                .contains("1 accepted");
    }

    @Test
    void columnsThatAreIgnoredMayHaveOneName() {
        Path file = session.file("notes.csv", "volunteer,date,hours,notes,notes\nV1,2026-03-01,1,a,b\n");

        Session.Result result = session.run("import", file.toString(), "--create-missing");

        assertThat(result.out()).contains("1 accepted");
        assertThat(result.err()).contains("columns ignored: notes, notes");
    }

    @Test
    void wordsAboutPersonsAreInNoMessage() throws java.io.IOException {
        Path file = session.file(
                "canary.csv",
                "volunteer,volunteer_name,date,hours\nV1,CANARY\u202Ename,2026-03-01,1\nV2,CANARY,2026-03-01,x\n");

        Session.Result result = session.run("import", file.toString(), "--create-missing", "--debug");

        assertThat(result.out() + result.err()).doesNotContain("CANARY");
        assertThat(Files.readString(session.path("canary.csv.rejected.csv"))
                        .lines()
                        .skip(1))
                .allMatch(line ->
                        line.indexOf("CANARY") > line.indexOf("V1") || line.indexOf("CANARY") > line.indexOf("V2"));
    }

    /** Row, line, column and code of a line of rejected rows, none of which is ever quoted. */
    private static String reason(String line) {
        return Stream.of(line.split(",", -1)).limit(4).collect(Collectors.joining("/"));
    }
}
