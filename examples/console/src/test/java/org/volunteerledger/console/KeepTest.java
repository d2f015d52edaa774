package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.volunteerledger.storage.EventType;

@NullMarked
final class KeepTest {

    private static final String ROWS = """
            volunteer,volunteer_name,team,activity,date,start,end
            V1,古丽·阿不都,T,A,2026-03-01,08:00,10:00
            V2,𠮷,T,A,2026-03-01,08:00,10:30
            V1,,T,B,2026-03-02,08:00,10:00
            """;

    @TempDir
    private Path folder;

    private Session session;

    @BeforeEach
    void fill() {
        session = Session.onH2(folder);
        session.output("import", session.file("rows.csv", ROWS).toString(), "--create-missing");
    }

    @Test
    void aRowThatWasChangedByHandIsFound() throws SQLException {
        assertThat(session.run("verify").code()).isZero();
        sql("update vl_entry set minutes = minutes + 1 where sequence = 1");

        Session.Result result = session.run("verify");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("HASH_CHAIN").contains("BALANCE");
        assertThat(session.run("verify", "--format", "json").out()).startsWith("{\"rows\":[");
    }

    @Test
    void anExportIsRestoredToAnEqualStore() throws java.io.IOException {
        Path archive = session.path("ledger.jsonl");
        session.output("export", archive.toString());
        Session copy = Session.onH2(folder, "copy");
        Session memory = Session.inMemory(folder);

        copy.output(
                "restore",
                archive.toString(),
                "--keys",
                session.path("ledger.keys").toString());
        memory.output("import", archive.toString());
        copy.output("restore", archive.toString());
        copy.output("export", session.path("copy.jsonl").toString());
        memory.output("export", session.path("memory.jsonl").toString());

        assertThat(Files.mismatch(archive, session.path("copy.jsonl"))).isEqualTo(-1);
        assertThat(Files.mismatch(archive, session.path("memory.jsonl"))).isEqualTo(-1);
        assertThat(Files.readString(archive)).doesNotContain("古丽").doesNotContain("𠮷");
        assertThat(copy.run("verify").code()).isZero();
        assertThat(copy.output("info")).isEqualTo(session.output("info"));
    }

    @Test
    void aKeptCubeAnswersAsTheLedgerDoes() throws java.io.IOException {
        String cube = session.path("hours.cube").toString();
        String[] report = {"report", "--by", "volunteer,month", "--format", "csv"};
        String[] fromCube = {"report", "--by", "volunteer,month", "--format", "csv", "--cube", cube};
        String first = session.output(report);

        assertThat(session.output(fromCube)).isEqualTo(first);

        session.output(
                "import",
                session.file("more.csv", ROWS.replace("2026-03", "2026-04")).toString());
        assertThat(session.output(fromCube)).isEqualTo(session.output(report)).isNotEqualTo(first);

        byte[] kept = Files.readAllBytes(Path.of(cube));
        Files.write(Path.of(cube), java.util.Arrays.copyOf(kept, kept.length - 9));
        Session.Result damaged = session.run(fromCube);
        assertThat(damaged.code()).isNotZero();
        assertThat(damaged.out()).isEmpty();
        assertThat(session.run("verify").code()).isZero();
    }

    @Test
    void eventsAreReadOnFromWhereTheReaderIs() {
        List<String> all = session.output("events").lines().toList();

        String last = all.get(all.size() - 1);
        assertThat(last)
                .startsWith("{\"form\":1,\"position\":" + all.size() + ",")
                .contains("\"type\":\"entries-posted\"");
        assertThat(session.output("events", "--after", String.valueOf(all.size() - 1))
                        .strip())
                .isEqualTo(last);
        assertThat(session.run("events", "--limit", "0").err()).startsWith("[OUT_OF_RANGE]");
        assertThat(session.run("events", "--limit", "-1").code()).isEqualTo(1);
        assertThat(session.output("events", "--limit", "2").lines()).containsExactlyElementsOf(all.subList(0, 2));
        assertThat(session.output("events", "--after", String.valueOf(all.size())))
                .isEmpty();
        assertThat(String.join("", all)).doesNotContain("古丽");
    }

    @Test
    void theCatalogueOfEventsIsATableLikeOthers() {
        String text = session.output("events", "--types");
        assertThat(text.lines().findFirst().orElseThrow()).matches("type +subject +fields +meaning *");
        assertThat(session.output("events", "--types", "--format", "CSV").lines())
                .hasSize(EventType.all().size() + 1)
                .startsWith("type,subject,fields,meaning")
                .anyMatch(line -> line.startsWith("entries-posted,entry,GRANT? VOID?,"))
                .anyMatch(line -> line.startsWith("agreement-signed,agreement,from to,"));
        assertThat(session.output("events", "--types", "--format", "JSON"))
                .contains("\"type\":\"volunteer-forgotten\"")
                .contains("\"subject\":\"volunteer\"");
    }

    @Test
    void recordsAreInFiveGroupsAndTheirReadingIsRecorded() {
        String records = session.output("records", "V1", "--because", "handed to the platform above");

        assertThat(records)
                .contains("\"volunteerNumber\":\"V1\"")
                .contains("古丽·阿不都")
                .contains("\"minutes\":120")
                .contains("\"training\":[]")
                .contains("\"honours\":[]");
        assertThat(session.output("events")).contains("personal-data-read").contains("handed to the platform above");
        assertThat(session.run("records", "V9", "--because", "x").code()).isEqualTo(1);
        assertThat(session.run("records", "V1").code()).isEqualTo(2);
    }

    @Test
    void anArchiveThatWasCutShortIsRefused() {
        Path archive = session.path("ledger.jsonl");
        session.output("export", archive.toString());
        String text = session.read("ledger.jsonl");
        Path cut = session.file("cut.jsonl", text.substring(0, text.lastIndexOf("{\"type\":\"end\"")));

        Session.Result result = Session.onH2(folder, "cut").run("restore", cut.toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("[CUT_SHORT]");
        assertThat(session.run("restore", session.path("none").toString()).err())
                .startsWith("[BAD_FILE]");
    }

    @Test
    void theKeysAreForTheirOwnerAlone() throws java.io.IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(session.path("ledger.keys"))))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutTheKeysHoursAreReadAndNobodyIsRegistered() throws java.io.IOException {
        Files.delete(session.path("ledger.keys"));
        Path more = session.file("more.csv", "volunteer,date,hours\nV3,2026-03-05,1\n");

        assertThat(session.output("report", "--measure", "hours", "--format", "csv"))
                .isEqualTo("hours\n6.50\n");
        Session.Result result = session.run("import", more.toString(), "--create-missing");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("[BAD_KEYS]");
        assertThat(session.path("ledger.keys")).doesNotExist();
        session.file("ledger.keys", "nonsense\n");
        assertThat(session.run("report").err()).startsWith("[BAD_KEYS]");
    }

    @Test
    void theTablesAreCheckedAndShown() throws SQLException {
        assertThat(session.output("schema", "validate")).contains("fit");
        assertThat(session.output("schema", "migrate")).contains("up to date");
        assertThat(session.plain("schema", "sql", "--dialect", "postgresql")
                        .out()
                        .toLowerCase(java.util.Locale.ROOT))
                .contains("create table vl_entry");
        assertThat(session.plain("schema", "sql", "--dialect", "oracle").code()).isEqualTo(2);
        sql("alter table vl_entry drop column minutes");
        assertThat(session.run("schema", "validate").code()).isEqualTo(3);
        assertThat(session.run("report").code()).isEqualTo(3);
    }

    @Test
    void storesThatCannotBeOpenedAreExplained() {
        Session other = Session.inMemory(folder);

        assertUnusable("[NO_STORE]", Session.onH2(folder, "nowhere").run("report"));
        assertUnusable("[NO_STORE]", Session.onH2(folder, "nowhere").run("schema", "validate"));
        assertUnusable("[BAD_STORE]", other.run("schema", "validate"));
        assertUnusable("[BAD_STORE]", other.plain("report", "--store", "file:x"));
        assertUnusable("[BAD_STORE]", other.plain("report", "--store", "h2:a;b"));
        assertUnusable("[BAD_STORE]", other.plain("report", "--store", "jdbc:nothing:x"));
        session.file("file", "not a folder");
        Session nowhere = Session.onH2(folder, "file/ledger");
        assertUnusable("[BAD_FILE] The store ", nowhere.run("place", "area", "add", "1", "A", "--level", "DISTRICT"));
        assertUnusable("[BAD_FILE] The file of keys ", nowhere.run("schema", "migrate"));
        Session.Result unsafe = other.plain("report", "--store", "jdbc:h2:" + session.path("ledger"), "--user", "sa");
        assertThat(unsafe.code()).isEqualTo(3);
        assertThat(unsafe.err()).contains("WRITE_DELAY");
        Session.Result password = other.plain(
                "report", "--store", "jdbc:h2:" + session.path("ledger") + ";WRITE_DELAY=0", "--user", "wrong");
        assertThat(password.code()).isEqualTo(3);
        assertThat(password.err()).startsWith("[NO_CONNECTION]").doesNotContain("Exception");
    }

    @Test
    void aStoreThatWasHalfMadeIsMadeAnew() {
        Session.Result made;
        session.file("half.new.mv.db", "what a process that was killed left behind");
        Session half = Session.onH2(folder, "half");

        made = half.run("import", session.path("rows.csv").toString(), "--create-missing");

        assertThat(made.code()).isZero();
        assertThat(session.path("half.new.mv.db")).doesNotExist();
    }

    @Test
    void helpHasExamplesForEveryCommand() {
        assertThat(session.plain().out()).contains("Commands:").contains("Exit codes:");
        assertThat(session.plain("--version").out()).startsWith("volunteer-ledger ");
        for (String command :
                new String[] {"import", "report", "entries", "verify", "export", "restore", "schema", "info"}) {
            Session.Result help = session.plain("help", command);
            assertThat(help.code()).isZero();
            assertThat(help.out()).contains("Example").contains("--store");
        }
        assertThat(session.plain("nonsense").code()).isEqualTo(2);
        Session.Result help = session.plain("duty", "nothing", "--help");
        assertThat(help.code()).isEqualTo(2);
        assertThat(help.out()).isEmpty();
        assertThat(session.plain("duty", "--help").code()).isZero();
    }

    @Test
    void helpHasAWordForEveryValue() {
        List<String> lines = new java.util.ArrayList<>(List.of(""));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String help =
                    session.plain((line + " --help").strip().split(" ", -1)).out();
            assertThat(help).as(line).contains("Usage:").doesNotContain("<");
            assertThat(help.lines()).as(line).noneMatch(each -> each.matches(" {6}[A-Z_]+[. ]*"));
            lines.addAll(commands(help).stream()
                    .filter(command -> !command.equals("help"))
                    .map(command -> (line + " " + command).strip())
                    .toList());
        }
        assertThat(lines).contains("duty roster open", "care panel assign", "hours void");
    }

    private static List<String> commands(String help) {
        return help.lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.matches("  [a-z].*"))
                .map(line -> line.strip().split("[ ,]+", -1)[0])
                .toList();
    }

    private static void assertUnusable(String says, Session.Result result) {
        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.err()).startsWith(says);
    }

    private void sql(String statement) throws SQLException {
        String url = "jdbc:h2:" + session.path("ledger") + ";WRITE_DELAY=0";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
