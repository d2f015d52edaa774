package org.volunteerledger.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.Storage;

/** Pages show what is one's own and nothing else, and take nothing from elsewhere. */
@DeskTest
@NullMarked
final class PagesTest {

    private final int port;
    private final FigureDesk figures;
    private final JdbcClient jdbc;
    private final MutableClock clock;
    private final Storage reports;

    PagesTest(
            @LocalServerPort int port,
            FigureDesk figures,
            JdbcClient jdbc,
            MutableClock clock,
            @Qualifier("reportStorage") Storage reports) {
        this.reports = reports;
        this.port = port;
        this.figures = figures;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Test
    void strangersAreAskedToSignIn() throws IOException, InterruptedException {
        Client stranger = Client.stranger(port);

        for (String page :
                new String[] {"/orders", "/board", "/activities", "/record", "/dashboard", "/claims", "/visits"}) {
            HttpResponse<String> response = stranger.get(page);
            assertThat(response.statusCode()).as(page).isEqualTo(302);
            assertThat(Client.location(response)).endsWith("/login");
        }
        assertThat(Client.location(stranger.signIn("resident", "guess"))).endsWith("/login?wrong");
        assertThat(Client.location(stranger.signIn("nobody", "guess"))).endsWith("/login?wrong");
    }

    @Test
    void everyPageOfEveryRoleIsThere() throws IOException, InterruptedException {
        Map<String, String[]> pages = Map.of(
                "resident", new String[] {"/orders"},
                "volunteer", new String[] {"/activities", "/claims", "/visits"},
                "leader", new String[] {"/board", "/activities"},
                "clerk", new String[] {"/board", "/activities", "/dashboard?by=TEAM", "/dashboard?by=AREA"},
                "officer", new String[] {"/board", "/dashboard", "/dashboard/entries.csv"},
                "auditor", new String[] {"/board", "/dashboard"});
        for (Map.Entry<String, String[]> role : pages.entrySet()) {
            Client client = Client.signedIn(port, role.getKey());
            for (String page : role.getValue()) {
                HttpResponse<String> response = client.get(page);
                assertThat(response.statusCode()).as(role.getKey() + " " + page).isEqualTo(200);
                assertThat(response.body()).doesNotContain("??");
            }
        }
    }

    @Test
    void nobodySeesWhatIsNotTheirs() throws IOException, InterruptedException {
        String order = order(Client.signedIn(port, "resident"), "陪同就医");
        Client other = Client.signedIn(port, "resident2");

        assertThat(other.get(order).statusCode()).isEqualTo(404);
        assertThat(other.submit("/orders", order, Map.of("key", key(), "step", "CANCEL", "reason", "mine now"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.get("/orders").body()).doesNotContain(order);
        assertThat(other.get("/orders/4711").body())
                .as("what is hidden and what does not exist look the same")
                .isEqualTo(other.get(order).body());
        for (String page : new String[] {"/board", "/dashboard", "/dashboard/entries.csv", "/claims"}) {
            assertThat(other.get(page).statusCode()).as(page).isEqualTo(404);
        }
        String record = Client.location(Client.signedIn(port, "volunteer").get("/record"))
                .replaceFirst("^https?://[^/]+", "");
        assertThat(Client.signedIn(port, "volunteer").get(record).statusCode()).isEqualTo(200);
        assertThat(Client.signedIn(port, "clerk").get(record).statusCode()).isEqualTo(200);
        for (String somebody : new String[] {"volunteer2", "resident", "leader"}) {
            assertThat(Client.signedIn(port, somebody).get(record).statusCode())
                    .as(somebody)
                    .isEqualTo(404);
        }
        assertThat(Client.signedIn(port, "leader2").get(order).statusCode())
                .as("not sent to this team")
                .isEqualTo(404);
    }

    @Test
    void whoOrderedIsShownToThoseWhoCoordinateAndThatIsRecorded() throws IOException, InterruptedException {
        String order = order(Client.signedIn(port, "resident"), "代购药品");
        Client clerk = Client.signedIn(port, "clerk");
        assertThat(clerk.get(order).body()).contains("查看下单人").doesNotContain("居民老周");
        String key = key();

        HttpResponse<String> shown = clerk.submit(order, order + "/requester", Map.of("key", key, "purpose", "回电确认时间"));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("居民老周");
        assertThat(Client.location(clerk.get(order + "/requester?lang=en"))).endsWith(order);
        assertThat(reports.changes(List.of(key)))
                .extracting(ChangeRecord::command, ChangeRecord::actor, ChangeRecord::reason)
                .containsExactly(tuple("reveal-requester", "clerk", "回电确认时间"));
        HttpResponse<String> withoutPurpose =
                clerk.submit(order, order + "/requester", Map.of("key", key(), "purpose", " "));
        assertThat(withoutPurpose.statusCode()).isEqualTo(400);
        assertThat(withoutPurpose.body()).doesNotContain("居民老周");
        HttpResponse<String> underAnothersRecord = Client.signedIn(port, "officer")
                .submit(order, order + "/requester", Map.of("key", key, "purpose", "回电确认时间"));
        assertThat(underAnothersRecord.statusCode()).isEqualTo(409);
        assertThat(underAnothersRecord.body()).doesNotContain("居民老周");
    }

    @Test
    void whoOrderedIsNotShownToOthers() throws IOException, InterruptedException {
        Client resident = Client.signedIn(port, "resident");
        String order = order(resident, "修灯");
        Client clerk = Client.signedIn(port, "clerk");
        step(clerk, order, Map.of("step", "REVIEW"));
        step(clerk, order, Map.of("step", "OFFER"));

        assertThat(resident.get(order).body()).as("the own order").doesNotContain("查看下单人");
        for (String other : new String[] {"resident", "resident2", "volunteer", "leader", "leader2"}) {
            Client client = Client.signedIn(port, other);
            String form = other.startsWith("resident") ? "/orders" : "/activities";
            HttpResponse<String> refused =
                    client.submit(form, order + "/requester", Map.of("key", key(), "purpose", "curious"));
            assertThat(refused.statusCode()).as(other).isEqualTo(404);
        }
    }

    @Test
    void aFormOfAnotherSiteIsRefused() throws IOException, InterruptedException {
        Client resident = Client.signedIn(port, "resident");
        long before = tickets();

        Map<String, String> fields = Map.of("key", key(), "title", "理发", "area", area());
        assertThat(resident.form("/orders", fields, null).statusCode()).isEqualTo(403);
        assertThat(resident.form("/orders", fields, "guess").statusCode()).isEqualTo(403);

        assertThat(tickets()).isEqualTo(before);
    }

    @Test
    void whoseSessionIsGoneComesBackToThePageAndIsToldOfTheForm() throws IOException, InterruptedException {
        Client client = Client.stranger(port);
        assertThat(Client.location(client.get("/activities"))).endsWith("/login");
        assertThat(Client.location(client.signIn("volunteer", Client.PASSWORD))).contains("/activities");

        Map<String, String> fields = Map.of("key", key(), "title", "理发", "area", area());
        HttpResponse<String> lost = Client.stranger(port).form("/orders", fields, "of-a-session-that-is-gone");
        assertThat(lost.statusCode()).isEqualTo(403);
        assertThat(lost.body()).contains("填好的内容还在上一页", "登录");
    }

    @Test
    void aFormThatIsTooLargeIsAnsweredWithAPage() throws IOException, InterruptedException {
        Map<String, String> fields = Map.of("key", key(), "title", "x".repeat(300_000), "area", area());
        HttpResponse<String> refused = Client.signedIn(port, "resident").form("/orders", fields, null);

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("内容太大").doesNotContain("xxxx");
    }

    @Test
    void aFormSentTwiceOrdersOnce() throws IOException, InterruptedException {
        Client resident = Client.signedIn(port, "resident");
        Map<String, String> fields = Map.of("key", key(), "title", "修水管", "area", area());
        long before = tickets();

        String first = Client.location(resident.submit("/orders", "/orders", fields));
        String second = Client.location(resident.submit("/orders", "/orders", fields));

        assertThat(second).isEqualTo(first);
        assertThat(tickets()).isEqualTo(before + 1);
    }

    @Test
    void aScriptInATextIsShownAsText() throws IOException, InterruptedException {
        Client resident = Client.signedIn(port, "resident");
        String order = order(resident, "<script>alert(1)</script>");

        assertThat(resident.get(order).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
        assertThat(resident.get("/verify?number=%22%3E%3Cscript%3E&code=x").body())
                .doesNotContain("\"><script>");
        assertThat(resident.get(order).headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
    }

    @Test
    void theBoardMarksWhatIsOverdue() throws IOException, InterruptedException {
        Client resident = Client.signedIn(port, "resident");
        String order = order(resident, "取药");
        assertThat(resident.get(order).body()).doesNotContain("超时");

        clock.advance(Duration.ofHours(5));

        assertThat(resident.get(order).body()).contains("超时");
        assertThat(Client.signedIn(port, "clerk").get("/board").body()).contains(order, "超时");
    }

    @Test
    void theLanguageIsSwitchedAndRemembered() throws IOException, InterruptedException {
        Client stranger = Client.stranger(port);

        assertThat(stranger.get("/login").body()).contains("lang=\"zh\"", "登录");
        assertThat(stranger.get("/login?lang=en").body()).contains("lang=\"en\"", "Sign in");
        assertThat(stranger.get("/login").body()).contains("Sign in");
        assertThat(stranger.get("/login?lang=zh").body()).contains("登录");
    }

    @Test
    void nonsenseIsAnsweredAsSuch() throws IOException, InterruptedException {
        Client resident = Client.signedIn(port, "resident");

        assertThat(resident.get("/orders/nonsense").statusCode()).isEqualTo(400);
        assertThat(resident.get("/nowhere").statusCode()).isEqualTo(404);
        HttpResponse<String> empty =
                resident.submit("/orders", "/orders", Map.of("key", key(), "title", " ", "area", area()));
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).doesNotContain("Exception");
        assertThat(resident.submit("/orders", "/orders", Map.of("key", key(), "title", "x", "area", "4711"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static void step(Client client, String order, Map<String, String> step)
            throws IOException, InterruptedException {
        Map<String, String> fields = new HashMap<>(step);
        fields.put("key", key());
        assertThat(client.submit(order, order, fields).statusCode()).isEqualTo(302);
    }

    private String order(Client client, String title) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.submit("/orders", "/orders", Map.of("key", key(), "title", title, "area", area()));
        assertThat(response.statusCode()).isEqualTo(302);
        return Client.location(response).replaceFirst("^https?://[^/]+", "");
    }

    private String area() {
        return Long.toString(figures.places().get(0).id().value());
    }

    private long tickets() {
        return jdbc.sql("SELECT COUNT(*) FROM desk_ticket").query(Long.class).single();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
