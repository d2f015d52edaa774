package org.volunteerledger.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePlan;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Storage;

/** A clerk brings people and volunteers together and sets how often they meet, within the own area. */
@DeskTest
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:care;DB_CLOSE_DELAY=-1")
@NullMarked
final class CarePagesTest {

    private static final Pattern FORM = Pattern.compile(
            "(?s)action=\"(/care/\\d+)/proposal\".*?name=\"volunteer\" value=\"(\\d+)\".*?name=\"nearness\""
                    + " value=\"([A-Z]+)\".*?name=\"load\" value=\"(\\d+)\"");

    private final int port;
    private final FigureDesk figures;
    private final Storage reports;

    CarePagesTest(@LocalServerPort int port, FigureDesk figures, @Qualifier("reportStorage") Storage reports) {
        this.port = port;
        this.figures = figures;
        this.reports = reports;
    }

    @Test
    void fromAProposalToAVisitAndToSomebodyElse() throws IOException, InterruptedException {
        Client clerk = Client.signedIn(port, "clerk");
        assertThat(clerk.get("/care").body())
                .contains("无人结对", "逾期 1 次", "360802-000001")
                .doesNotContain("周德明", "赵桂英", "东门路");
        Matcher before = proposed(clerk, "360802-000001", "同一社区 · 手上已有 2 人");
        String page = before.group(1);
        assertThat(register(clerk, "360802-999999").body()).contains("没有这个志愿者编号");
        assertThat(register(clerk, "360802-000003").statusCode()).isEqualTo(302);
        Matcher after = proposed(clerk, "360802-000003", "同一社区 · 手上已有 0 人");

        HttpResponse<String> stale = clerk.submit(page, page + "/proposal", proposal(before));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("情况已有变化", "360802-000003");
        Map<String, String> proposal = proposal(after);
        for (int i = 0; i < 2; i++) {
            assertThat(Client.location(clerk.submit(page, page + "/proposal", proposal)))
                    .endsWith(page);
        }
        assertThat(count(CarePairing.KIND, CarePairing.RECIPIENT, page)).isEqualTo(1);
        assertThat(clerk.get(page).body()).contains("待答复", "同一社区 · 手上已有 0 人");
        Client carer = Client.signedIn(port, "volunteer3");
        assertThat(carer.get("/visits").body())
                .as("not before the volunteer agrees")
                .doesNotContain("/visits/");
        assertThat(step(clerk, page, "CONFIRM", key()).statusCode()).isEqualTo(302);
        assertThat(carer.get("/visits").body()).contains(page.replace("/care/", "/visits/"));
        assertThat(clerk.get("/care/proposals").body()).doesNotContain("/proposal\"");
        HttpResponse<String> again = step(clerk, page, "DECLINE", key());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("状态已变");

        String key = key();
        HttpResponse<String> handed = step(clerk, page, "HAND_OVER", key);
        assertThat(handed.statusCode()).as(handed.body()).isEqualTo(302);
        assertThat(reports.changes(List.of(key)))
                .extracting(ChangeRecord::command, ChangeRecord::actor, ChangeRecord::reason)
                .containsExactly(tuple("hand-over-care", "clerk", "MOVED_AWAY"));
        assertThat(carer.get("/visits").body()).doesNotContain("/visits/");
        assertThat(clerk.get(page).body()).contains("360802-000001", "待答复");
        assertThat(step(clerk, page, "DECLINE", key()).statusCode()).isEqualTo(302);
        assertThat(clerk.get(page).body()).contains("向志愿者提出", "360802-000001");
        assertThat(count(CarePairing.KIND, CarePairing.RECIPIENT, page)).isEqualTo(2);
    }

    @Test
    void aPlanSaysHowOftenAndIsFollowedByAnother() throws IOException, InterruptedException {
        Client clerk = Client.signedIn(port, "clerk");
        Client carer = Client.signedIn(port, "volunteer2");
        String visit = carer.get("/visits").body().replaceAll("(?s).*?(/visits/\\d+).*", "$1");
        String page = visit.replace("/visits/", "/care/");
        String shown = clerk.get(page).body();
        assertThat(shown).contains("每 7 天一次", "聊天 打扫 量血压", "暖心服务队");
        String plan = shown.replaceAll("(?s).*name=\"plan\" value=\"(\\d+)\".*", "$1");

        HttpResponse<String> second = clerk.submit(page, page + "/plan", terms("2026-06-10"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("已有执行中的计划");
        assertThat(clerk.submit(page, page + "/plan/end", ending(plan, "2026-06-01"))
                        .body())
                .contains("日期须在第一天之后");
        assertThat(clerk.submit(page, page + "/plan/end", ending(plan, "2026-06-10"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(clerk.submit(page, page + "/plan", terms("2026-06-09")).body())
                .contains("日期须在第一天之后");
        assertThat(clerk.submit(page, page + "/plan", with(with(terms("2026-06-10"), "weekdays", ""), "days", "0"))
                        .statusCode())
                .isEqualTo(400);
        Map<String, String> terms = terms("2026-06-10");
        for (int i = 0; i < 2; i++) {
            assertThat(Client.location(clerk.submit(page, page + "/plan", terms)))
                    .endsWith(page);
        }

        assertThat(count(CarePlan.KIND, CarePlan.RECIPIENT, page)).isEqualTo(2);
        assertThat(clerk.get(page + "?lang=en").body())
                .contains("Wednesday", "&lt;script&gt;alert(1)", "haircut")
                .doesNotContain("<script>", "??");
        assertThat(clerk.get("/care").body() + clerk.get("/care/proposals").body())
                .doesNotContain("??");
        assertThat(carer.get(visit).body()).contains("2026-06-10", "haircut");
    }

    @Test
    void othersSeeLessOrNothing() throws IOException, InterruptedException {
        Client clerk = Client.signedIn(port, "clerk");
        String page = clerk.get("/care").body().replaceAll("(?s).*?(/care/\\d+).*", "$1");
        Map<String, Map<String, String>> forms = Map.of(
                page + "/proposal",
                Map.of("volunteer", "1", "nearness", "COMMUNITY", "load", "0"),
                page + "/pairing",
                Map.of("pairing", pairing(page), "step", "END"),
                page + "/plan",
                terms("2026-06-12"),
                "/care/carers",
                Map.of("number", "360802-000006", "base", area(0), "capacity", "3"));
        for (String other : List.of("resident", "volunteer", "volunteer2", "leader")) {
            Client client = Client.signedIn(port, other);
            for (String own : List.of("/care", "/care/proposals", page, "/care/4711")) {
                assertThat(client.get(own).statusCode()).as(other + own).isEqualTo(404);
            }
            for (Map.Entry<String, Map<String, String>> form : forms.entrySet()) {
                assertThat(client.submit("/password", form.getKey(), with(form.getValue(), "key", key()))
                                .statusCode())
                        .as(other + form.getKey())
                        .isEqualTo(404);
            }
        }
        Client auditor = Client.signedIn(port, "auditor");
        assertThat(auditor.get(page).body()).contains("已结对").doesNotContain("结束结对", "订立计划");
        assertThat(step(auditor, page, "END", key()).statusCode()).isEqualTo(403);
        assertThat(clerk.form(
                                page + "/pairing",
                                with(Objects.requireNonNull(forms.get(page + "/pairing")), "key", key()),
                                null)
                        .statusCode())
                .as("from another site")
                .isEqualTo(403);
        assertThat(clerk.get(page).body()).contains("已结对");

        Client.signedIn(port, "officer")
                .submit(
                        "/accounts",
                        "/accounts",
                        Map.of(
                                "key", key(),
                                "username", "river.clerk",
                                "displayName", "沿江小何",
                                "role", "station-clerk",
                                "area", area(1),
                                "password", "given-for-once-7"));
        Client elsewhere = Client.stranger(port);
        elsewhere.submit(
                "/password",
                "/password",
                Map.of(
                        "key",
                        key(),
                        "username",
                        "river.clerk",
                        "present",
                        "given-for-once-7",
                        "password",
                        Client.PASSWORD));
        elsewhere.signIn("river.clerk", Client.PASSWORD);
        assertThat(elsewhere.get("/care").body()).contains("沿江社区").doesNotContain("东门社区</td>", page);
        assertThat(elsewhere.get(page).statusCode()).isEqualTo(404);
        assertThat(step(elsewhere, page, "END", key()).statusCode()).isEqualTo(404);
        assertThat(elsewhere
                        .submit(
                                "/care",
                                "/care/carers",
                                with(Objects.requireNonNull(forms.get("/care/carers")), "key", key()))
                        .statusCode())
                .as("a carer of another area")
                .isEqualTo(403);
    }

    @Test
    void whatWasMeasuredIsForAuditorsAndOfficersToRead() throws IOException, InterruptedException {
        Client carer = Client.signedIn(port, "volunteer");
        String visit = carer.get("/visits").body().replaceAll("(?s).*(/visits/\\d+)\".*", "$1");
        String page = visit.replace("/visits/", "/care/");
        carer.submit(
                visit,
                visit,
                Map.of(
                        "key", key(),
                        "day", "2026-06-10",
                        "from", "06:00",
                        "to", "06:30",
                        "outcome", "MET",
                        "PULSE", "72"));
        String id = carer.get(visit).body().replaceAll("(?s).*name=\"visit\" value=\"(\\d+)\".*", "$1");

        Client auditor = Client.signedIn(port, "auditor");
        String key = key();
        HttpResponse<String> read =
                auditor.submit(page, page + "/health", Map.of("key", key, "visit", id, "purpose", "年度抽查"));

        assertThat(read.body()).contains("72 /min");
        assertThat(reports.changes(List.of(key)))
                .extracting(ChangeRecord::command, ChangeRecord::actor, ChangeRecord::reason)
                .containsExactly(tuple("read-visit-health", "auditor", "年度抽查"));
        Client clerk = Client.signedIn(port, "clerk");
        assertThat(clerk.get(page).body()).contains("有，已加密").doesNotContain("name=\"purpose\"");
        assertThat(clerk.submit(page, page + "/health", Map.of("key", key(), "visit", id, "purpose", "curious"))
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> step(Client client, String page, String step, String key)
            throws IOException, InterruptedException {
        return client.submit(
                "/password",
                page + "/pairing",
                Map.of("key", key, "pairing", pairing(page), "step", step, "reason", "MOVED_AWAY"));
    }

    private static HttpResponse<String> register(Client client, String number)
            throws IOException, InterruptedException {
        String base = client.get("/care").body().replaceAll("(?s).*<option value=\"(\\d+)\">东门社区.*", "$1");
        return client.submit(
                "/care", "/care/carers", Map.of("key", key(), "number", number, "base", base, "capacity", "3"));
    }

    private static Matcher proposed(Client clerk, String... shown) throws IOException, InterruptedException {
        String proposals = clerk.get("/care/proposals").body();
        assertThat(proposals).contains(shown).doesNotContain("??");
        Matcher form = FORM.matcher(proposals);
        assertThat(form.find()).isTrue();
        return form;
    }

    private static Map<String, String> proposal(Matcher form) {
        return Map.of("key", key(), "volunteer", form.group(2), "nearness", form.group(3), "load", form.group(4));
    }

    private static Map<String, String> terms(String from) {
        return Map.of(
                "key", key(),
                "from", from,
                "days", "7",
                "weekdays", "WEDNESDAY",
                "items", "haircut\r\n\r\n <script>alert(1)</script> ");
    }

    private static Map<String, String> ending(String plan, String from) {
        return Map.of("key", key(), "plan", plan, "from", from);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, value);
        if (!name.equals("key")) {
            more.put("key", key());
        }
        return more;
    }

    /** The open pairing of a recipient. */
    private String pairing(String page) {
        Recipient recipient = reports.find(Recipient.KIND, Long.parseLong(page.replace("/care/", "")))
                .orElseThrow()
                .entity();
        return recipient.pairing() == null
                ? "1"
                : Long.toString(recipient.pairing().value());
    }

    private <E> long count(Kind<E> kind, Attribute<E> recipient, String page) {
        Filter own = Filter.equal(recipient, Long.parseLong(page.replace("/care/", "")));
        return reports.count(kind, own, List.of()).total();
    }

    private String area(int index) {
        return Long.toString(figures.places().get(index).id().value());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
