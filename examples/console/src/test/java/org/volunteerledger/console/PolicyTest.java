package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of a place, as an office sets them line by line; it is 1 November 2026. */
@NullMarked
final class PolicyTest {

    private static final String ROWS = """
            volunteer,area,team,activity,date,start,end
            V1,640106001,小喇叭,讲座,2026-10-12,08:00,20:00
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
    void aFileIsCheckedComparedAndApplied() {
        String file =
                file("cap.json", "\"accrual\":{\"name\":\"eight\",\"limits\":{\"dailyMinutes\":480}},\"duty\":{}");

        assertThat(session.output("policy", "check", file))
                .isEqualToIgnoringNewLines("rules on accrual, duty for area 640106001 from 2026-01-01 on");
        assertThat(session.output("policy", "diff", file))
                .containsPattern("accrual.limits.dailyMinutes +1440 +480")
                .doesNotContain("duty");
        session.output("policy", "apply", file, "--key", "k1");
        session.output("policy", "apply", file, "--key", "k1");
        assertThat(session.output("policy", "diff", file)).doesNotContain("accrual");
        assertThat(session.run("policy", "apply", file).err()).startsWith("[POLICY_CLASH]");
    }

    @Test
    void aFileIsTriedOnThePast() {
        String file = file("cap.json", "\"accrual\":{\"limits\":{\"dailyMinutes\":480}}");

        Session.Result result = session.run("policy", "simulate", file, "--from", "2026-01-01");
        assertThat(result.out()).containsPattern("2026-10 +720 +480 +-240 +0");
        assertThat(result.err()).contains("1 entries; 0 without times").contains("0 that could not");
        assertThat(session.output("policy", "simulate", file, "--from", "2026-01-01", "--by", "team"))
                .containsPattern("小喇叭 +720 +480");
        assertThat(session.output("policy", "simulate", file)).doesNotContain("720");
    }

    @Test
    void whatIsShownCanBeApplied() {
        String shown = session.output("policy", "show", "--area", "640106001", "--day", "2026-12-01");
        Path file = session.file("shown.json", shown);

        assertThat(session.output("policy", "apply", file.toString())).contains("stars", "time-credits", "2026-12-01");
        assertThat(session.output("policy", "diff", file.toString(), file("b.json", "\"duty\":{}")))
                .contains("rules.accrual");
    }

    @Test
    void whatIsWrongIsSaidInOneLine() {
        Session.Result result = session.run("policy", "check", file("bad.json", "\"duty\":{\"turnsPerMonth\":99}"));

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .hasLineCount(1)
                .startsWith("[OUT_OF_RANGE] rules.duty.turnsPerMonth is 99; it must be from 0 to 31.");
        for (String years : new String[] {"\"1600-01-01\"", "\"9999-01-01\"", "\"2026-01-01\",\"to\":\"9999-12-31\""}) {
            String text = "{\"from\":" + years + ",\"rules\":{\"duty\":{\"turnsPerMonth\":9}}}";
            assertThat(session.run(
                                    "policy",
                                    "check",
                                    session.file("year.json", text).toString())
                            .err())
                    .startsWith("[OUT_OF_RANGE]")
                    .contains("it must lie between 1900-01-01 and 2199-12-31");
        }
        assertThat(session.run("policy", "check", "nothing.json").err()).startsWith("[BAD_FILE]");
        assertThat(session.run("policy", "show", "--area", "nowhere").err()).startsWith("[UNKNOWN_RECORD]");
        assertThat(session.plain("policy").out()).contains("policy show");
    }

    private String file(String name, String rules) {
        String text = "{\"area\":\"640106001\",\"from\":\"2026-01-01\",\"rules\":{" + rules + "}}";
        return session.file(name, text).toString();
    }
}
