package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
final class ReportTest {

    @TempDir
    private static Path folder;

    private static Session session;

    @BeforeAll
    static void fill() {
        session = Session.inMemory(folder);
        String rows = IntStream.range(0, 400)
                .mapToObj(i -> "V" + i % 11 + ",队" + i % 4 + ",\"A, " + i % 3 + "\",c" + i % 2 + ",36080" + i % 5 + ","
                        + (i % 7 == 0 ? "training" : "service") + ",2026-0" + (1 + i % 9) + "-" + (10 + i % 13) + ","
                        + i % 90 + "," + i % 3)
                .collect(Collectors.joining("\n"));
        Path file = session.file(
                "report.csv",
                "volunteer,team,activity,category,area,book,date,minutes,beneficiary_visits\n" + rows + "\n=1,x\n");
        assertThat(session.run("import", file.toString(), "--create-missing").out())
                .contains("400 accepted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--by team",
                "--by team,month --from 2026-02-01 --to 2026-06-30",
                "--by volunteer --area 360801",
                "--by area --where category=c1 --book all",
                "--by quarter --where team=队1,队2 --where category=c0",
                "--by evidence,book,week --book training",
                "--by year --where activity=A\\,_1"
            })
    void theEntriesAddUpToTheReport(String options) {
        String[] words = options.replace("\\,_", "\\,~").split(" ", -1);
        String[] report =
                words(words, "report", "--measure", "minutes,participations,visits,entries", "--format", "csv");
        String[] entries = words(java.util.Arrays.copyOfRange(words, 2, words.length), "entries", "--format", "csv");

        long[] sums = new long[4];
        session.output(report).lines().skip(1).forEach(line -> {
            String[] cells = line.split(",", -1);
            for (int i = 0; i < 4; i++) {
                sums[i] += Long.parseLong(cells[cells.length - 4 + i]);
            }
        });
        long[] listed = new long[4];
        session.output(entries).lines().skip(1).forEach(line -> {
            String[] cells = line.split(",", -1);
            listed[0] += Long.parseLong(cells[4]);
            listed[1] += Long.parseLong(cells[6]);
            listed[2] += Long.parseLong(cells[7]);
            listed[3]++;
        });

        assertThat(listed).isEqualTo(sums);
        assertThat(sums[3]).isPositive();
    }

    @Test
    void totalsAreForWhatAddsUp() {
        Session.Result result = session.run("report", "--by", "team", "--measure", "hours,minutes,volunteers");

        String[] lines = result.out().split("\n", -1);
        assertThat(lines[0]).isEqualTo("team    hours  minutes  volunteers");
        assertThat(lines[2]).startsWith("队0   ");
        assertThat(lines[7].strip()).startsWith("total").doesNotEndWith("11").matches("total +[0-9.]+ +[0-9]+");
        assertThat(result.err()).contains("4 rows");
    }

    @Test
    void hoursAreRoundedOnceAtTheEnd() {
        String table = session.output("report", "--by", "volunteer", "--measure", "hours,minutes", "--format", "json");
        String total = table.substring(table.indexOf("\"total\""));

        String minutes = total.replaceAll(".*\"minutes\":(\\d+).*\\R?", "$1").strip();
        String hours = total.replaceAll(".*\"hours\":([0-9.]+).*\\R?", "$1").strip();
        assertThat(new BigDecimal(hours))
                .isEqualTo(new BigDecimal(minutes).divide(BigDecimal.valueOf(60), 2, java.math.RoundingMode.HALF_UP));
    }

    @Test
    void theLargestComeFirstAndTheTotalStaysWhole() {
        Session.Result top = session.run(
                "report", "--by", "team", "--measure", "participations", "--order", "hours:desc,team", "--top", "2");
        String all = session.output("report", "--by", "team", "--measure", "participations");

        assertThat(top.out().lines()).hasSize(6);
        assertThat(top.out().lines().reduce((a, b) -> b)).isEqualTo(all.lines().reduce((a, b) -> b));
        assertThat(top.err()).contains("2 rows").contains("--top");
    }

    @Test
    void markdownAndFilesAreWritten() {
        assertThat(session.output("report", "--by", "activity", "--measure", "entries", "--format", "md"))
                .startsWith("| activity | entries |\n| --- | ---: |\n| A, 0 | ")
                .contains("| **total** | **");
        session.output(
                "report",
                "--by",
                "activity",
                "--format",
                "CSV",
                "--out",
                session.path("out.csv").toString());
        assertThat(session.read("out.csv")).startsWith("activity,hours,participations,volunteers\n\"A, 0\",");
    }

    @Test
    void aBookThatIsAskedForIsCounted() {
        String[] training = {"report", "--measure", "entries", "--format", "csv", "--where", "book=TRAINING"};

        assertThat(session.output(training))
                .isEqualTo(session.output("report", "--measure", "entries", "--format", "csv", "--book", "training"))
                .isNotEqualTo("entries\n0\n");
    }

    @Test
    void nothingIsZero() {
        assertThat(session.output(
                        "report", "--measure", "hours,entries,volunteers", "--to", "1999-12-31", "--format", "csv"))
                .isEqualTo("hours,entries,volunteers\n0.00,0,0\n");
        assertThat(session.output(
                        "report", "--by", "team", "--measure", "entries", "--to", "1999-12-31", "--format", "csv"))
                .isEqualTo("team,entries\n");
    }

    @Test
    void rowsWithoutAValueAreAskedForAsTheyAreShown() {
        Session own = Session.onH2(folder, "without");
        Path file = own.file("alone.csv", "volunteer,date,hours\nV1,2026-03-01,2\n");
        own.output("import", file.toString(), "--create-missing");
        for (String column : List.of("team", "team.brand", "grid")) {
            String all = own.output("report", "--by", column, "--measure", "minutes", "--format", "csv");
            String none = own.output(
                    "report", "--by", column, "--measure", "minutes", "--where", column + "=-", "--format", "csv");

            assertThat(none).as(column).hasLineCount(2).contains("\n-,");
            assertThat(all).contains(none.lines().skip(1).findFirst().orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--by nothing, 1, UNKNOWN_COLUMN",
        "--measure weight, 1, UNKNOWN_COLUMN",
        "--where team=nobody, 1, UNKNOWN_VALUE",
        "--where team, 1, BAD_FORMAT",
        "--area 999, 1, UNKNOWN_VALUE",
        "--book coins, 1, BAD_FORMAT",
        "--from 2026-06-01 --to 2026-05-01, 1, OUT_OF_RANGE",
        "--top 0, 1, OUT_OF_RANGE",
        "--order team, 1, UNKNOWN_COLUMN",
        "--from yesterday, 2, '--from'",
        "--format pdf, 2, '--format'"
    })
    void mistakesAreExplainedWithoutATrace(String options, int code, String reason) {
        Session.Result result = session.run(words(options.split(" ", -1), "report"));

        assertThat(result.code()).isEqualTo(code);
        assertThat(result.err()).contains(reason).doesNotContain("\tat ");
    }

    private static String[] words(String[] last, String... first) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(first), java.util.Arrays.stream(last))
                .map(word -> word.replace('~', ' '))
                .toArray(String[]::new);
    }
}
