package org.volunteerledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city that a clerk makes by hand in an empty store; it is 1 November 2026. */
@NullMarked
final class CityTest {

    @TempDir
    private Path folder;

    private Session session;

    @BeforeEach
    void begin() {
        session = Session.onH2(folder);
    }

    @Test
    void anEmptyStoreBecomesACityThatServes() {
        build();
        run("team project register 敬老月 --team 小喇叭 --category care --to 2026-11-30");
        run("people register --number V2 --name 李明");
        run("people member join V2 小喇叭");

        run("activity plan 探访 --team 小喇叭 --day 2026-11-01 --hours 14:00-16:00 --category care");
        run("activity sign-up 探访 V1");
        run("activity sign-up 探访 V2");
        session.later(7);
        for (String volunteer : new String[] {"V1", "V2"}) {
            run("activity attendance in 探访 " + volunteer + " --at 2026-11-01T14:00");
        }
        run("activity attendance out 探访 V1 --at 2026-11-01T15:30");
        run("activity attendance out 探访 V2 --at 2026-11-01T16:00");
        run("activity attendance review 探访");

        assertThat(run("report --by area,team,volunteer --measure minutes --format csv"))
                .contains("满城中路,小喇叭,V1,90\n", "满城中路,小喇叭,V2,120\n");
        assertThat(run("report --by category --measure minutes,volunteers --format csv"))
                .contains("care,210,2\n");
        assertThat(run("place station list --in 640106 --format csv"))
                .containsPattern("[0-9]+,满城驿站,STATION,640106001,2026-11-01,");
        assertThat(run("team organisation list --in 640106 --format csv")).containsPattern("[0-9]+,学校,,,640106001");
        assertThat(run("team members 小喇叭 --format csv")).contains("V1,LEADER,2026-11-01,", "V2,MEMBER,2026-11-01,");
        assertThat(run("team list --organisation 学校 --in 640106 --format csv"))
                .containsPattern("[0-9]+,小喇叭,学校,640106001,,2,2026-11-01,");
        assertThat(run("team project list --team 小喇叭 --format csv"))
                .containsPattern("[0-9]+,敬老月,小喇叭,care,OPEN,2026-11-01,2026-11-30");
    }

    @Test
    void areasAreRenamedAndMovedFromADayOn() {
        build();
        run("place area add 640104 兴庆区 --level DISTRICT");
        run("place area rename 640106001 满城路 --from 2026-12-01");
        run("place area move 640106001 --in 640104 --from 2026-12-01");

        assertThat(run("place area list --in 640106 --format csv")).contains("640106001,满城中路,STREET,640106,金凤区");
        assertThat(run("place area list --in 640106 --on 2026-12-01 --format csv"))
                .doesNotContain("640106001");
        assertThat(run("place area list --level STREET --on 2026-12-01 --format csv"))
                .contains("640106001,满城路,STREET,640104,兴庆区")
                .doesNotContain("金凤区");
        assertThat(refusal("place area rename 640106001 满城西路 --from 2026-11-15"))
                .startsWith("[OUT_OF_ORDER]");
        assertThat(refusal("place area move 640104 --in 640106 --from 2026-12-01"))
                .startsWith("[WRONG_LEVEL]");
    }

    @Test
    void teamsMoveAndEndAndProjectsAndStationsToo() {
        build();
        run("team found 小喇叭一队 --organisation 学校 --area 640106001 --station 满城驿站");
        run("team move 小喇叭一队 --below 小喇叭 --from 2026-11-02");
        session.later(1);
        assertThat(run("team list --format csv")).containsPattern("小喇叭一队,学校,640106001,小喇叭,0,2026-11-01,");
        assertThat(refusal("team dissolve 小喇叭")).startsWith("[HAS_SUBTEAMS]");

        run("team dissolve 小喇叭一队 --from 2026-11-03");
        assertThat(run("team list --format csv")).doesNotContain("小喇叭一队");
        assertThat(run("team list --all --format csv")).containsPattern("小喇叭一队,.*2026-11-01,2026-11-03");

        run("team project register 敬老月 --team 小喇叭 --category care");
        assertThat(run("team project close 敬老月")).contains("敬老月 is closed");
        assertThat(run("team project list")).doesNotContain("敬老月");
        assertThat(run("team project list --all --category care")).contains("敬老月", "CLOSED");
        assertThat(run("place station close 满城驿站")).contains("is closed from 2026-11-02");
        assertThat(run("place station list")).doesNotContain("满城驿站");
        assertThat(run("place station list --all --kind STATION")).contains("满城驿站");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(refusal("place area add 640106001 满城中路 --level STREET --in 640106"))
                .startsWith("[UNKNOWN] There is no area 640106.");
        build();
        assertThat(refusal("place area add 640106 金凤区 --level DISTRICT")).startsWith("[KEY_TAKEN]");
        assertThat(refusal("place station open 驿站 --area 9")).startsWith("[UNKNOWN] There is no area 9.");
        assertThat(refusal("place station close 驿站")).startsWith("[UNKNOWN] There is no station 驿站.");
        assertThat(refusal("team found 二队 --organisation 医院 --area 640106001"))
                .startsWith("[UNKNOWN] There is no organisation 医院.");
        assertThat(refusal("team found 二队 --organisation 学校 --area 640106001 --leader V7"))
                .startsWith("[UNKNOWN] There is no volunteer of that number.");
        assertThat(refusal("team project register 二 --team 小喇叭 --category x"))
                .startsWith("[UNKNOWN] There is no category x.");
        assertThat(refusal("team project close 二")).startsWith("[UNKNOWN] There is no project 二.");
        assertThat(session.run("place", "area", "add", "1", "一").err()).contains("--level");
    }

    @Test
    void noTeamIsLeftBehindByALeaderWhoHasLeft() {
        build();
        run("people register --number V2 --name 李明");
        run("people withdraw V2");
        assertThat(refusal("team found 二队 --organisation 学校 --area 640106001 --leader V2"))
                .startsWith("[NOT_REGISTERED] The volunteer of --leader had left by 2026-11-01.");
        assertThat(run("team list")).doesNotContain("二队");
    }

    @Test
    void aRefusalNamesItsRecordsByWordsAndTheOptionThatIsMissing() {
        build();
        run("people withdraw V1");
        Session.Result again = session.run("people", "withdraw", "V1");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err())
                .startsWith("[WRONG_STATE]")
                .containsPattern("\\R  [0-9]+ is volunteer V1\\R")
                .doesNotContain("古丽");
        assertThat(refusal("place area add 640104 兴庆区 --level DISTRICT --in 640106"))
                .containsPattern("[0-9]+ is area 640106");
        run("team found 一队 --organisation 学校 --area 640106001 --below 小喇叭");
        assertThat(refusal("team dissolve 小喇叭")).containsPattern("is team 小喇叭").containsPattern("is team 一队");
        run("team project register 敬老月 --team 小喇叭 --category care");
        assertThat(refusal("team project cancel 敬老月"))
                .startsWith("[MISSING] reason must be given. Give a value. Say why with --because TEXT.");
    }

    @Test
    void teamsHaveBrandsCeremoniesAndGrowth() {
        build();
        run("team brand add 红马甲 --key once");
        run("team brand add 红马甲 --key once");
        assertThat(refusal("team brand add 红马甲")).startsWith("[KEY_TAKEN]");
        assertThat(run("team brand list --format csv"))
                .containsPattern("[0-9]+,红马甲\n")
                .hasLineCount(2);
        run("team found 一队 --organisation 学校 --area 640106001 --below 小喇叭 --brand 红马甲 --leader V1");
        assertThat(refusal("team found 二队 --organisation 学校 --area 640106001 --brand 蓝马甲"))
                .startsWith("[UNKNOWN] There is no brand 蓝马甲.");

        String flag = run("team ceremony add 授旗 --kind flag --team 小喇叭 --day 2026-11-08")
                .split(" ", -1)[1];
        run("team ceremony add 授牌 --kind NAMING --station 满城驿站");
        assertThat(run("team ceremony list --format csv"))
                .containsPattern("[0-9]+,授牌,NAMING,2026-11-01,,满城驿站,no\n" + flag + ",授旗,FLAG,2026-11-08,小喇叭,,no");
        assertThat(run("team ceremony list --to 2026-11-07")).doesNotContain("授旗");
        assertThat(refusal("team ceremony cancel " + flag)).startsWith("[MISSING] reason");
        run("team ceremony cancel " + flag + " --because rain");
        assertThat(run("team ceremony list --team 小喇叭")).doesNotContain("授旗");
        assertThat(run("team ceremony list --team 小喇叭 --all --format csv")).contains("授旗,FLAG,2026-11-08,小喇叭,,yes");
        assertThat(refusal("team ceremony add 宣誓 --kind PLEDGE")).startsWith("[MISSING] A ceremony is of a team");

        run("people register --number V2 --name 李明");
        run("people member join V2 小喇叭 --from 2026-11-03");
        assertThat(run("team growth 小喇叭 --from 2026-10-31 --to 2026-11-30 --format csv"))
                .isEqualTo("day,joined,left,members\n2026-10-31,0,0,0\n2026-11-01,1,0,1\n2026-11-03,1,0,2\n");
        assertThat(run("team growth 小喇叭 --from 2026-11-01 --with-below --format csv"))
                .contains("2026-11-01,2,0,2\n");
    }

    @Test
    void helpShowsExamples() {
        assertThat(session.plain("place").out()).contains("Usage:", "place area add 640106 金凤区");
        assertThat(session.plain("place", "area", "add", "--help").out())
                .contains("DISTRICT", "--in", "place area add");
        assertThat(session.plain("team", "found", "--help").out()).contains("--leader", "team found 小喇叭");
        assertThat(session.plain("team", "project").out()).contains("team project register 敬老月");
        assertThat(session.plain("help").out()).contains("place", "team");
    }

    private void build() {
        assertThat(run("place area add 640106 金凤区 --level DISTRICT")).contains("area 640106 金凤区 is there");
        run("place area add 640106001 满城中路 --level STREET --in 640106");
        run("place station open 满城驿站 --area 640106001");
        run("team organisation register 学校 --area 640106001");
        run("team category register care 关爱");
        run("people register --number V1 --name 古丽");
        assertThat(run("team found 小喇叭 --organisation 学校 --area 640106001 --leader V1"))
                .contains("小喇叭 is there from 2026-11-01, led by V1");
    }

    private String run(String line) {
        return session.output(line.split(" ", -1));
    }

    private String refusal(String line) {
        Session.Result result = session.run(line.split(" ", -1));
        assertThat(result.code()).as(result.out()).isEqualTo(1);
        return result.err();
    }
}
