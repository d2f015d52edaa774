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
        assertThat(people("show", "V2")).containsPattern("V2 +MERGED +2026-10-13 +2026-11-01 +V1");
        assertThat(people("merges", "--format", "csv")).containsPattern(merge + ",V2,V1,2026-11-01,[1-9][0-9]*,\\R");
        assertThat(people("merges", "V1")).contains(merge);
        assertThat(people("merges", "V3")).doesNotContain(merge);

        people("unmerge", merge, "--because", "two persons after all");

        assertThat(minutes()).contains("V1,120", "V2,180", "V3,120");
        assertThat(people("show", "V2")).containsPattern("V2 +REGISTERED +2026-10-13 .*V2");
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
    void aGuardianConsentsForAMinorAndWithdraws() {
        people("register", "--number", "V9", "--name", "王小明", "--born", "2013-05-01");
        String consent = word(1, people("consent", "give", "V9", "--guardian", "V1"));
        String paper = word(1, people("consent", "give", "V9", "--guardian-name", "王建国", "--from", "2026-09-01"));

        assertThat(people("consent", "list", "V9", "--format", "csv"))
                .contains(consent + ",V9,V1,2026-11-01,,,yes", paper + ",V9,(name sealed),2026-09-01,,,yes")
                .doesNotContain("王建国");
        assertThat(people("consent", "withdraw", paper))
                .contains(paper + " is withdrawn; enrolments, pairings and turns that ended: 0");
        assertThat(people("consent", "list", "V9", "--format", "csv")).contains("2026-09-01,,2026-11-01,no");

        assertThat(refusal("consent", "withdraw", paper)).startsWith("[CONSENT_OVER]");
        assertThat(refusal("consent", "give", "V3", "--guardian", "V1")).startsWith("[NOT_A_MINOR]");
        assertThat(refusal("consent", "give", "V9", "--guardian", "V9")).startsWith("[GUARDIAN_UNFIT]");
        assertThat(refusal("consent", "give", "V9")).startsWith("[MISSING] guardian must be given");
    }

    @Test
    void personalDataIsShownForAPurposeAndLeavesARecord() {
        people("register", "--number", "V9", "--name", "王小明", "--born", "2013-05-01", "--phone", "13800000000");
        String consent = word(1, people("consent", "give", "V9", "--guardian-name", "王建国"));
        assertThat(refusal("reveal", "V9"))
                .startsWith("[MISSING] reason must be given")
                .doesNotContain("王小明");
        assertThat(refusal("consent", "reveal", consent))
                .startsWith("[MISSING]")
                .doesNotContain("王建国");
        assertThat(session.output("events")).doesNotContain("personal-data-read");

        assertThat(people("reveal", "V9", "--because", "call", "--actor", "leader", "--format", "csv"))
                .contains("V9,王小明,2013-05-01,13800000000,,");
        assertThat(session.output("events").split("personal-data-read", -1)).hasSize(2);
        assertThat(people("consent", "reveal", consent, "--because", "call", "--format", "csv"))
                .contains(consent + ",,王建国");
        assertThat(session.output("events").split("personal-data-read", -1)).hasSize(3);

        people("forget", "V9", "--because", "own wish");
        assertThat(refusal("reveal", "V9", "--because", "call")).startsWith("[WRONG_STATE]");
    }

    @Test
    void aVolunteerGoesToAnotherOrganisationWithTheRecord() {
        assertThat(people("member", "join", "V1", "小喇叭")).contains("V1 is MEMBER of 小喇叭 from 2026-11-01");
        String asked = people(
                "transfer",
                "ask",
                "V1",
                "--from",
                "学校",
                "--team",
                "心连管家",
                "--consented",
                "2026-10-30",
                "--actor",
                "giver");
        assertThat(asked).contains("of V1 with 120 minutes of service is OPEN");
        String transfer = word(1, asked);
        assertThat(people("transfer", "list", "--to", "民政局", "--format", "csv"))
                .contains(transfer + ",V1,学校,民政局,心连管家,2026-10-30,120,OPEN,giver,,");
        assertThat(people("transfer", "list", "--to", "学校")).doesNotContain(transfer);

        assertThat(refusal("transfer", "verify", transfer, "--actor", "giver")).startsWith("[OWN_REQUEST]");
        assertThat(people("transfer", "verify", transfer, "--actor", "receiver"))
                .contains("is APPROVED");

        assertThat(people("member", "list", "V1", "--format", "csv"))
                .contains("V1,小喇叭,MEMBER,2026-11-01,2026-11-01", "V1,心连管家,MEMBER,2026-11-01,");
        assertThat(people("transfer", "list", "V1")).contains("APPROVED", "receiver");
        assertThat(people("transfer", "list")).doesNotContain(transfer);
        assertThat(minutes()).contains("V1,120");
        assertThat(refusal("transfer", "refuse", transfer, "--because", "late")).startsWith("[ALREADY_DECIDED]");
    }

    @Test
    void aTransferIsRefusedAndNothingMoves() {
        people("member", "join", "V3", "心连管家", "--role", "leader");
        String transfer =
                word(1, people("transfer", "ask", "V3", "--from", "民政局", "--team", "小喇叭", "--consented", "2026-11-01"));
        assertThat(refusal("transfer", "refuse", transfer)).startsWith("[MISSING] reason");
        assertThat(people("transfer", "refuse", transfer, "--because", "no place"))
                .contains("is REJECTED");
        assertThat(people("member", "list", "V3", "--format", "csv")).contains("V3,心连管家,LEADER,2026-11-01,");
        assertThat(refusal("transfer", "ask", "V3", "--from", "民政局", "--team", "小喇叭", "--consented", "2026-11-02"))
                .startsWith("[CONTRADICTION]");
        assertThat(people("member", "leave", "V3", "心连管家", "--from", "2026-11-02"))
                .contains("from 2026-11-02");
        assertThat(refusal("member", "join", "V3", "无此队")).startsWith("[UNKNOWN] There is no team 无此队.");
        assertThat(refusal("member", "join", "李明", "小喇叭"))
                .startsWith("[UNKNOWN]")
                .doesNotContain("李明");
    }

    @Test
    void whatWasTypedIsNeverRepeated() {
        assertThat(misuse("register", "--name", "张三丰", "李四光"))
                .isEqualTo("Word 5 of the line is one too many; a value with blanks stands in quotes."
                        + " See 'volunteer-ledger people register --help'." + System.lineSeparator());
        assertThat(misuse("register", "--name", "张三丰", "--born", "1999/01/01"))
                .startsWith("--born is a day such as 2026-03-01. See ")
                .doesNotContain("1999", "张三丰");
        assertThat(misuse("register", "--name", "张三丰", "--phnoe=13800000000"))
                .startsWith("There is no option --phnoe. Did you mean")
                .doesNotContain("138");
        assertThat(misuse("register", "--name", "张三丰", "--name", "李四光"))
                .startsWith("--name can be given only once.")
                .doesNotContain("张", "李");
        assertThat(misuse("regster", "--name", "张三丰"))
                .startsWith("Word 2 of the line is no command of 'volunteer-ledger people'. Did you mean")
                .contains(" register ");
        assertThat(misuse("register")).startsWith("--name NAME is missing. See ");
        assertThat(misuse("merge", "V1")).startsWith("GOES_ON is missing.");
        assertThat(misuse("unmerge", "北门")).startsWith("MERGE is a whole number.");
        assertThat(misuse("member", "join", "V1", "小喇叭", "--role", "x")).startsWith("--role is one of LEADER, ");
        assertThat(misuse("list", "--help")).startsWith("Word 2 of the line is no command of");
    }

    @Test
    void helpShowsExamples() {
        assertThat(session.plain("people", "consent").out()).contains("Usage:", "people consent give V9 --guardian V1");
        assertThat(session.plain("people", "transfer", "verify", "--help").out())
                .contains("--actor receiver");
        assertThat(session.plain("people").out()).contains("Usage:", "people merge V8 V9");
        assertThat(session.plain("people", "merge", "--help").out()).contains("GIVEN_UP", "--because", "--actor");
        assertThat(session.run("people", "merge", "V1").code()).isEqualTo(2);
    }

    /** The minutes that stand, by volunteer number. */
    private String minutes() {
        return session.output("report", "--by", "volunteer", "--measure", "minutes", "--format", "csv");
    }

    private String people(String... args) {
        return session.output(line(args));
    }

    private static String[] line(String... args) {
        String[] line = new String[args.length + 1];
        line[0] = "people";
        System.arraycopy(args, 0, line, 1, args.length);
        return line;
    }

    /** What is said about a command that is refused. */
    private String refusal(String... args) {
        Session.Result result = session.run(line(args));
        assertThat(result.code()).as(result.out()).isEqualTo(1);
        assertThat(result.err()).doesNotContain("\tat ");
        return result.err();
    }

    /** What is said about a command line that cannot be understood: one line. */
    private String misuse(String... args) {
        Session.Result result = session.run(line(args));
        assertThat(result.code()).as(result.out()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines()).hasSize(1);
        return result.err();
    }

    private static String word(int index, String answer) {
        return answer.trim().split("[ :]+", -1)[index];
    }
}
