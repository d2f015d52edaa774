package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come again: spelled otherwise, mended, or with the file of rows that were refused before. Nothing counts twice. */
@NullMarked
final class ImportAgainTest {

    private static final String HEADER = "volunteer,date,hours\n";
    private static final String REASONS =
            "rejected_row,rejected_line,rejected_column,reject_code,reject_reason,reject_hint,";

    @TempDir
    private Path folder;

    private Session session = Session.inMemory(Path.of("."));

    @BeforeEach
    void begin() {
        session = Session.inMemory(folder);
    }

    @Test
    void aRowThatIsSpelledOtherwiseIsTheSameRow() {
        assertThat(load("a.csv", HEADER + "K7,2026-01-01,2\n").out()).contains("1 accepted");

        Session.Result again = load("b.csv", "date,volunteer,hours\n2026/1/1,\u3000K7 ,2.00\n2026-1-1,K7\u00A0,2.0\n");

        assertThat(again.out()).contains("2 rows = 1 accepted + 0 refused + 1 skipped");
        assertThat(figures()).isEqualTo("240,2,1\n");
    }

    @Test
    void aNameThatIsAddedOrCorrectedMakesNoSecondRecord() {
        load("a.csv", HEADER + "V1,2026-03-01,2\nV2,2026-03-01,2\n");

        Session.Result named = load("b.csv", "volunteer,name,date,hours\nV1,王芳,2026-03-01,2\nV2,李,2026-03-01,2\n");
        Session.Result corrected = load("b.csv", "volunteer,name,date,hours\nV1,王方,2026-03-01,2\nV2,,2026-03-01,2\n");

        assertThat(named.out()).contains("2 rows = 0 accepted + 0 refused + 2 skipped");
        assertThat(corrected.out()).contains("2 rows = 0 accepted + 0 refused + 2 skipped");
        assertThat(figures()).isEqualTo("240,2,2\n");
    }

    @Test
    void aMendedRowIsNotTakenForAnotherThatSaysTheSame() {
        String original = HEADER + "V1,2026-03-01,2\nV1,2026-03-01,\"2,0\"\nV1,2026-03-01,2\n\"V1,2026-03-01,2\n";
        Session.Result first = load("a.csv", original);
        String refused = session.read("a.csv.rejected.csv");
        String mended = refused.replace("\"2,0\"", "2").replace("\"\"\"V1,2026-03-01,2\"", "V1,2026-03-01,2");

        Session.Result second = load("m.csv", mended);
        Session.Result secondAgain = load("m.csv", mended);
        Session.Result firstAgain = load("a.csv", original);

        assertThat(first.out()).contains("4 rows = 2 accepted + 2 refused");
        assertThat(refused).startsWith(REASONS + "key,volunteer,date,hours\n");
        assertThat(second.out()).contains("2 rows = 2 accepted");
        assertThat(second.err()).doesNotContain("ignored");
        assertThat(secondAgain.out()).contains("2 rows = 0 accepted + 0 refused + 2 skipped");
        assertThat(firstAgain.out()).contains("4 rows = 0 accepted + 2 refused + 2 skipped");
        assertThat(figures()).isEqualTo("480,4,1\n");
    }

    @Test
    void aRowThatOnlyTheLedgerRefusedKeepsItsKey() {
        String original = "volunteer,team,date,hours\nV1,T,2026-03-01,2\nV1,T,2026-03-01,2\nV2,T,2026-03-01,1\n";
        load("known.csv", "volunteer,date,hours\nV1,2026-02-01,1\n");
        Path file = session.file("a.csv", original);
        session.run("import", file.toString());
        String refused = session.read("a.csv.rejected.csv");
        session.file("m.csv", refused);

        load("m.csv", refused);
        Session.Result original2 = load("a.csv", original);
        Session.Result mended = load("c.csv", refused.replace(",T,", ",Other,"));

        assertThat(original2.out()).contains("3 rows = 0 accepted + 0 refused + 3 skipped");
        assertThat(mended.out()).contains("0 accepted + 3 refused");
        assertThat(figures()).isEqualTo("360,4,2\n");
    }

    @Test
    void rowsThatAreRefusedAgainAreRefusedWithTheReasonOfThisTime() {
        load("a.csv", HEADER + "V1,2026-03-01,x\n=1,2026-03-01,1\n");
        load("b.csv", session.read("a.csv.rejected.csv").replace(",x", ",y"));
        String twice = session.read("b.csv.rejected.csv");

        Session.Result third = load("c.csv", twice.replace(",y", ",1.5"));

        assertThat(twice.lines()).first().isEqualTo(REASONS + "key,volunteer,date,hours");
        assertThat(twice.lines().skip(1)).allMatch(line -> line.split("row-", -1).length == 2);
        assertThat(third.out()).contains("2 rows = 1 accepted + 1 refused");
        assertThat(session.read("c.csv.rejected.csv")).contains("FORMULA").contains(",'=1,");
        assertThat(figures()).isEqualTo("90,1,1\n");
    }

    @Test
    void whatIsReadIsNotWrittenOver() {
        load("a.csv", HEADER + "V1,2026-03-01,x\n");
        String mended = session.read("a.csv.rejected.csv").replace(",x", ",1");
        session.file("a.csv.rejected.csv", mended);

        Session.Result both = session.run("import", path("a.csv"), path("a.csv.rejected.csv"), "--create-missing");

        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("a.csv.rejected.csv is a file to import");
        assertThat(session.read("a.csv.rejected.csv")).isEqualTo(mended);
        assertThat(session.run("import", path("a.csv.rejected.csv"), "--create-missing")
                        .out())
                .contains("1 accepted");
    }

    @Test
    void aDryRunLeavesTheRefusedRowsAlone() throws IOException {
        Path file = session.file("a.csv", HEADER + "V1,2026-03-01,x\nV1,2030-01-01,1\nV1,2026-03-02,x\n");
        String[] command = {"import", file.toString(), "--create-missing", "--dry-run"};

        Session.Result dry = session.run(command);
        boolean made = Files.exists(folder.resolve("a.csv.rejected.csv"));
        session.run("import", file.toString(), "--create-missing");
        String kept = session.read("a.csv.rejected.csv");
        session.file("a.csv", HEADER + "V1,2026-03-01,1\n");
        Session.Result good = session.run(command);

        assertThat(dry.code()).isEqualTo(4);
        assertThat(dry.out()).contains("3 rows = 0 valid + 3 refused");
        assertThat(dry.err())
                .contains("2 refused: BAD_NUMBER in column hours, first in row 2")
                .contains("1 refused: FUTURE in column date, first in row 3")
                .contains("without --dry-run they go to " + file + ".rejected.csv");
        assertThat(made).isFalse();
        assertThat(good.code()).isZero();
        assertThat(session.read("a.csv.rejected.csv")).isEqualTo(kept);
    }

    @Test
    void aDryRunNeedsNoStoreAndMakesNone() {
        Session first = Session.onH2(folder, "none");
        Path file = first.file("a.csv", HEADER + "V1,2026-03-01,1\n");

        Session.Result result = first.run("import", file.toString(), "--create-missing", "--dry-run");
        first.file("archive.jsonl", "{\"type\":\"volunteer-ledger-archive\"}\n");
        Session.Result archive = first.run("import", path("archive.jsonl"), "--dry-run");

        assertThat(result.out()).contains("1 rows = 1 valid");
        assertThat(archive.code()).isEqualTo(2);
        assertThat(folder).isDirectoryNotContaining(each -> each.toString().contains("none"));
    }

    private Session.Result load(String name, String text) {
        return session.run("import", session.file(name, text).toString(), "--create-missing");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String figures() {
        return session.output("report", "--measure", "minutes,entries,volunteers", "--format", "csv")
                .replaceFirst(".*\n", "");
    }
}
