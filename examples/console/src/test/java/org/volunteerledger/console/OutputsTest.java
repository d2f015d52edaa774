package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No command writes over the store, its keys, or what was not asked to be replaced. */
@NullMarked
final class OutputsTest {

    private static final String BAD = "volunteer,date,hours\nV1,2026-03-01,1\nV1,x,1\n";

    @TempDir
    private static Path folder;

    private static Session session;
    private static String hours;

    @BeforeAll
    static void fill() throws IOException {
        session = Session.onH2(folder, "s");
        hours = session.file("hours.csv", BAD).toString();
        assertThat(session.run("import", hours, "--create-missing").code()).isEqualTo(4);
        Files.createDirectory(folder.resolve("x"));
        Files.createSymbolicLink(folder.resolve("link.mv.db"), folder.resolve("s.mv.db"));
        Files.copy(folder.resolve("s.keys"), folder.resolve("statement-2026.csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import hours.csv --rejects s.mv.db",
                "import hours.csv --rejects s.keys",
                "import hours.csv --rejects ./x/../s.mv.db",
                "import hours.csv --rejects link.mv.db",
                "report --out s.mv.db",
                "report --out s.keys",
                "report --cube s.keys",
                "report --cube cube --out cube",
                "entries --out s.mv.db",
                "events --types --out s.mv.db",
                "request list --out s.keys",
                "export s.mv.db",
                "export s.keys",
                "statement --keys statement-2026.csv --year 2026",
                "certificate render C1 --html s.mv.db",
                "certificate render C1 --pdf s.keys"
            })
    void theStoreIsNeverWrittenOver(String line) throws IOException {
        byte[] keys = Files.readAllBytes(folder.resolve("s.keys"));

        Session.Result result = session.run(inFolder(line));

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("[STORE_FILE]");
        assertThat(folder.resolve("s.keys")).hasBinaryContent(keys);
        assertThat(folder.resolve("statement-2026.csv")).hasBinaryContent(keys);
    }

    @AfterAll
    static void theStoreIsWhole() {
        assertThat(session.output("report", "--measure", "entries", "--format", "csv"))
                .isEqualTo("entries\n1\n");
        assertThat(session.run("verify").code()).isZero();
    }

    @Test
    void aStoreThatIsNamedByAUrlIsSparedToo() {
        String url = "jdbc:h2:file:" + folder.resolve("s") + ";WRITE_DELAY=0";

        Session.Result result = session.plain(
                "report",
                "--store",
                url,
                "--user",
                "sa",
                "--out",
                folder.resolve("s.mv.db").toString());

        assertThat(result.err()).startsWith("[STORE_FILE]");
    }

    @Test
    void aStoreThatIsYetToBeMadeIsSpared() {
        Session first = Session.onH2(folder, "first");

        Session.Result result = first.run(inFolder("import hours.csv --create-missing --rejects first.mv.db"));

        assertThat(result.err()).startsWith("[STORE_FILE]");
        assertThat(folder.resolve("first.mv.db")).doesNotExist();
    }

    @Test
    void onlyAFileOfRefusedRowsMakesWayForOne() throws IOException {
        Path precious = session.file("precious.csv", "a,b\n1,2\n");
        Path empty = Files.createDirectory(folder.resolve("empty1"));
        String[] command = {"import", hours, "--create-missing", "--rejects", precious.toString()};

        Session.Result refused = session.run(command);
        Session.Result directory = session.run("import", hours, "--rejects", empty.toString());
        Session.Result nowhere = session.run(inFolder("import hours.csv --rejects none/r.csv"));
        Session.Result again = session.run("import", hours);

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).startsWith("[NOT_REJECTS]");
        assertThat(precious).hasContent("a,b\n1,2\n");
        assertThat(directory.code()).isEqualTo(1);
        assertThat(empty).isEmptyDirectory();
        assertThat(nowhere.err()).startsWith("[BAD_FILE]");
        assertThat(again.code()).isEqualTo(4);
    }

    @Test
    void otherFilesAreReplacedAndFoldersAreNot() throws IOException {
        Path other = session.file("other.csv", "old");
        Path empty = Files.createDirectory(folder.resolve("empty"));

        session.output("report", "--format", "csv", "--out", other.toString());
        Session.Result export = session.run("export", empty.toString());

        assertThat(other).content().startsWith("hours,");
        assertThat(export.err()).startsWith("[BAD_FILE]");
        assertThat(empty).isEmptyDirectory();
    }

    /** A command line whose file names are those of the folder. */
    private static String[] inFolder(String line) {
        return Arrays.stream(line.split(" ", -1))
                .map(word -> word.matches(".*[./].*|cube|x") ? folder + "/" + word : word)
                .toArray(String[]::new);
    }
}
