package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hours that a clerk puts right, line by line; it is 1 November 2026. */
@NullMarked
final class HoursTest {

    private static final String ROWS = """
            volunteer,volunteer_name,organisation,area,team,activity,date,start,end
            V1,古丽,学校,640106001,小喇叭,讲座,2026-10-30,08:00,10:00
            V2,王芳,学校,640106001,小喇叭,讲座,2026-10-30,08:00,10:00
            """;

    @TempDir
    private Path folder;

    private Session session;

    @BeforeEach
    void fill() {
        session = Session.inMemory(folder);
        session.output("import", session.file("rows.csv", ROWS).toString(), "--create-missing");
    }

    @Test
    void anEntryIsCorrectedAndTakenBack() {
        String entry = entry("V1");
        String[] correct = {"correct", entry, "--hours", "08:00-09:30", "--because", "left early", "--key", "once"};

        String corrected = hours(correct);

        assertThat(corrected).contains("entry " + entry + " is corrected; entry ", ": 90 minutes credited");
        assertThat(hours(correct)).isEqualTo(corrected);
        assertThat(minutes()).contains("V1,90", "V2,120");
        assertThat(refusal("void", entry, "--because", "again")).startsWith("[ALREADY_VOIDED]");
        String now = entry("V1");
        assertThat(refusal("void", now)).startsWith("[MISSING] reason");
        assertThat(hours("void", now, "--because", "was not there"))
                .contains("entry " + now + " is taken back by entry ");
        assertThat(minutes()).doesNotContain("V1,");
        assertThat(session.output("entries", "--where", "volunteer=V1", "--all", "--format", "csv"))
                .contains("VOID of " + entry, "VOID of " + now);
        assertThat(refusal("void", "1/1", "--because", "x")).startsWith("[");
        assertThat(refusal("correct", "1/1", "--minutes", "5", "--because", "x"))
                .startsWith("[UNKNOWN_ENTRY]");
        Session.Result nothing = session.run("hours", "correct", now, "--because", "x");
        assertThat(nothing.code()).isEqualTo(2);
    }

    @Test
    void serviceOverMidnightAndByMinutesIsCorrected() {
        hours("correct", entry("V1"), "--hours", "22:00-02:00", "--break", "30", "--because", "night watch");
        hours("correct", entry("V2"), "--day", "2026-10-29", "--minutes", "45", "--because", "the day before");

        assertThat(minutes()).contains("V1,210", "V2,45");
        assertThat(session.output("entries", "--where", "volunteer=V2", "--format", "csv"))
                .contains(",2026-10-29,,,45,");
    }

    @Test
    void anObjectionIsUpheldOrDismissed() {
        String entry = entry("V1");
        String objection = word(hours("objection", "raise", entry, "--because", "it was an hour", "--actor", "V1"));
        String missing =
                word(hours("objection", "raise", "--volunteer", "V2", "--because", "Thursday", "--actor", "V2"));
        assertThat(hours("objection", "list", "--format", "csv"))
                .contains(objection + ",V1," + entry + ",it was an hour,2026-11-01T12:00", missing + ",V2,,Thursday,");

        assertThat(refusal("objection", "uphold", objection, "--minutes", "60", "--because", "so", "--actor", "V1"))
                .startsWith("[OWN_REQUEST]");
        assertThat(hours("objection", "uphold", objection, "--minutes", "60", "--because", "so"))
                .contains("objection " + objection + " is upheld; entry ", ": 60 minutes credited");
        String[] uphold = {
            "objection",
            "uphold",
            missing,
            "--activity",
            "讲座",
            "--day",
            "2026-10-29",
            "--hours",
            "08:00-08:30",
            "--because",
            "seen"
        };
        assertThat(hours(uphold)).contains(": 30 minutes credited");
        assertThat(minutes()).contains("V1,60", "V2,150");

        String last = word(hours("objection", "raise", entry("V1"), "--because", "still", "--actor", "V1"));
        assertThat(refusal("objection", "dismiss", last)).startsWith("[MISSING] reason");
        assertThat(hours("objection", "dismiss", last, "--because", "no")).contains("is dismissed");
        assertThat(hours("objection", "list")).doesNotContain(last);
        assertThat(hours("objection", "list", "--volunteer", "V1")).contains("APPROVED", "REJECTED");
        assertThat(refusal("objection", "uphold", "7", "--minutes", "5", "--because", "x"))
                .startsWith("[UNKNOWN_RECORD]");
        assertThat(session.run("hours", "objection", "raise", "--because", "x").code())
                .isEqualTo(2);
    }

    @Test
    void serviceIsFilledInAfterwards() {
        String asked = word(hours(ask("--minutes", "45")));
        String other = word(hours(ask("--minutes", "50")));
        assertThat(hours("back-fill", "list", "--format", "csv"))
                .contains(asked + ",V1,讲座,2026-10-31,,,45,console,OPEN,,");
        assertThat(refusal("back-fill", "approve", asked)).startsWith("[OWN_REQUEST]");

        assertThat(hours("back-fill", "approve", asked, "--actor", "office"))
                .contains("back-fill " + asked + " is approved; entry ", ": 45 minutes credited");
        assertThat(hours("back-fill", "refuse", other, "--because", "twice", "--false", "--actor", "office"))
                .contains("is refused");

        assertThat(minutes()).contains("V1,165");
        assertThat(hours("back-fill", "list")).doesNotContain(asked, other);
        assertThat(hours("back-fill", "list", "--volunteer", "V1")).contains("APPROVED", "REJECTED");
    }

    @Test
    void aLeaderCountsHelpersWithoutNames() {
        String[] count = {"count", "讲座", "--heads", "12", "--beneficiaries", "30", "--key", "once"};

        String counted = hours(count);

        assertThat(counted).contains("12 unnamed helpers and 30 people served on 2026-10-30");
        assertThat(hours(count)).isEqualTo(counted);
        assertThat(session.output("report", "--measure", "participations,visits,minutes,volunteers", "--format", "csv"))
                .contains("14,30,240,2\n");
        assertThat(session.run("hours", "count", "讲座").code()).isEqualTo(2);
        hours("void", counted.split("[ :]", -1)[1], "--because", "counted twice");
        assertThat(session.output("report", "--measure", "participations", "--format", "csv"))
                .contains("\n2\n");
    }

    private static String[] ask(String... time) {
        String[] line = {"back-fill", "ask", "V1", "讲座", "--day", "2026-10-31", "--because", "no phone", "", ""};
        System.arraycopy(time, 0, line, 8, 2);
        return line;
    }

    private String entry(String volunteer) {
        String entries = session.output("entries", "--where", "volunteer=" + volunteer, "--format", "csv");
        return entries.lines().skip(1).findFirst().orElseThrow().split(",", -1)[0];
    }

    private String minutes() {
        return session.output("report", "--by", "volunteer", "--measure", "minutes", "--format", "csv");
    }

    private String hours(String... args) {
        return session.output(line(args));
    }

    private String refusal(String... args) {
        Session.Result result = session.run(line(args));
        assertThat(result.code()).as(result.out()).isEqualTo(1);
        return result.err();
    }

    private static String[] line(String... args) {
        String[] line = new String[args.length + 1];
        line[0] = "hours";
        System.arraycopy(args, 0, line, 1, args.length);
        return line;
    }

    private static String word(String answer) {
        return answer.split(" ", -1)[1];
    }
}
