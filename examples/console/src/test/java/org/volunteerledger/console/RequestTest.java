package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.terminal.Terminal;

/** The order loop by command lines. */
final class RequestTest {

    @TempDir
    private Path folder = Path.of("");

    private Session session = Session.inMemory(folder);
    private Instant twoDaysOn = Instant.parse("2026-11-03T04:00:00Z");

    @BeforeEach
    void twoTeamsHaveServed() {
        session = Session.onH2(folder);
        Path rows = session.file("rows.csv", """
                volunteer,date,hours,team,organisation,area,category,activity
                V1,2026-10-20,2.5,北家安,居委会,北门社区,repair,清淤
                V2,2026-10-20,1.5,北家安,居委会,北门社区,repair,清淤
                V3,2026-10-21,1,水电队,住建局,北门社区,repair,查管
                """);
        session.output("import", rows.toString(), "--create-missing");
        session.output("request", "limits", "SUBMITTED=24h", "DISPATCHED=2d");
    }

    @Test
    void anOrderIsPlayedFromTheCallToItsClose() {
        String id = submit("管道堵塞", "--channel", "HOTLINE", "--reference", "12343", "--phone", "13800138000");

        assertThat(step("resident", "show", id)).contains("SUBMITTED").contains("2026-11-02T12:00");
        assertThat(step("centre", "review", id)).isEqualTo("request " + id + " is UNDER_REVIEW\n");
        assertThat(session.output("request", "match", id, "--format", "csv"))
                .startsWith("team,name,score,because\n")
                .contains("北家安")
                .contains("distance 100 (0 steps)");
        assertThat(step("centre", "dispatch", id, "--team", "北家安", "--support-organisation", "住建局"))
                .contains("is DISPATCHED, due 2026-11-04T00:00");
        assertThat(step("team", "accept", id, "--team", "北家安")).contains("is DISPATCHED");
        assertThat(step("bureau", "accept", id, "--organisation", "住建局")).contains("is ACCEPTED");
        assertThat(step("team", "serve", id, "--team", "北家安", "--activity", "清淤", "--activity", "查管"))
                .contains("is IN_SERVICE");
        assertThat(step("team", "complete", id, "--team", "北家安", "--because", "疏通了"))
                .contains("is COMPLETED");
        assertThat(run("team", "rate", id, "--score", "5").err()).startsWith("[OWN_SERVICE]");
        assertThat(step("resident", "rate", id, "--score", "5", "--comment", "很好"))
                .contains("is RATED");
        assertThat(step("centre", "follow-up", id, "--because", "不再漏水")).contains("is FOLLOWED_UP");
        assertThat(step("centre", "close", id)).contains("is CLOSED");

        String story = step("clerk", "show", id);
        assertThat(story).contains("5.00").contains("住建局", "不再漏水", "很好").doesNotContain("曾先生");
        assertThat(run("clerk", "show", id, "--reveal").err()).startsWith("[MISSING]");
        assertThat(step("clerk", "show", id, "--reveal", "--because", "回访")).contains("曾先生", "13800138000");
        assertThat(session.output("request", "stats", "--by", "CHANNEL,TEAM", "--format", "csv"))
                .isEqualTo("""
                        channel,team,requests,answered,in_time,in_time_%,rated,average
                        HOTLINE,北家安,1,1,1,100.00,1,5.00
                        """);
    }

    @Test
    void aWishIsClaimedOnce() {
        String id = submit("一台收音机", "--kind", "WISH");
        step("centre", "review", id);
        step("centre", "offer", id);
        step("V1", "claim", id, "--volunteer", "V1");

        Session.Result second = run("V2", "claim", id, "--volunteer", "V2");
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err()).startsWith("[ALREADY_CLAIMED]");
        step("V1", "return", id, "--volunteer", "V1", "--because", "ill");
        step("centre", "dispatch", id, "--organisation", "居委会");
        step("office", "decline", id, "--organisation", "居委会", "--because", "nobody there");
        step("centre", "dispatch", id, "--again", "--team", "北家安", "--because", "declined");
        step("resident", "cancel", id, "--because", "has one now");
        assertThat(session.output("request", "list", "--status", "CANCELLED", "--kind", "WISH", "--format", "csv"))
                .contains(id + ",CANCELLED,WISH,一台收音机,北门社区,DESK,2026-11-01,,,,");
    }

    @Test
    void whatIsOverdueIsListedAndTimesOut() {
        String first = submit("管道堵塞");
        String second = submit("路灯不亮");
        assertThat(session.output("request", "overdue", "--format", "csv")).doesNotContain(first);

        String page = later("request", "overdue", "--limit", "1").out();
        assertThat(page).contains(first).contains("yes").doesNotContain(second);
        Session.Result rest = later("request", "overdue", "--limit", "1");
        String cursor = rest.err()
                .lines()
                .filter(line -> line.contains("--after"))
                .findFirst()
                .orElseThrow();
        assertThat(later("request", "overdue", "--after", cursor.substring(cursor.lastIndexOf(' ') + 1))
                        .out())
                .contains(second)
                .doesNotContain(first);
        assertThat(later("request", "time-out", first).out()).contains("is SUBMITTED");
        assertThat(later("request", "time-out", first).err()).startsWith("[ALREADY_ESCALATED]");
        later("request", "review", first);
        assertThat(later("request", "reject", first, "--because", "is private").out())
                .contains("is REJECTED");
        assertThat(later("request", "show", first).out()).contains("is private").contains("LATE");
        assertThat(later("request", "stats").out()).contains("REJECTED").contains("0.00");
    }

    @Test
    void whatIsTypedWronglyIsExplained() {
        assertThat(run("x", "submit", "--title", "t", "--area", "nowhere", "--name", "n")
                        .err())
                .startsWith("[UNKNOWN]");
        assertThat(run("x", "submit", "--title", "t").code()).isEqualTo(2);
        assertThat(run("x", "review", "99").err()).startsWith("[UNKNOWN_RECORD]");
        assertThat(run("x", "show", "99").err()).startsWith("[UNKNOWN_RECORD]");
        assertThat(run("x", "limits", "SUBMITTED=soon").err()).startsWith("[BAD_LIMIT]");
        String id = submit("管道堵塞");
        step("centre", "review", id);
        assertThat(run("x", "dispatch", id, "--team", "nobody").err()).startsWith("[UNKNOWN]");
        assertThat(run("x", "dispatch", id).err()).startsWith("[CONTRADICTION]");
        assertThat(Session.onH2(folder, "none").run("request", "review", id).err())
                .startsWith("[NO_STORE]");
        assertThat(folder.resolve("none.mv.db")).doesNotExist();
    }

    @Test
    void withoutTheKeysNobodyIsTakenDown() throws IOException {
        Files.delete(session.path("ledger.keys"));

        assertThat(run("x", "submit", "--title", "t", "--area", "北门社区", "--name", "n")
                        .err())
                .startsWith("[BAD_KEYS]");
    }

    @Test
    void everyStepHasHelp() {
        assertThat(session.plain("request").out()).contains("Examples").contains("follow-up");
        for (String step : new String[] {"submit", "review", "accept", "dispatch", "serve", "overdue", "stats"}) {
            Session.Result help = session.plain("request", step, "--help");
            assertThat(help.code()).isZero();
            assertThat(help.out())
                    .contains("Usage: volunteer-ledger request " + step)
                    .contains("--store");
        }
    }

    private String submit(String title, String... more) {
        Stream<String> args = Stream.of("submit", "--title", title, "--area", "北门社区", "--name", "曾先生");
        return step("resident", Stream.concat(args, Arrays.stream(more)).toArray(String[]::new))
                .strip();
    }

    private String step(String actor, String... args) {
        Session.Result result = run(actor, args);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private Session.Result run(String actor, String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "request";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--actor";
        all[args.length + 2] = actor;
        return session.run(all);
    }

    /** Two days on, in another process. */
    private Session.Result later(String... args) {
        twoDaysOn = twoDaysOn.plusMillis(1);
        Stores stores = Stores.of(InstantSource.fixed(twoDaysOn), new SecureRandom());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = new String[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--store";
        all[args.length + 1] = "h2:" + folder.resolve("ledger");
        int code = Main.run(Terminal.of(out, err, false), stores, all);
        return new Session.Result(code, out.toString(), err.toString());
    }
}
