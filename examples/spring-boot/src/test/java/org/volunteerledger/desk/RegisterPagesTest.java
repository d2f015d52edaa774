package org.volunteerledger.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.Station;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.team.Membership;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;

/** What a desk needs is made on pages: areas, stations, organisations, teams, volunteers and those who are cared for. */
@DeskTest
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:register;DB_CLOSE_DELAY=-1")
@NullMarked
final class RegisterPagesTest {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String DOCUMENT = "11010519491231002X";

    private final int port;
    private final Storage reports;

    RegisterPagesTest(@LocalServerPort int port, @Qualifier("reportStorage") Storage reports) {
        this.port = port;
        this.reports = reports;
    }

    @Test
    void anOfficerAddsAreasAndStations() throws IOException, InterruptedException {
        Client officer = Client.signedIn(port, "officer");
        String top = below(officer, "/places", "吉州区");
        String page = below(officer, below(officer, top, "北门街道"), "东门社区");
        Map<String, String> grid =
                Map.of("key", key(), "area", id(page), "areaName", SCRIPT, "code", "grid-1", "level", "GRID");

        for (int i = 0; i < 2; i++) {
            assertThat(Client.location(officer.submit(page, "/places", grid))).endsWith(page);
        }
        assertThat(officer.get(page).body())
                .contains("&lt;script&gt;alert", "grid-1")
                .doesNotContain(SCRIPT);
        HttpResponse<String> altered =
                officer.submit(page, "/places", with(grid, Map.of("key", grid.getOrDefault("key", ""), "code", "g")));
        assertThat(altered.statusCode()).isEqualTo(409);
        assertThat(altered.body()).contains("这张表已用过");
        HttpResponse<String> taken = officer.submit(page, "/places", with(grid, Map.of("areaName", "东门一网格")));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("已属于别的登记", "value=\"东门一网格\"", "value=\"grid-1\"");
        assertThat(officer.submit(page, "/places", with(grid, Map.of("code", "grid-2", "level", "STREET")))
                        .body())
                .contains("上级区域的级别必须更高");
        assertThat(officer.submit(page, "/places", with(grid, Map.of("areaName", " ")))
                        .body())
                .contains("还有必填的内容没有填");

        Map<String, String> station = Map.of("key", key(), "area", id(page), "stationName", "东门实践站", "kind", "STATION");
        assertThat(officer.submit(page, "/places/stations", station).statusCode())
                .isEqualTo(302);
        assertThat(officer.get(page).body()).contains("东门实践站");
        assertThat(officer.get(page + "&lang=en").body())
                .contains("Practice station", "Add an area")
                .doesNotContain("??");
    }

    @Test
    void organisationsAndTeamsComeAndGoWithTheirMembers() throws IOException, InterruptedException {
        Client officer = Client.signedIn(port, "officer");
        String east = option(officer.get("/teams").body(), "东门社区");
        Map<String, String> named = Map.of("key", key(), "name", "东门商会", "code", "91350100M000100Y44", "area", east);
        HttpResponse<String> wrong = officer.submit("/teams", "/teams/organisations", named);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("格式不对", "value=\"东门商会\"", "value=\"91350100M000100Y44\"");
        officer.submit("/teams", "/teams/organisations", with(named, Map.of("code", "")));
        String organisation = option(officer.get("/teams").body(), "东门商会");
        Map<String, String> team =
                Map.of("key", key(), "teamName", SCRIPT, "organisation", organisation, "teamArea", east);
        String page = path(officer.submit("/teams", "/teams", team));
        assertThat(path(officer.submit("/teams", "/teams", team)))
                .as("sent twice")
                .isEqualTo(page);
        assertThat(officer.get(page).body()).contains("&lt;script&gt;").doesNotContain(SCRIPT);

        Client clerk = Client.signedIn(port, "clerk");
        Map<String, String> joining =
                Map.of("key", key(), "number", "360802-000005", "role", "LEADER", "from", "2026-06-10");
        assertThat(clerk.submit(page, page + "/members", joining).statusCode()).isEqualTo(302);
        String shown = clerk.get(page).body();
        assertThat(shown).contains("360802-000005", "队长").doesNotContain("解散队伍");
        HttpResponse<String> again = clerk.submit(page, page + "/members", with(joining, Map.of("from", "2026-06-11")));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("已是队员", "value=\"360802-000005\"");
        assertThat(clerk.submit(page, page + "/members", with(joining, Map.of("number", "360802-999999")))
                        .body())
                .contains("没有这个志愿者编号", "value=\"360802-999999\"");
        String volunteer = shown.replaceAll("(?s).*name=\"volunteer\" value=\"(\\d+)\".*", "$1");
        Map<String, String> ending = Map.of("key", key(), "volunteer", volunteer, "end", "2026-06-10");
        assertThat(clerk.submit(page, page + "/members/end", ending).body()).contains("日期须在第一天之后");
        assertThat(clerk.submit(page, page + "/members/end", with(ending, Map.of("end", "2026-06-20")))
                        .statusCode())
                .isEqualTo(302);
        assertThat(clerk.get(page).body()).doesNotContain("360802-000005");
        assertThat(officer.submit(page, page + "/dissolve", Map.of("key", key(), "dissolvedOn", "2026-07-01"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(officer.get(page + "?lang=en").body()).contains("2026-07-01").doesNotContain("??", "Take in");
    }

    @Test
    void aVolunteerIsRegisteredFoundAndLeaves() throws IOException, InterruptedException {
        Client clerk = Client.signedIn(port, "clerk");
        String east = option(clerk.get("/volunteers").body(), "东门社区");
        Map<String, String> form = Map.of(
                "key",
                key(),
                "name",
                "钱多多",
                "document",
                "RESIDENT_ID",
                "documentNumber",
                DOCUMENT,
                "phone",
                "13800000009",
                "area",
                east);
        HttpResponse<String> mistyped =
                clerk.submit("/volunteers", "/volunteers", with(form, Map.of("documentNumber", "110105194912310021")));
        assertThat(mistyped.statusCode()).isEqualTo(400);
        assertThat(mistyped.body()).contains("证件号码有误", "value=\"钱多多\"", "value=\"110105194912310021\"");

        String page = path(clerk.submit("/volunteers", "/volunteers", form));
        assertThat(path(clerk.submit("/volunteers", "/volunteers", form)))
                .as("sent twice")
                .isEqualTo(page);
        assertThat(clerk.get(page).body()).contains(id(page), "已登记").doesNotContain("钱多多", DOCUMENT, "结束登记");
        assertThat(clerk.submit("/volunteers", "/volunteers", with(form, Map.of("name", "别人")))
                        .body())
                .contains("已属于别的登记");
        assertThat(clerk.submit("/volunteers", "/volunteers", with(form, Map.of("phone", "x' or 1=1")))
                        .statusCode())
                .isEqualTo(400);
        Map<String, String> leaving = Map.of("key", key(), "number", id(page), "back", "false");
        assertThat(clerk.submit("/volunteers", "/volunteers/registration", leaving)
                        .statusCode())
                .isEqualTo(403);

        Client officer = Client.signedIn(port, "officer");
        assertThat(officer.get(page).body()).contains("结束登记");
        assertThat(path(officer.submit("/volunteers", "/volunteers/registration", with(leaving, Map.of()))))
                .isEqualTo(page);
        assertThat(clerk.get(page).body()).contains("已退出", "重新登记");
        assertThat(clerk.submit("/volunteers", "/volunteers/registration", with(leaving, Map.of("back", "true")))
                        .statusCode())
                .isEqualTo(302);
        assertThat(clerk.get(page + "&lang=en").body()).contains("Registered").doesNotContain("??");
        assertThat(clerk.get("/volunteers?number=%22%3E%3Cscript%3E").body())
                .contains("role=\"alert\"")
                .doesNotContain("<script>");
    }

    @Test
    void aRecipientIsRegisteredWithConsentsAndCategories() throws IOException, InterruptedException {
        Client clerk = Client.signedIn(port, "clerk");
        String east = option(clerk.get("/care").body(), "东门社区");
        Map<String, String> form = Map.of(
                "key", key(),
                "name", "吴秀珍",
                "document", "OTHER",
                "documentNumber", "",
                "address", "东门路 3 号",
                "home", east,
                "categories", "ELDERLY",
                "consents", "CARE");
        HttpResponse<String> without = clerk.submit("/care", "/care/recipients", with(form, Map.of("categories", "")));
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(without.body())
                .contains("不在允许范围内", "value=\"吴秀珍\"", "value=\"东门路 3 号\"")
                .containsPattern("value=\"CARE\" checked");

        String page = path(clerk.submit("/care", "/care/recipients", form));
        assertThat(page).startsWith("/care/");
        assertThat(clerk.get(page).body()).contains("老年人", "探访").doesNotContain("吴秀珍", "东门路");
        Map<String, String> health = Map.of(
                "key", key(), "consentTo", "HEALTH", "day", "2026-06-10", "until", "2026-12-31", "given", "true");
        assertThat(clerk.submit(page, page + "/consent", health).statusCode()).isEqualTo(302);
        HttpResponse<String> twice = clerk.submit(page, page + "/consent", with(health, Map.of()));
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("已有有效的同意", "value=\"2026-12-31\"");
        assertThat(clerk.submit(page, page + "/consent", with(health, Map.of("until", "2026-01-01")))
                        .body())
                .contains("结束早于开始");
        Map<String, String> withdrawn = with(health, Map.of("given", "false", "until", ""));
        assertThat(clerk.submit(page, page + "/consent", withdrawn).statusCode())
                .isEqualTo(302);
        assertThat(clerk.submit(page, page + "/consent", with(withdrawn, Map.of()))
                        .body())
                .contains("本人已撤回同意");

        String key = key();
        Map<String, String> categories = Map.of("key", key, "categories", "DISABLED");
        for (int i = 0; i < 2; i++) {
            assertThat(clerk.submit(page, page + "/categories", categories).statusCode())
                    .isEqualTo(302);
        }
        assertThat(reports.changes(List.of(key, key + "-read")))
                .extracting(ChangeRecord::command, ChangeRecord::actor)
                .containsExactlyInAnyOrder(tuple("update-recipient", "clerk"), tuple("reveal-recipient", "clerk"));
        HttpResponse<String> scripted =
                clerk.submit(page, page + "/categories", Map.of("key", key(), "categories", SCRIPT));
        assertThat(scripted.statusCode()).isEqualTo(400);
        assertThat(scripted.body()).contains("格式不对").doesNotContain(SCRIPT);
        assertThat(clerk.get(page + "?lang=en").body()).contains("Disabled").doesNotContain("??");
        assertThat(clerk.get("/care?lang=en").body()).doesNotContain("??");
    }

    @Test
    void nobodySeesOrMakesWhatIsNotTheirs() throws IOException, InterruptedException {
        Client clerk = Client.signedIn(port, "clerk");
        String area = option(clerk.get("/volunteers").body(), "东门社区");
        String team = "/teams/" + first(Team.KIND);
        Map<String, Map<String, String>> forms = forms(area, team, "/care/" + first(Recipient.KIND));
        long before = rows();

        for (String other : List.of("resident", "volunteer", "leader", "auditor")) {
            Client client = Client.signedIn(port, other);
            for (String page : List.of("/places", "/places?area=" + area, "/teams", team, "/volunteers")) {
                assertThat(client.get(page).statusCode()).as(other + page).isEqualTo(404);
            }
            for (Map.Entry<String, Map<String, String>> form : forms.entrySet()) {
                assertThat(client.submit("/password", form.getKey(), with(form.getValue(), Map.of()))
                                .statusCode())
                        .as(other + form.getKey())
                        .isIn(403, 404);
            }
        }
        for (Map.Entry<String, Map<String, String>> form : forms.entrySet()) {
            assertThat(clerk.form(form.getKey(), with(form.getValue(), Map.of()), null)
                            .statusCode())
                    .as("from another site: " + form)
                    .isEqualTo(403);
            if (form.getKey().matches("/places.*|/teams|/teams/organisations|.*/dissolve")) {
                assertThat(clerk.submit("/password", form.getKey(), with(form.getValue(), Map.of()))
                                .statusCode())
                        .as("for officers: " + form)
                        .isEqualTo(403);
            }
        }
        String district = below(Client.signedIn(port, "officer"), "/places", "吉州区");
        assertThat(clerk.get(district).statusCode()).as("above the own area").isEqualTo(404);
        assertThat(clerk.get("/places").body()).contains("北门街道").doesNotContain("新增区域", "吉州区");
        assertThat(Client.location(Client.stranger(port).get("/volunteers"))).endsWith("/login");
        assertThat(rows()).isEqualTo(before);
    }

    private Map<String, Map<String, String>> forms(String area, String team, String recipient) {
        Map<String, Map<String, String>> forms = new HashMap<>();
        String organisation = Long.toString(first(Organisation.KIND));
        forms.put("/places", Map.of("area", area, "areaName", "x", "code", "x-1", "level", "GRID"));
        forms.put("/places/stations", Map.of("area", area, "stationName", "x", "kind", "BASE"));
        forms.put("/teams", Map.of("teamName", "x", "organisation", organisation, "teamArea", area));
        forms.put("/teams/organisations", Map.of("name", "x", "area", area));
        forms.put(team + "/members", Map.of("number", "360802-000001", "role", "MEMBER", "from", "2026-06-10"));
        forms.put(team + "/members/end", Map.of("volunteer", "1", "end", "2026-06-10"));
        forms.put(team + "/dissolve", Map.of("dissolvedOn", "2026-07-10"));
        forms.put("/volunteers", Map.of("name", "x", "document", "OTHER", "area", area));
        forms.put("/volunteers/registration", Map.of("number", "360802-000001", "back", "false"));
        forms.put("/care/recipients", Map.of("name", "x", "document", "OTHER", "home", area, "categories", "CHILD"));
        forms.put(recipient + "/consent", Map.of("consentTo", "FILE", "day", "2026-06-10", "given", "true"));
        forms.put(recipient + "/categories", Map.of("categories", "OTHER"));
        return forms;
    }

    private long rows() {
        return List.<Kind<?>>of(
                        Area.KIND,
                        Station.KIND,
                        Organisation.KIND,
                        Team.KIND,
                        Membership.KIND,
                        Volunteer.KIND,
                        Recipient.KIND)
                .stream()
                .mapToLong(kind -> reports.count(kind, Filter.ALL, List.of()).total())
                .sum();
    }

    private <E> long first(Kind<E> kind) {
        return Pages.all(reports, kind, Filter.ALL).get(0).id();
    }

    private static Map<String, String> with(Map<String, String> fields, Map<String, String> others) {
        Map<String, String> more = new HashMap<>(fields);
        more.put("key", key());
        more.putAll(others);
        return more;
    }

    private static String below(Client client, String page, String name) throws IOException, InterruptedException {
        return client.get(page).body().replaceAll("(?s).*\"(/places\\?area=\\d+)\"[^>]*>" + name + ".*", "$1");
    }

    private static String option(String page, String text) {
        return page.replaceAll("(?s).*<option value=\"(\\d+)\"[^>]*>" + text + ".*", "$1");
    }

    private static String id(String page) {
        return page.replaceAll(".*=", "");
    }

    private static String path(HttpResponse<?> response) {
        return Client.location(response).replaceFirst("^https?://[^/]+", "");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
