package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
final class HonourTest {

    private static final String ROWS = """
            volunteer,team,area,date,hours
            V1,Brand,A1,2026-03-01,8
            V2,Brand,A1,2026-03-01,2
            V3,Other,A1,2026-03-01,0.5
            """;

    @TempDir
    private Path folder;

    private Session session;

    @BeforeEach
    void fill() {
        session = Session.onH2(folder);
        session.output("import", session.file("rows.csv", ROWS).toString(), "--create-missing");
        session.output(
                "honour",
                "set",
                "kind",
                "model",
                "--name",
                "模范市民",
                "--level",
                "district",
                "--body",
                "District",
                "--area",
                "A1",
                "--selected-from",
                "2026-01-01");
        session.output(
                "honour", "set", "rules", "--kind", "model", "--area", "A1", "--from", "2026-01-01", "--quota", "1");
    }

    @Test
    void anHonourIsPlayedFromTheNominationToTheRevocation() {
        String first = nominate("person:V1");
        String second = nominate("team:Brand");
        assertThat(session.run("honour", "review", first, "--for").err()).startsWith("[OWN_NOMINATION]");
        assertThat(session.run("honour", "review", first, "--for", "--actor", "V1")
                        .err())
                .startsWith("[ABOUT_ONESELF]");
        endorse(first);
        endorse(second);
        assertThat(session.output("honour", "announce", first, second))
                .contains(first + " until 2026-11-08")
                .contains(second + " until 2026-11-08");
        String objection =
                id(session.output("honour", "object", first, "--statement", "Not so good", "--actor", "neighbour"));
        assertThat(session.output("honour", "list", "--status", "announced", "--format", "csv"))
                .contains("person:V1", "team:Brand", "2026-11-08");
        session.later(8);
        assertThat(session.run("honour", "award", first).err()).startsWith("[OBJECTIONS_OPEN]");
        session.output("honour", "decide", objection, "--dismiss", "--because", "It is", "--actor", "office");

        session.output("honour", "award", first);

        Session.Result full = session.run("honour", "award", second);
        assertThat(full.code()).isEqualTo(1);
        assertThat(full.err()).startsWith("[QUOTA_FULL]");
        String board = id(session.output("honour", "set", "board", "Square", "--area", "A1", "--channel", "off_line"));
        assertThat(session.output("honour", "publish", first, "--on", board)).contains("published: 1");
        assertThat(session.output("honour", "publish", first, "--on", "Square")).contains("published: 0");
        assertThat(session.run("honour", "publish", first, "--on", "None").err())
                .startsWith("[UNKNOWN_RECORD]");
        assertThat(session.output("honour", "list", "--boards", "--format", "csv"))
                .isEqualTo("id,board,channel,publications\n" + board + ",Square,OFF_LINE,1\n");
        assertThat(session.output("honour", "list", "--area", "A1", "--year", "2026", "--format", "csv"))
                .isEqualTo("id,kind,level,year,recipient,area,status,notice until,awarded on,number\n" + first
                        + ",模范市民,DISTRICT,2026,person:V1,A1,PUBLISHED,2026-11-08,2026-11-09,1\n");
        assertThat(session.run("honour", "revoke", first).err()).startsWith("[MISSING]");
        session.output("honour", "revoke", first, "--because", "False papers");
        assertThat(session.output("honour", "list", "--counts", "--format", "csv"))
                .contains("DISTRICT,0");
        assertThat(session.output("honour", "list", "--status", "all", "--kind", "model", "--level", "district"))
                .contains("REVOKED", "ANNOUNCED");
    }

    @Test
    void honoursFromElsewhereAreRecorded() {
        session.output(
                "honour", "set", "kind", "street", "--name", "Street", "--level", "street", "--body", "Street office");
        String[] record = {
            "honour",
            "record",
            "street",
            "community:A1",
            "--on",
            "2026-05-01",
            "--grounds",
            "Clean",
            "--papers",
            "No. 7"
        };
        assertThat(session.run(record).err()).startsWith("[NEEDS_VERIFICATION]");
        String id = id(session.output(join(record, "--basis", "verified")));
        assertThat(session.run("honour", "verify", id).err()).startsWith("[OWN_NOMINATION]");
        session.output("honour", "verify", id, "--actor", "office");

        assertThat(session.output("honour", "list", "--recipient", "community:A1", "--format", "csv"))
                .contains("Street,STREET,2026,community:A1");
    }

    @Test
    void starsFollowTheLadder() {
        session.output("honour", "set", "ladder", "--hours", "1,5", "--medal", "bronze=6", "--from", "2026-01-01");

        Session.Result rated = session.run("honour", "stars", "--format", "csv");

        assertThat(rated.out()).isEqualTo("stars,volunteers\n1,1\n2,1\n");
        assertThat(rated.err()).contains("rated: 3 volunteers; granted 2, raised 0, revoked 0");
        assertThat(session.output("honour", "stars", "--volunteer", "V1", "--format", "csv"))
                .isEqualTo("on,change,cause,before,after,minutes\n2026-11-01,GRANTED,MERITS,0,2 bronze,480\n");
        assertThat(session.run("honour", "stars", "--on", "2027-01-01").err()).startsWith("[FUTURE]");
    }

    @Test
    void mistakesAreExplained() {
        String id = nominate("community:A1");
        assertThat(session.run("honour", "nominate", "model", "V1", "--grounds", "x")
                        .err())
                .startsWith("[BAD_FORMAT]");
        assertThat(session.run("honour", "nominate", "model", "person:V9", "--grounds", "x")
                        .err())
                .startsWith("[UNKNOWN_RECORD]")
                .doesNotContain("V9");
        assertThat(session.run("honour", "nominate", "model", "project:None", "--grounds", "x")
                        .err())
                .startsWith("[UNKNOWN_RECORD]");
        assertThat(session.run("honour", "review", id, "--for", "--against").err())
                .startsWith("[CONTRADICTION]");
        assertThat(session.run("honour", "review", id).err()).startsWith("[CONTRADICTION]");
        assertThat(session.run("honour", "announce", id).err()).startsWith("[WRONG_STATE]");
        assertThat(session.run("honour", "withdraw", id).err())
                .startsWith("[MISSING] reason")
                .contains("--because");
        assertThat(session.output("honour", "withdraw", id, "--because", "Moved"))
                .contains("withdrawn");
        Session.Result status = session.run("honour", "list", "--status", "nonsense");
        assertThat(status.code()).isEqualTo(2);
        assertThat(status.err())
                .startsWith("[BAD_OPTION] --status is one of CLAIMED, NOMINATED, ")
                .contains(", or all");
        assertThat(session.plain("honour", "list", "--help").out()).contains("NOMINATED");
        session.output("team", "organisation", "register", "文明办");
        session.output("honour", "set", "kind", "hero", "--name", "H", "--level", "district", "--organisation", "文明办");
        assertThat(session.plain("honour").out()).contains("nominate", "stars", "list");
        assertThat(session.plain("help", "honour").out()).contains("Examples");
        assertThat(session.plain("honour", "award", "--help").out()).contains("Example", "--store");
        assertThat(session.plain("honour", "nominate").code()).isEqualTo(2);
    }

    private String nominate(String recipient) {
        return id(session.output("honour", "nominate", "model", recipient, "--area", "A1", "--grounds", "Good deeds"));
    }

    private void endorse(String honour) {
        session.output("honour", "review", honour, "--for", "--actor", "office");
        assertThat(session.output("honour", "review", honour, "--for", "--actor", "station", "--self", "V3"))
                .contains("ENDORSED");
    }

    private static String[] join(String[] args, String... more) {
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return all;
    }

    /** What stands after the colon. */
    private static String id(String output) {
        return output.substring(output.indexOf(':') + 1).strip();
    }
}
