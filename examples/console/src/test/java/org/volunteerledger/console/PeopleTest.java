package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volunteers as a clerk keeps them, line by line; it is 1 November 2026. */
@NullMarked
final class PeopleTest {

    private static final String ROWS = """
            volunteer,volunteer_name,organisation,area,team,activity,date,start,end
            V1,古丽,学校,640106001,小喇叭,讲座,2026-10-12,08:00,10:00
            V2,古丽,学校,640106001,小喇叭,义诊,2026-10-13,08:00,11:00
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
    void twoRecordsOfOnePersonAreMergedAndApartAgain() {
        assertThat(session.run("people", "merge", "V2", "V1").err()).startsWith("[MISSING] reason must be given");
        assertThat(session.run("people", "merge", "V1", "V1", "--because", "twice")
                        .code())
                .isEqualTo(1);

        String merge = word(1, people("merge", "V2", "V1", "--because", "registered twice"));

        assertThat(minutes()).contains("V1,300", "V3,120").doesNotContain("V2,");
        assertThat(people("show", "V2")).containsPattern("V2 +MERGED +2026-11-01 +2026-11-01 +V1");
        assertThat(people("merges", "--format", "csv")).containsPattern(merge + ",V2,V1,2026-11-01,[1-9][0-9]*,\\R");
        assertThat(people("merges", "V1")).contains(merge);
        assertThat(people("merges", "V3")).doesNotContain(merge);

        people("unmerge", merge, "--because", "two persons after all");

        assertThat(minutes()).contains("V1,120", "V2,180", "V3,120");
        assertThat(people("show", "V2")).containsPattern("V2 +REGISTERED +2026-11-01 .*V2");
        assertThat(people("merges", "V2")).containsPattern(merge + " .*2026-11-01 .*2026-11-01");
        Session.Result again = session.run("people", "unmerge", merge, "--because", "again");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).startsWith("[WRONG_STATE]");
    }

    @Test
    void aVolunteerIsRegisteredLeavesAndComesBack() {
        assertThat(people("register", "--number", "V9", "--name", "王小明")).contains("volunteer V9 is registered");
        assertThat(people("register", "--name", "王小红")).containsPattern("volunteer V\\d+ is registered");
        Session.Result taken = session.run("people", "register", "--number", "V9", "--name", "王小刚");
        assertThat(taken.code()).isEqualTo(1);
        assertThat(taken.err()).startsWith("[KEY_TAKEN]").doesNotContain("王小刚");

        assertThat(people("withdraw", "V9")).contains("V9 is WITHDRAWN");
        assertThat(people("show", "V9", "--format", "csv")).contains("V9,WITHDRAWN,2026-11-01,2026-11-01,V9");
        assertThat(session.run("people", "withdraw", "V9").err()).startsWith("[WRONG_STATE]");
        assertThat(people("reinstate", "V9")).contains("V9 is REGISTERED");
        assertThat(people("suspend", "V9", "--because", "complaint")).contains("V9 is SUSPENDED");
        assertThat(session.run("people", "forget", "V9").err()).startsWith("[MISSING] reason must be given");
        assertThat(people("forget", "V9", "--because", "own wish")).contains("V9 is FORGOTTEN");
        assertThat(session.run("people", "show", "V77").err()).startsWith("[UNKNOWN]");
    }

    @Test
    void helpShowsExamples() {
        assertThat(session.plain("people").out()).contains("Usage:", "people merge V8 V9");
        assertThat(session.plain("people", "merge", "--help").out()).contains("GIVEN_UP", "--because", "--actor");
        assertThat(session.run("people", "merge", "V1").code()).isEqualTo(2);
    }

    /** The minutes that stand, by volunteer number. */
    private String minutes() {
        return session.output("report", "--by", "volunteer", "--measure", "minutes", "--format", "csv");
    }

    private String people(String... args) {
        String[] line = new String[args.length + 1];
        line[0] = "people";
        System.arraycopy(args, 0, line, 1, args.length);
        return session.output(line);
    }

    private static String word(int index, String answer) {
        return answer.trim().split("[ :]+", -1)[index];
    }
}
