package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-up and attendance as volunteers and leaders play them, line by line; it is noon on 1 November 2026. */
@NullMarked
final class ActivityTest {

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
    void whoComesFirstHasThePlaceAndTheNextMovesUp() {
        String id = plan("探访", "--hours", "09:00-11:00", "--places", "1");
        assertThat(activity("list", "--format", "csv"))
                .contains(id + ",探访,小喇叭,PUBLISHED,1,2026-11-08T09:00,2026-11-08T11:00,1,0,1,0")
                .doesNotContain("讲座");

        assertThat(activity("sign-up", "探访", "V1")).contains("V1 has a place (探访, shift 1)");
        assertThat(activity("sign-up", id, "V2", "--key", "once")).contains("V2 waits as number 1");
        assertThat(activity("sign-up", "探访", "V3")).contains("V3 waits as number 2");
        assertThat(refusal("sign-up", "探访", "V1")).startsWith("[ALREADY_ENROLLED]");
        assertThat(refusal("accept", "探访", "V3")).startsWith("[FULL]");
        assertThat(activity("list", "--format", "csv")).contains(",1,1,0,2");
        assertThat(activity("roster", "探访", "--format", "csv"))
                .containsSubsequence("1,V1,ACCEPTED,,2026-11-01T12:00,,", "1,V2,WAITING,1,", "1,V3,WAITING,2,");
        assertThat(activity("places", "V3", "--format", "csv")).contains(",探访,1,", ",WAITING,2");

        assertThat(activity("leave", "探访", "V1")).contains("V1 is WITHDRAWN");

        assertThat(activity("places", "V2", "--format", "csv")).contains(",ACCEPTED,");
        assertThat(activity("sign-up", id, "V2", "--key", "once")).contains("V2 has a place");
        assertThat(activity("places", "V3", "--format", "csv")).contains(",WAITING,1");
        assertThat(activity("places", "V1", "--format", "csv")).doesNotContain("探访");
        assertThat(activity("places", "V1", "--all", "--format", "csv")).contains("WITHDRAWN");
        assertThat(refusal("leave", "探访", "V1")).startsWith("[NOT_ENROLLED]");
        assertThat(refusal("turn-down", "探访", "V3")).startsWith("[MISSING] reason");
        assertThat(activity("turn-down", "探访", "V3", "--because", "full")).contains("V3 is REJECTED");
    }

    @Test
    void aMinorNeedsTheConsentOfAGuardian() {
        session.output("people", "register", "--number", "V9", "--name", "王小明", "--born", "2013-05-01");
        plan("探访", "--hours", "09:00-11:00");
        plan("抢险", "--hours", "14:00-16:00", "--danger", "dangerous");

        assertThat(refusal("sign-up", "探访", "V9"))
                .startsWith("[CONSENT_MISSING] The rules on minors keep volunteer")
                .contains("on 2026-11-08", "Record the consent of a guardian")
                .doesNotContain("王小明", "2013-05");
        String consent = session.output("people", "consent", "give", "V9", "--guardian", "V1")
                .split(" ", -1)[1];
        assertThat(activity("sign-up", "探访", "V9")).contains("V9 has a place");
        assertThat(refusal("sign-up", "抢险", "V9")).startsWith("[TOO_DANGEROUS]");

        assertThat(session.output("people", "consent", "withdraw", consent)).contains("ended: 1");
        assertThat(activity("places", "V9")).doesNotContain("探访");
        assertThat(refusal("sign-up", "探访", "V9")).startsWith("[CONSENT_MISSING]");
    }

    @Test
    void aSmallChildComesWithACompanion() {
        session.output("people", "register", "--number", "V8", "--name", "王小红", "--born", "2018-05-01");
        session.output("people", "consent", "give", "V8", "--guardian-name", "王建国");
        plan("探访", "--hours", "09:00-11:00", "--companion", "V2");

        assertThat(refusal("sign-up", "探访", "V8")).startsWith("[COMPANY_MISSING]");
        activity("sign-up", "探访", "V2");
        assertThat(activity("sign-up", "探访", "V8")).contains("V8 has a place");
    }

    @Test
    void whoCameIsCreditedByTheReview() {
        plan("探访", "--hours", "09:00-11:00,14:00-15:00");
        assertThat(misuse("sign-up", "探访", "V1")).startsWith("[BAD_OPTION] --shift is needed here");
        for (String volunteer : new String[] {"V1", "V2", "V3"}) {
            activity("sign-up", "探访", volunteer, "--shift", "1");
        }
        assertThat(refusal("attendance", "absent", "探访", "V3", "--shift", "1")).startsWith("[NOT_BEGUN]");
        assertThat(attendanceRefusal("in", "V1", "2026-11-08T09:00")).startsWith("[IN_FUTURE]");
        assertThat(refusal("attendance", "absent", "探访", "V3", "--shift", "1"))
                .contains("2026-11-08 09:00")
                .doesNotContain("Z");
        assertThat(refusal("attendance", "absent", "探访", "V3", "--shift", "1", "--zone", "UTC"))
                .contains("2026-11-08 01:00");
        session.later(7);

        assertThat(attendance("in", "V1", "2026-11-08T09:00")).contains("V1 came at 2026-11-08T09:00");
        attendance("out", "V1", "2026-11-08T10:30");
        attendance("in", "V2", "2026-11-08T09:00");
        assertThat(attendanceRefusal("out", "V3", "2026-11-08T10:00")).startsWith("[NOT_CHECKED_IN]");
        activity("attendance", "absent", "探访", "V3", "--shift", "1");
        assertThat(activity("roster", "探访", "--format", "csv"))
                .contains("V1,ATTENDED,,2026-11-01T12:00,2026-11-08T09:00,2026-11-08T10:30", "V3,ABSENT");

        assertThat(activity("attendance", "review", "探访"))
                .contains("1 reviewed, 90 minutes credited, 1 waiting for a decision");
        assertThat(refusal("attendance", "review", "探访", "--approve", "V2=60", "--shift", "1"))
                .startsWith("[MISSING] reason");
        assertThat(activity(
                        "attendance", "review", "探访", "--approve", "V2=60", "--shift", "1", "--because", "was seen"))
                .contains("1 reviewed, 60 minutes credited, 0 waiting");
        assertThat(session.output("report", "--by", "volunteer", "--measure", "minutes", "--format", "csv"))
                .contains("V1,210", "V2,180", "V3,120");
        assertThat(misuse("attendance", "review", "探访", "--approve", "V2=x", "--shift", "1", "--because", "x"))
                .startsWith("[BAD_OPTION] --approve");
    }

    @Test
    void theListIsOfWhatIsOpenUnlessMoreIsAskedFor() {
        plan("上午", "--hours", "09:00-11:00");
        plan("下午", "--hours", "14:00-16:00");
        session.output("activity", "plan", "值班", "--team", "心连管家", "--day", "2026-11-09", "--hours", "09:00-10:00");

        assertThat(activity("list", "--format", "csv")).containsSubsequence("上午", "下午", "值班");
        assertThat(activity("list", "--team", "小喇叭")).contains("上午").doesNotContain("值班");
        assertThat(activity("list", "--area", "640106002")).contains("值班").doesNotContain("上午");
        assertThat(activity("list", "--to", "2026-11-09")).contains("下午").doesNotContain("值班");
        Session.Result first = session.run("activity", "list", "--top", "1");
        assertThat(first.out()).contains("上午").doesNotContain("下午");
        assertThat(first.err()).contains("more than 1");

        assertThat(refusal("cancel", "下午")).startsWith("[MISSING] reason");
        assertThat(activity("cancel", "下午", "--because", "rain")).contains("is called off");
        assertThat(activity("list")).doesNotContain("下午");
        assertThat(activity("list", "--all")).contains("CANCELLED");
        assertThat(activity("list", "--from", "2026-10-12", "--to", "2026-10-13"))
                .contains("讲座");
        assertThat(refusal("close", "上午")).startsWith("[NOT_BEGUN]");
        session.later(7);
        assertThat(activity("close", "上午")).contains("is closed");
        assertThat(refusal("sign-up", "上午", "V1")).startsWith("[NOT_OPEN]");
        assertThat(refusal("reopen", "上午")).startsWith("[MISSING] reason");
        assertThat(activity("reopen", "上午", "--because", "two are still there")).contains("is open again");
    }

    @Test
    void whoCameAlongIsEnrolledByTheLeaderAfterwards() {
        plan("探访", "--hours", "09:00-11:00");
        session.later(7);

        assertThat(refusal("sign-up", "探访", "V1")).startsWith("[SHIFT_OVER]").contains("ask the leader to enrol");
        assertThat(activity("enrol", "探访", "V1")).contains("V1 has a place");
        assertThat(refusal("attendance", "in", "探访", "V1", "--at", "2026-11-08T09:00"))
                .startsWith("[BEFORE_ENROLMENT]");
        String[] sheet = {"attendance", "record", "探访", "V1", "--in", "2026-11-08T09:00", "--out", "2026-11-08T10:15"};
        assertThat(activity(sheet)).contains("V1 is recorded");
        assertThat(activity(sheet)).contains("V1 was recorded before");
        assertThat(activity("attendance", "review", "探访")).contains("1 reviewed, 75 minutes credited");
    }

    @Test
    void anActivityRunsPastMidnight() {
        assertThat(activity("plan", "夜巡", "--team", "小喇叭", "--day", "2026-11-08", "--hours", "20:00-22:00,22:00-02:00"))
                .contains("is open for sign-up, to 2026-11-09T02:00");
        assertThat(activity("list", "--format", "csv")).contains("2026-11-08T22:00,2026-11-09T02:00");
    }

    @Test
    void whatIsTypedWronglyIsSaid() {
        assertThat(session.plain("activity").out()).contains("Usage:", "activity sign-up 敬老院探访 V9");
        assertThat(session.plain("activity", "sign-up", "--help").out()).contains("ACTIVITY VOLUNTEER", "Example:");
        assertThat(refusal("sign-up", "无", "V1")).startsWith("[UNKNOWN] There is no activity 无.");
        assertThat(misuse("plan", "探访", "--team", "小喇叭", "--day", "2026-11-08", "--hours", "9-11"))
                .startsWith("[BAD_OPTION] --hours is not written as");
        assertThat(session.run("activity", "plan", "探访").code()).isEqualTo(2);
        String first = plan("探访", "--hours", "09:00-11:00");
        plan("探访", "--hours", "14:00-16:00");
        assertThat(refusal("sign-up", "探访", "V1")).startsWith("[AMBIGUOUS]").contains("Use the id.");
        assertThat(activity("sign-up", first, "V1")).contains("has a place");
        assertThat(refusal("sign-up", first, "古丽")).startsWith("[UNKNOWN]").doesNotContain("古丽");
    }

    @Test
    void withoutTheKeysNobodySignsUpOrIsRevealed() throws IOException {
        plan("探访", "--hours", "09:00-11:00");
        Files.delete(session.path("ledger.keys"));

        assertThat(refusal("sign-up", "探访", "V1")).startsWith("[BAD_KEYS]");
        assertThat(session.run("people", "reveal", "V1", "--because", "call").err())
                .startsWith("[BAD_KEYS]");
        assertThat(session.run("people", "consent", "give", "V1", "--guardian", "V2")
                        .err())
                .startsWith("[BAD_KEYS]");
        assertThat(activity("list")).contains("探访");
    }

    private String attendance(String step, String volunteer, String at) {
        return activity("attendance", step, "探访", volunteer, "--shift", "1", "--at", at);
    }

    private String attendanceRefusal(String step, String volunteer, String at) {
        return refusal("attendance", step, "探访", volunteer, "--shift", "1", "--at", at);
    }

    /** Plans an activity of 8 November; its id. */
    private String plan(String name, String... more) {
        String[] line = {"plan", name, "--team", "小喇叭", "--day", "2026-11-08"};
        String[] all = new String[line.length + more.length];
        System.arraycopy(line, 0, all, 0, line.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return activity(all).split(" ", -1)[1];
    }

    private String activity(String... args) {
        return session.output(line(args));
    }

    /** What is said about a command that is refused. */
    private String refusal(String... args) {
        return error(1, args);
    }

    /** What is said about a command line that cannot be understood. */
    private String misuse(String... args) {
        return error(2, args);
    }

    private String error(int code, String... args) {
        Session.Result result = session.run(line(args));
        assertThat(result.code()).as(result.out()).isEqualTo(code);
        assertThat(result.err()).doesNotContain("\tat ");
        return result.err();
    }

    private static String[] line(String... args) {
        String[] line = new String[args.length + 1];
        line[0] = "activity";
        System.arraycopy(args, 0, line, 1, args.length);
        return line;
    }
}
