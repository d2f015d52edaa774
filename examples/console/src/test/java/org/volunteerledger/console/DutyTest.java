package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Duty as a clerk plays it, line by line; it is 1 November 2026. */
@NullMarked
final class DutyTest {

    private static final String ROWS = """
            volunteer,volunteer_name,organisation,area,team,activity,date,start,end
            V1,古丽,学校,640106001,小喇叭,讲座,2026-10-12,08:00,10:00
            V2,王芳,学校,640106001,小喇叭,讲座,2026-10-12,08:00,10:00
            V3,李明,民政局,640106002,心连管家,值守,2026-10-12,08:00,10:00
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
    void coverageShowsWhoIsMissing() {
        Path staff = session.file("staff.csv", """
                number,type,document,from
                S1,PASSPORT,E12345678,2026-01-01
                S2,,,2026-01-01
                """);

        String table = duty("coverage", "--organisation", "学校,民政局", "--enter", staff.toString());

        assertThat(table).contains("2 entered").containsPattern("学校 +2026-11-01 +2 +0 +0 +S1 S2");
        assertThat(session.run("duty", "coverage", "--organisation", "无").err()).contains("[UNKNOWN]");
        Session.Result broken = session.run(
                "duty",
                "coverage",
                "--organisation",
                "学校",
                "--enter",
                session.file("broken.csv", "number\nS3\n").toString());
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err()).contains("[BAD_FORMAT] Row 2");
    }

    @Test
    void staffLeaveTheRosterAndComeBack() {
        String staff = session.file("staff.csv", "number,type,document,from\nS1,,,2026-01-01\nS2,,,2026-01-01\n")
                .toString();
        assertThat(duty("staff", "enter", staff, "--organisation", "学校")).contains("2 entered");
        assertThat(session.run("duty", "staff", "enter", staff, "--organisation", "学校")
                        .err())
                .startsWith("[ON_ROSTER]");

        String[] leave = {"staff", "leave", "S1", "S2", "--organisation", "学校", "--from", "2026-11-01", "--key", "once"
        };
        assertThat(duty(leave)).contains("2 off the roster from 2026-11-01");
        assertThat(duty(leave)).contains("2 off the roster");

        assertThat(duty("coverage", "--organisation", "学校")).containsPattern("学校 +2026-11-01 +0 ");
        assertThat(session.run("duty", "staff", "leave", "S1", "--organisation", "学校")
                        .err())
                .startsWith("[NOT_ON_ROSTER]");
        assertThat(session.run("duty", "staff", "leave", "--organisation", "学校").code())
                .isEqualTo(2);
    }

    @Test
    void aReportAndAPostEnd() {
        duty("report-in", "--volunteer", "V1", "--unit", "民政局", "--community", "640106001");
        duty("report-in", "--volunteer", "V1", "--unit", "民政局", "--community", "640106001", "--post", "兼职委员");

        assertThat(duty("report-in", "--volunteer", "V1", "--community", "640106001", "--end", "--day", "2026-11-02"))
                .contains("V1 is no longer REPORTED in 640106001 from 2026-11-02");

        duty("report-in", "--volunteer", "V1", "--unit", "民政局", "--community", "640106002", "--day", "2026-11-02");
        assertThat(duty("report-in", "--day", "2026-11-02", "--format", "csv"))
                .contains("640106001,0,1\n", "640106002,1,0\n");
        duty(
                "report-in",
                "--volunteer",
                "V1",
                "--community",
                "640106001",
                "--end",
                "--post",
                "兼职委员",
                "--day",
                "2026-11-03");
        assertThat(duty("report-in", "--day", "2026-11-03", "--format", "csv")).doesNotContain("640106001");
        assertThat(session.run("duty", "report-in", "--volunteer", "V1", "--community", "640106001", "--end")
                        .err())
                .startsWith("[NOT_TIED]");
        assertThat(session.run("duty", "report-in", "--community", "640106001", "--end")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void reportsOfOneUnitOrCommunityAreCounted() {
        duty("report-in", "--volunteer", "V1", "--unit", "民政局", "--community", "640106001");
        duty("report-in", "--volunteer", "V2", "--unit", "学校", "--community", "640106002");

        assertThat(duty("report-in", "--community", "640106002", "--format", "csv"))
                .isEqualTo("community,reported,posts\n640106002,1,0\n");
        assertThat(duty("report-in", "--unit", "民政局", "--format", "csv")).isEqualTo("unit,reported,posts\n民政局,1,0\n");
        assertThat(session.run("duty", "report-in", "--unit", "民政局", "--community", "640106002")
                        .code())
                .isEqualTo(2);
        assertThat(session.run("duty", "report-in", "--unit", "民政局", "--by", "community")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void reportsAreCounted() {
        duty("report-in", "--volunteer", "V1", "--unit", "民政局", "--community", "640106001");
        duty("report-in", "--volunteer", "V2", "--unit", "民政局", "--community", "640106001", "--post", "兼职委员");

        assertThat(duty("report-in")).containsPattern("640106001 +1 +1");
        assertThat(duty("report-in", "--by", "UNIT")).containsPattern("民政局 +1 +1");
        Session.Result again =
                session.run("duty", "report-in", "--volunteer", "V1", "--unit", "民政局", "--community", "640106002");
        assertThat(again.err()).contains("[TIED_ALREADY]");
        assertThat(session.run("duty", "report-in", "--volunteer", "V1").err()).contains("--unit is needed here");
    }

    @Test
    void agreementIsSignedAndMissed() {
        String agreement = id(duty(
                "agreement",
                "--sign",
                "校社联盟",
                "--unit",
                "学校",
                "--community",
                "640106001",
                "--from",
                "2026-07-01",
                "--to",
                "2027-07-01"));

        assertThat(duty("agreement", "--unit", "学校")).contains("校社联盟").contains("1 per QUARTER");
        assertThat(duty("compliance")).contains("MISSED").contains("DUE");
        assertThat(duty("compliance", "--overdue")).contains("2026-07-01").doesNotContain("DUE");
        assertThat(session.run("duty", "agreement", "--keep", agreement, "--activity", "7")
                        .err())
                .contains("[UNKNOWN]");
        assertThat(duty("agreement", "--keep", agreement, "--activity", "讲座")).contains("counts for agreement");
        duty("agreement", "--end", agreement, "--from", "2026-10-01", "--because", "学校搬迁");
        assertThat(duty("compliance")).doesNotContain("DUE");
    }

    @Test
    void programmeIsMadeAroundHolidays() {
        duty(
                "programme",
                "start",
                "小喇叭",
                "--team",
                "小喇叭",
                "--from",
                "2026-11-01",
                "--hours",
                "09:00-11:00",
                "--theme",
                "红色帮扶=FREQ=WEEKLY;BYDAY=MO@V1",
                "--theme",
                "绿色环保=FREQ=WEEKLY;BYDAY=FR@V2");

        assertThat(duty("programme", "preview", "小喇叭", "--from", "2026-11-01", "--to", "2026-11-09"))
                .containsPattern("2026-11-02 +MONDAY +红色帮扶 +V1 +2026-11-02")
                .containsPattern("2026-11-06 +FRIDAY +绿色环保 +V2");
        assertThat(duty("programme", "generate", "小喇叭", "--from", "2026-11-01", "--to", "2026-12-01"))
                .contains("9 activities made");
        assertThat(duty("programme", "generate", "小喇叭", "--from", "2026-11-01", "--to", "2026-12-01"))
                .contains("0 activities made");
        Session.Result unknown =
                session.run("duty", "programme", "generate", "小喇叭", "--from", "2027-01-01", "--to", "2027-02-01");
        assertThat(unknown.err()).contains("holiday plan of 2027 is not known");
        Path plans = session.file("2027.json", "{\"plans\":[{\"year\":2027,\"source\":\"待定\",\"holidays\":[]}]}");
        assertThat(duty(
                        "programme",
                        "generate",
                        "小喇叭",
                        "--from",
                        "2027-01-01",
                        "--to",
                        "2027-02-01",
                        "--calendar",
                        plans.toString()))
                .contains("9 activities made");
    }

    @Test
    void rosterIsFilledExchangedAndPosted() {
        duty("roster", "open", "值班", "--team", "心连管家", "--hours", "00:00-02:00", "--from", "2026-11-01");
        assertThat(duty("roster", "gaps", "值班", "--from", "2026-11-01", "--to", "2026-11-03"))
                .contains("2026-11-02");
        assertThat(duty("roster", "fill", "值班", "--from", "2026-11-01", "--to", "2026-12-01", "--people", "V1,V2,V3"))
                .contains("30 turns assigned, 0 gaps left");
        String shown = duty("roster", "show", "值班", "--from", "2026-11-02", "--to", "2026-11-03", "--format", "csv");
        String[] turn = shown.lines().skip(1).findFirst().orElseThrow().split(",", -1);
        String other = turn[2].equals("V1") ? "V2" : "V1";

        String exchange = duty("roster", "exchange", turn[4], "--by", turn[2], "--with", other)
                .split(" ", -1)[1];
        assertThat(session.run("duty", "roster", "answer", exchange, "--by", turn[2], "--answer", "ACCEPT")
                        .err())
                .contains("[NOT_YOURS]");
        assertThat(duty("roster", "answer", exchange, "--by", other, "--answer", "ACCEPT"))
                .contains("is ACCEPTED");

        assertThat(duty("roster", "record", "值班", "--from", "2026-11-01", "--to", "2026-11-02"))
                .contains("1 served, 0 missed");
        assertThat(duty("roster", "record", "值班", "--from", "2026-11-01", "--to", "2026-11-02"))
                .contains("nothing to record");
        duty("roster", "open", "夜巡", "--team", "心连管家", "--hours", "22:00-02:00", "--from", "2026-11-01");
        assertThat(duty("roster", "post", "值班", "--from", "2026-11-01", "--to", "2026-12-01"))
                .contains("0 posted, 0 posted before, 0 refused");
        duty("roster", "policy", "--from", "2026-11-01", "--time-counts");
        assertThat(duty("roster", "post", "值班", "--from", "2026-11-01", "--to", "2026-12-01"))
                .contains("1 posted, 0 posted before");
        assertThat(duty("roster", "post", "值班", "--from", "2026-11-01", "--to", "2026-12-01"))
                .contains("0 posted, 1 posted before");
    }

    @Test
    void caseGoesThroughTheDesk() {
        duty(
                "desk",
                "open",
                "心连管家",
                "--organisation",
                "民政局",
                "--area",
                "640106002",
                "--steward",
                "蓝=矛盾调解,法律咨询@V1",
                "--steward",
                "绿=健康@V2");
        String id = duty("desk", "receive", "心连管家", "--kind", "矛盾调解", "--on-duty", "V3")
                .split(" ", -1)[1];

        assertThat(duty("desk", "act", id, "ROUTE")).contains("is WITH_STEWARD, steward 蓝");
        assertThat(session.run("duty", "desk", "act", id, "CLOSE").err()).contains("[NOT_NOW]");
        duty("desk", "act", id, "REROUTE", "--steward", "绿", "--because", "蓝管家出差");
        duty("desk", "act", id, "FORWARD", "--organisation", "学校", "--because", "学校负责");
        duty("desk", "act", id, "RESOLVE", "--because", "双方和解");
        assertThat(duty("desk", "show", id)).contains("ROUTE REROUTE FORWARD RESOLVE");
        assertThat(duty("desk", "count", "心连管家")).containsPattern("矛盾调解 +RESOLVED +1");
        assertThat(duty("desk", "overdue", "心连管家")).doesNotContain(id);
    }

    @Test
    void needFindsAResource() {
        String resource =
                id(duty("lists", "resource", "--unit", "学校", "--area", "640106001", "--kind", "讲座", "--title", "专家讲座"));
        String need = id(duty("lists", "need", "--community", "640106001", "--kind", "讲座", "--title", "健康讲座"));
        duty(
                "lists",
                "commit",
                "--unit",
                "学校",
                "--community",
                "640106001",
                "--text",
                "结对共建",
                "--from",
                "2026-01-01",
                "--to",
                "2027-01-01");

        assertThat(duty("lists", "match", need)).containsPattern(resource + " +专家讲座 +学校 +0 +yes");
        String project =
                duty("lists", "propose", need, resource, "--side", "COMMUNITY").split(" ", -1)[1];
        assertThat(session.run("duty", "lists", "step", project, "AGREE", "--side", "COMMUNITY")
                        .err())
                .contains("[OTHER_SIDE]");
        assertThat(duty("lists", "step", project, "AGREE", "--side", "UNIT")).contains("is AGREED");
        assertThat(session.run("duty", "lists", "step", project, "START", "--activity", "健康课")
                        .err())
                .startsWith("[UNKNOWN] There is no activity 健康课.");
        assertThat(duty("lists", "show", "--community", "640106001"))
                .contains("PLANNED")
                .contains("AGREED");
        assertThat(duty("lists", "show", "--unit", "学校")).contains("resource");
        assertThat(session.run("duty", "lists", "show").err()).contains("is needed here");
    }

    @Test
    void helpIsShownForEachPart() {
        for (String part : new String[] {"", "programme", "roster", "desk", "lists"}) {
            String[] line = part.isEmpty() ? new String[] {"duty"} : new String[] {"duty", part};
            assertThat(session.plain(line).out()).contains("Usage:");
        }
    }

    private String duty(String... args) {
        String[] line = new String[args.length + 1];
        line[0] = "duty";
        System.arraycopy(args, 0, line, 1, args.length);
        return session.output(line);
    }

    private static String id(String answer) {
        return Arrays.asList(answer.trim().split(" ", -1)).get(1);
    }
}
