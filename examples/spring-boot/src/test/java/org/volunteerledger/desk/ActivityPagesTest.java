package org.volunteerledger.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Activities that are announced, closed and called off on pages. */
@DeskTest
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:register;DB_CLOSE_DELAY=-1")
@NullMarked
final class ActivityPagesTest {

    private static final String SCRIPT = "<script>alert(1)</script>";

    private final int port;

    ActivityPagesTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void aLeaderAnnouncesForTheOwnTeamAndCallsOff() throws IOException, InterruptedException {
        Client leader = Client.signedIn(port, "leader");
        String shown = leader.get("/activities").body();
        assertThat(shown).contains("发布活动", "暖心服务队").doesNotContain("护河服务队");
        Map<String, String> form = form(option(shown, "暖心服务队"));

        HttpResponse<String> empty = leader.submit("/activities", "/activities", with(form, "to", "14:00"));
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("开始和结束相同", "value=\"2026-06-20\"").doesNotContain(SCRIPT);
        String page = path(leader.submit("/activities", "/activities", form));
        assertThat(path(leader.submit("/activities", "/activities", form)))
                .as("sent twice")
                .isEqualTo(page);
        assertThat(leader.get(page).body())
                .contains("2026-06-20 14:00", "2026-06-20 16:30", "&lt;script&gt;")
                .doesNotContain(SCRIPT);

        Client volunteer = Client.signedIn(port, "volunteer2");
        step(volunteer, page, Map.of("step", "sign-up"), 302);
        assertThat(step(volunteer, page, Map.of("step", "punch"), 409)).contains("还没到签到时间");
        assertThat(step(leader, page, Map.of("step", "close"), 409)).contains("活动还没有开始");
        assertThat(step(leader, page, Map.of("step", "cancel", "reason", " "), 400))
                .contains("还有必填的内容没有填");
        step(leader, page, Map.of("step", "cancel", "reason", "下雨"), 302);
        assertThat(leader.get(page + "?lang=en").body())
                .contains("Called off")
                .doesNotContain("??", "Call the activity off");
        assertThat(volunteer.get("/activities").body()).doesNotContain(page);
        assertThat(step(leader, page, Map.of("step", "cancel", "reason", "下雨"), 409))
                .contains("It has moved on");
    }

    @Test
    void nobodyAnnouncesForOthers() throws IOException, InterruptedException {
        Client clerk = Client.signedIn(port, "clerk");
        String shown = clerk.get("/activities").body();
        String shore = option(shown, "护河服务队");
        String page = path(clerk.submit("/activities", "/activities", form(shore)));
        assertThat(Client.signedIn(port, "leader2").get("/activities").body()).contains(page, "护河服务队");

        for (String other : List.of("resident", "volunteer", "leader", "auditor")) {
            Client client = Client.signedIn(port, other);
            assertThat(client.submit("/password", "/activities", form(shore)).statusCode())
                    .as(other)
                    .isEqualTo(404);
            step(client, page, Map.of("step", "cancel", "reason", "x"), 404);
            step(client, page, Map.of("step", "close"), 404);
        }
        assertThat(Client.signedIn(port, "auditor").get("/activities").body()).doesNotContain("发布活动");
        assertThat(Client.signedIn(port, "leader").get(page).body()).doesNotContain("取消活动");
        assertThat(clerk.get(page).body()).contains("取消活动");
    }

    private static String step(Client client, String page, Map<String, String> fields, int status)
            throws IOException, InterruptedException {
        Map<String, String> form = new HashMap<>(fields);
        form.put("key", key());
        HttpResponse<String> response = client.submit("/password", page, form);
        assertThat(response.statusCode()).as(fields.toString()).isEqualTo(status);
        return response.body();
    }

    private static Map<String, String> form(String team) {
        return Map.of(
                "key", key(),
                "name", SCRIPT,
                "content", "",
                "team", team,
                "day", "2026-06-20",
                "from", "14:00",
                "to", "16:30",
                "places", "3",
                "category", "");
    }

    private static Map<String, String> with(Map<String, String> fields, String field, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put("key", key());
        more.put(field, value);
        return more;
    }

    private static String option(String page, String text) {
        return page.replaceAll("(?s).*<option value=\"(\\d+)\"[^>]*>" + text + ".*", "$1");
    }

    private static String path(HttpResponse<?> response) {
        return Client.location(response).replaceFirst("^https?://[^/]+", "");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
