package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A community cares for its residents by command lines. It is Sunday, 1 November 2026. */
@NullMarked
final class CareTest {

    private static final String ROWS = """
            volunteer,organisation,area,date,hours
            V1,居委会,C1,2026-03-01,1
            V2,居委会,C1,2026-03-01,1
            D1,居委会,C1,2026-03-01,1
            """;

    @TempDir
    private Path folder;

    private Session session;

    @BeforeEach
    void register() {
        session = Session.onH2(folder);
        session.output("import", session.file("rows.csv", ROWS).toString(), "--create-missing");
    }

    @Test
    void residentsArePairedVisitedAndMissed() {
        String first = recipient("王秀兰", "B1");
        String second = recipient("李建国", "B2");
        String third = recipient("赵淑珍", "B1");
        care("carer", "add", "V1", "--base", "B1");
        care("carer", "add", "V2", "--base", "C1", "--capacity", "1");

        assertThat(care("pair", "propose", "--area", "C1", "--format", "csv"))
                .contains(first + ",V1,BUILDING,")
                .contains(second + ",V2,COMMUNITY,0\n")
                .contains(third + ",V1,BUILDING,");
        assertThat(care("pair", "confirm", "--all")).isEqualTo("3 pairings confirmed\n");
        assertThat(care(
                        "plan",
                        "issue",
                        "--area",
                        "C1",
                        "--organisation",
                        "居委会",
                        "--items",
                        "haircut",
                        "--from",
                        "2026-10-25"))
                .startsWith("3 plans issued, weekly");
        assertThat(care("plan", "issue", "--area", "C1", "--organisation", "居委会"))
                .as("everybody has one")
                .startsWith("0 plans");
        assertThat(care("plan", "show", first, "--format", "csv")).contains("weekly,haircut,2026-10-25");

        String visit = id(care(
                "visit",
                "record",
                first,
                "V1",
                "--start",
                "09:00",
                "--end",
                "09:30",
                "--done",
                "haircut",
                "--measure",
                "血压=135/85",
                "--with",
                "V2"));
        assertThat(care("overdue", "--format", "csv"))
                .as("the week from 25 October is over; the first was met since")
                .contains(second + ",2026-10-25,2026-10-31,OVERDUE,V2\n")
                .contains(third + ",2026-10-25,2026-10-31,OVERDUE,V1\n")
                .doesNotContain(first);
        assertThat(care("due", "--area", "C1", "--format", "csv"))
                .contains(second + ",2026-11-01,2026-11-07,DUE,V2\n")
                .doesNotContain(first);
        assertThat(care("due", "--status", "missed,done", "--format", "csv"))
                .contains(first + ",2026-10-25,2026-10-31,MISSED,V1\n")
                .contains(first + ",2026-11-01,2026-11-07,DONE,V1\n");
        assertThat(session.output(
                        "report",
                        "--by",
                        "volunteer",
                        "--measure",
                        "minutes,beneficiary_visits",
                        "--from",
                        "2026-11-01",
                        "--format",
                        "csv"))
                .contains("V1,30,1\n")
                .contains("V2,30,0\n");

        assertThat(care("visit", "health", visit, "--purpose", "check")).isEqualTo("血压 135/85\n");
        assertThat(session.run("care", "visit", "health", visit).err()).startsWith("[MISSING]");
        care("visit", "void", visit, "--because", "another day");
        assertThat(care("visit", "list", first, "--format", "csv")).contains("2026-11-01,V1,MET,haircut,yes,VOIDED");
        assertThat(care("carer", "leave", "V1", "--because", "moved away"))
                .startsWith("0 recipients proposed to others, 2 left");
        assertThat(session.run("verify").code()).isZero();
    }

    @Test
    void whoDoesNotConsentIsNotVisited() {
        String resident = id(care("recipient", "add", "--name", "王秀兰", "--category", "DISABLED", "--home", "C1"));
        care("carer", "add", "V1", "--base", "C1");
        assertThat(care("pair", "propose", "--area", "C1", "--format", "csv"))
                .isEqualTo("recipient,volunteer,same,load_before\n");

        Session.Result refused = session.run("care", "visit", "record", resident, "V1", "--minutes", "20", "--cover");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).startsWith("[CONSENT_MISSING]");
        care("recipient", "consent", resident, "CARE");
        care("recipient", "withdraw", resident, "CARE");
        assertThat(session.run("care", "visit", "record", resident, "V1", "--minutes", "20", "--cover")
                        .err())
                .startsWith("[CONSENT_WITHDRAWN]");
    }

    @Test
    void namesAreShownForAPurposeOnly() {
        String resident = recipient("王秀兰", "B1");

        assertThat(care("recipient", "list", "--area", "C1", "--category", "EMPTY_NEST", "--format", "csv"))
                .contains(resident + ",EMPTY_NEST,B1,2026-10-01,\"CARE,HEALTH,FILE\",")
                .doesNotContain("王");
        assertThat(session.run("care", "recipient", "show", resident).err()).startsWith("[MISSING]");
        assertThat(care("recipient", "show", resident, "--purpose", "visit", "--format", "csv"))
                .contains("王秀兰,13900000000,3 号楼");
    }

    @Test
    void proposalsThatAreSentAgainAreAnsweredAlike() {
        String first = recipient("王秀兰", "B1");
        care("carer", "add", "V1", "--base", "B1");
        String[] line = {"pair", "propose", "--area", "C1", "--format", "csv", "--key", "once"};
        String proposed = care(line);
        String second = recipient("李建国", "B1");

        assertThat(proposed).contains(first + ",V1,BUILDING,0\n");
        assertThat(care(line)).isEqualTo(proposed);
        assertThat(care("pair", "list", "--format", "csv")).doesNotContain(second);
        assertThat(session.run("care", "pair", "propose", "--area", "B1", "--key", "once")
                        .code())
                .as("the same recipients, by another line")
                .isZero();
        assertThat(care("pair", "propose", "--area", "C1", "--format", "csv")).contains(second + ",V1,BUILDING,1\n");
    }

    @Test
    void aPanelShowsItsGaps() {
        String resident = recipient("王秀兰", "B1");
        String panel = id(care("panel", "form", "一组", "--area", "C1", "--organisation", "居委会"));
        assertThat(session.run("care", "panel", "seat", panel, "DOCTOR", "D1").err())
                .startsWith("[QUALIFICATION_MISSING]");
        care("panel", "qualify", "D1", "PHYSICIAN", "--until", "2026-12-31");
        care("panel", "seat", panel, "DOCTOR", "D1");
        care("panel", "assign", panel, resident, "--key", "once");
        care("panel", "assign", panel, resident, "--key", "once");
        assertThat(session.run("care", "panel", "seat", panel, "DOCTOR", "D1").err())
                .as("what is refused is named as a clerk knows it")
                .startsWith("[ALREADY_SEATED]")
                .contains(panel + " is care_panel 一组")
                .contains(" is volunteer D1");
        assertThat(session.run("care", "panel", "assign", panel, resident).err())
                .as("the household that is there already")
                .startsWith("[ALREADY_ASSIGNED]");

        assertThat(care("panel", "gaps", "--area", "C1", "--format", "csv"))
                .isEqualTo(
                        "panel,lacks,needed,present\n" + panel + ",PARTY_MEMBER,1,0\n" + panel + ",HOUSEHOLD,20,1\n");
        assertThat(care("panel", "gaps", "--on", "2027-01-01", "--format", "csv"))
                .contains(panel + ",DOCTOR,1,0\n");
        assertThat(care("panel", "list", "--format", "csv")).contains(panel + ",一组,1,1\n");
        care("panel", "unseat", panel, "D1", "--from", "2026-11-02");
        assertThat(care("panel", "gaps", "--on", "2026-11-02", "--format", "csv"))
                .contains(panel + ",DOCTOR,1,0\n");
    }

    @Test
    void whoWasHelpedAndNowHelpsIsCounted() {
        String resident = recipient("王秀兰", "B1");
        String other = recipient("李建国", "B1");
        care("plan", "issue", resident, "--organisation", "居委会", "--from", "2026-10-18");
        care("visit", "record", resident, "V1", "--date", "2026-10-20", "--minutes", "20", "--cover");
        session.output("people", "register", "--number", "V9", "--name", "王秀兰");

        assertThat(care("recipient", "link", resident, "V9")).isEqualTo("recipient " + resident + " is volunteer V9\n");

        assertThat(session.run("care", "recipient", "link", resident, "V2").err())
                .startsWith("[ALREADY_LINKED]");
        assertThat(session.run("care", "recipient", "link", other).err()).startsWith("[NO_SUCH_VOLUNTEER]");
        assertThat(care("recipient", "helpers", "--from", "2026-11-01", "--format", "csv"))
                .containsPattern("2026-11-01,2026-11-01,(1,1,100.00|4,1,25.00)\n");
    }

    @Test
    void carersAreListedAndALineSentAgainIsKnown() {
        String[] add = {"carer", "add", "V1", "--base", "B7", "--within", "C1", "--key", "once"};
        care(add);
        care(add);
        care("carer", "add", "V2", "--base", "C1");

        assertThat(care("carer", "list", "--format", "csv"))
                .contains("V1,B7,0,5,2026-11-01,\n", "V2,C1,0,5,2026-11-01,\n");
        assertThat(care("carer", "list", "--area", "B7")).contains("V1").doesNotContain("V2");
        care("carer", "leave", "V1", "--because", "moved away");
        assertThat(care("carer", "list")).doesNotContain("V1");
        assertThat(care("carer", "list", "--all", "--format", "csv")).contains("V1,B7,0,5,2026-11-01,2026-11-01\n");
    }

    @Test
    void everyReadingOfAFileIsListed() {
        String resident = recipient("王秀兰", "B1");
        String file = id(care(
                "file",
                "open",
                resident,
                "--organisation",
                "居委会",
                "--subject",
                "MINORITY",
                "--content",
                "需要翻译",
                "--because",
                "asked for help"));
        assertThat(session.run("care", "file", "read", file).err()).startsWith("[MISSING]");
        assertThat(care("file", "read", file, "--purpose", "enrolment", "--actor", "nurse"))
                .isEqualTo("需要翻译\n");
        care("file", "note", file, "translation");

        assertThat(care("file", "reads", file, "--format", "csv")).contains(",nurse,enrolment\n");
        assertThat(care("file", "items", file, "--format", "csv")).contains("2026-11-01,translation\n");
        assertThat(care("file", "list", "--subject", "MINORITY", "--format", "csv"))
                .contains(file + "," + resident + ",MINORITY,2026-11-01,");
    }

    @Test
    void whatIsNotKnownIsSaid() {
        assertThat(session.run("care", "carer", "add", "V9", "--base", "C1").err())
                .startsWith("[UNKNOWN_VOLUNTEER]");
        assertThat(session.run("care", "carer", "add", "V1", "--base", "C9").err())
                .startsWith("[UNKNOWN_AREA]");
        assertThat(session.run("care", "plan", "issue", "1", "--organisation", "无")
                        .err())
                .startsWith("[UNKNOWN_ORGANISATION]");
        assertThat(session.run("care", "plan", "issue", "1", "--organisation", "居委会", "--cycle", "MON,XYZ")
                        .err())
                .startsWith("[BAD_CYCLE]");
        assertThat(session.run("care", "visit", "record", "1", "V1", "--measure", "135")
                        .err())
                .startsWith("[BAD_MEASUREMENT]");
        assertThat(session.run("care").code()).isEqualTo(2);
    }

    private String recipient(String name, String home) {
        return id(care(
                "recipient",
                "add",
                "--name",
                name,
                "--category",
                "EMPTY_NEST",
                "--home",
                home,
                "--within",
                "C1",
                "--phone",
                "13900000000",
                "--address",
                "3 号楼",
                "--consent",
                "CARE,HEALTH,FILE",
                "--from",
                "2026-10-01"));
    }

    private String care(String... words) {
        List<String> line = new ArrayList<>(List.of("care"));
        line.addAll(List.of(words));
        return session.output(line.toArray(String[]::new));
    }

    private static String id(String output) {
        return output.strip().substring(output.strip().indexOf(' ') + 1);
    }
}
