package org.volunteerledger.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.volunteerledger.access.RoleAssignment;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;

/** Accounts are opened within the own area only, are used with a password of the owner's only, and end at once when they are closed. */
@DeskTest
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:accounts;DB_CLOSE_DELAY=-1")
@ExtendWith(OutputCaptureExtension.class)
@NullMarked
final class AccountPagesTest {

    private static final String GIVEN = "given-for-once-7";
    private static final String OWN = "known-to-me-alone-8";

    private final int port;
    private final FigureDesk figures;
    private final Storage reports;

    AccountPagesTest(@LocalServerPort int port, FigureDesk figures, @Qualifier("reportStorage") Storage reports) {
        this.port = port;
        this.figures = figures;
        this.reports = reports;
    }

    @Test
    void whoeverWasGivenAPasswordChangesItBeforeAnythingElse(CapturedOutput output)
            throws IOException, InterruptedException {
        Client officer = Client.signedIn(port, "officer");
        assertThat(Client.location(open(officer, "first.clerk", "station-clerk", east(), Map.of())))
                .endsWith("/accounts/first.clerk");
        assertThat(officer.get("/accounts/first.clerk").body()).contains("站点工作人员", "待改密码", "东门社区");
        Client clerk = Client.stranger(port);

        assertThat(Client.location(clerk.signIn("first.clerk", GIVEN))).endsWith("/password?due");
        assertThat(Client.location(clerk.get("/board"))).endsWith("/login");
        assertThat(change(clerk, "first.clerk", "a-wrong-guess-9", OWN).body()).contains("用户名或现在的密码不对");
        assertThat(change(clerk, "nobody-at-all", GIVEN, OWN).body()).contains("用户名或现在的密码不对");
        for (String weak : List.of("short", "aaaaaaaaaaaaaaaa", "my-first.clerk-is", GIVEN, "很长".repeat(13))) {
            HttpResponse<String> refused = change(clerk, "first.clerk", GIVEN, weak);
            assertThat(refused.statusCode()).as(weak).isEqualTo(400);
            assertThat(refused.body()).contains("密码太容易猜到").doesNotContain(weak + "\"");
        }
        assertThat(Client.location(change(clerk, "first.clerk", GIVEN, OWN))).endsWith("/login?changed");
        assertThat(Client.location(clerk.signIn("first.clerk", GIVEN))).endsWith("/login?wrong");
        assertThat(Client.location(clerk.signIn("first.clerk", OWN))).endsWith("/home");
        assertThat(clerk.get("/board").statusCode()).isEqualTo(200);
        assertThat(output.getAll()).doesNotContain(GIVEN, OWN);
        assertThat(String.valueOf(reports.changesAfter(0, 10_000))).doesNotContain(GIVEN, OWN);
    }

    @Test
    void everyRoleWorksAsOpened() throws IOException, InterruptedException {
        Client officer = Client.signedIn(port, "officer");
        String page = officer.get("/accounts?role=team-leader").body();
        String team = page.replaceAll("(?s).*<option value=\"(\\d+)\"[^>]*>暖心服务队.*", "$1");

        open(officer, "new-resident", "resident", east(), Map.of());
        open(officer, "new-volunteer", "volunteer", east(), Map.of("number", " 360802-000005 ", "team", team));
        open(officer, "new-leader", "team-leader", east(), Map.of("team", team));
        open(officer, "new-auditor", "auditor", "", Map.of());

        assertThat(owner("new-resident").get("/orders").statusCode()).isEqualTo(200);
        Client volunteer = owner("new-volunteer");
        for (String own : List.of("/activities", "/claims", "/visits")) {
            assertThat(volunteer.get(own).statusCode()).as(own).isEqualTo(200);
        }
        assertThat(path(volunteer.get("/record"))).startsWith("/records/");
        assertThat(volunteer.get(path(volunteer.get("/record"))).body()).contains("360802-000005");
        Client leader = owner("new-leader");
        assertThat(leader.get("/board").statusCode()).isEqualTo(200);
        assertThat(owner("new-auditor").get("/dashboard").statusCode()).isEqualTo(200);
        String again = open(officer, "a-second-one", "volunteer", east(), Map.of("number", "360802-000005"))
                .body();
        assertThat(again).contains("这位志愿者已有账号", "value=\"a-second-one\"").doesNotContain(GIVEN);
        assertThat(open(officer, "led-by-none", "team-leader", east(), Map.of("team", ""))
                        .body())
                .contains("请选择队伍");
        assertThat(officer.get("/accounts?lang=en").body())
                .contains("Open an account")
                .doesNotContain("??");
        assertThat(officer.get("/accounts/new-leader?lang=en").body())
                .contains("Reset the password")
                .doesNotContain("??");
        assertThat(officer.get("/password?lang=en").body()).doesNotContain("??");
    }

    @Test
    void nobodyGivesMoreThanTheOwnReach() throws IOException, InterruptedException {
        open(Client.signedIn(port, "officer"), "east.officer", "district-officer", east(), Map.of());
        Client officer = owner("east.officer");
        assertThat(officer.get("/actuator/metrics").statusCode()).isEqualTo(200);
        long refusals = refusals();

        assertThat(open(officer, "within", "station-clerk", east(), Map.of()).statusCode())
                .isEqualTo(302);
        for (String beyond : List.of(river(), "")) {
            for (String role : List.of("resident", "district-officer", "auditor")) {
                assertThat(open(officer, "beyond", role, beyond, Map.of()).statusCode())
                        .as(role + " in " + beyond)
                        .isEqualTo(403);
            }
        }
        assertThat(refusals()).as("every attempt is kept").isEqualTo(refusals + 6);
        assertThat(roles("beyond")).isEmpty();
        assertThat(open(officer, "of-river", "volunteer", east(), Map.of("number", "360802-000004"))
                        .body())
                .as("lives elsewhere, which looks as if there were nobody")
                .contains("您的范围内没有这个志愿者编号");
        assertThat(open(officer, "of-nobody", "volunteer", east(), Map.of("number", "360802-999999"))
                        .body())
                .contains("您的范围内没有这个志愿者编号");
        assertThat(open(officer, "for-the-post", "administrator", east(), Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(open(officer, "helps-here", "volunteer", east(), Map.of("number", "360802-000007"))
                        .statusCode())
                .isEqualTo(302);

        assertThat(officer.get("/accounts").body())
                .contains("within", "helps-here")
                .doesNotContain("/accounts/resident2", "/accounts/auditor");
        for (String other : List.of("clerk", "officer", "volunteer2", "nobody")) {
            assertThat(officer.get("/accounts/" + other).statusCode()).as(other).isEqualTo(404);
            assertThat(reset(officer, other, GIVEN).statusCode()).as(other).isEqualTo(404);
            assertThat(close(officer, other, key()).statusCode()).as(other).isEqualTo(404);
        }
        assertThat(reset(officer, "helps-here", GIVEN).statusCode()).isEqualTo(302);
        assertThat(close(officer, "helps-here", key()).statusCode()).isEqualTo(302);
        assertThat(roles("helps-here")).allMatch(role -> role.to() != null).hasSize(3);
        assertThat(close(Client.signedIn(port, "officer"), "east.officer", key())
                        .statusCode())
                .isEqualTo(302);
        assertThat(officer.get("/actuator/metrics").statusCode()).isEqualTo(403);
        assertThat(Client.location(officer.get("/accounts"))).endsWith("/login");
    }

    @Test
    void othersFindNoAccounts() throws IOException, InterruptedException {
        for (String other : List.of("resident", "volunteer", "leader", "clerk", "auditor")) {
            Client client = Client.signedIn(port, other);
            assertThat(client.get("/accounts").statusCode()).as(other).isEqualTo(404);
            assertThat(client.get("/accounts/clerk").statusCode()).as(other).isEqualTo(404);
            assertThat(open(client, "not-by-me", "resident", east(), Map.of()).statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(reset(client, "resident", GIVEN).statusCode()).as(other).isEqualTo(404);
            assertThat(close(client, "resident", key()).statusCode()).as(other).isEqualTo(404);
        }
        assertThat(Client.location(Client.stranger(port).get("/accounts"))).endsWith("/login");
        assertThat(Client.signedIn(port, "officer")
                        .form("/accounts", account("from-elsewhere", "resident", east(), key()), null)
                        .statusCode())
                .as("from another site")
                .isEqualTo(403);
        assertThat(roles("from-elsewhere")).isEmpty();
    }

    @Test
    void aNameIsGivenOnce() throws IOException, InterruptedException {
        Client officer = Client.signedIn(port, "officer");

        for (String taken : List.of("clerk", "public-verifier")) {
            HttpResponse<String> refused = open(officer, taken, "resident", east(), Map.of());
            assertThat(refused.statusCode()).as(taken).isEqualTo(400);
            assertThat(refused.body()).contains("role=\"alert\"", "已有人使用");
        }
        for (String bad : List.of("desk-system", "Clerk", "cl", "名字", "a b c", "<script>", "x".repeat(33))) {
            HttpResponse<String> refused = open(officer, bad, "resident", east(), Map.of());
            assertThat(refused.statusCode()).as(bad).isEqualTo(400);
            assertThat(refused.body()).contains("用户名不合规则").doesNotContain("<script>");
            assertThat(roles(bad)).as(bad).isEmpty();
        }
        Map<String, String> named = account("scripted", "resident", east(), key());
        named.put("displayName", "<script>alert(1)</script>");
        assertThat(officer.submit("/accounts", "/accounts", named).statusCode()).isEqualTo(302);
        assertThat(officer.get("/accounts").body()
                        + officer.get("/accounts/scripted").body())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>");
        named.put("key", key());
        named.put("username", "nameless");
        named.put("displayName", " ");
        assertThat(officer.submit("/accounts", "/accounts", named).statusCode()).isEqualTo(400);
    }

    @Test
    void aFormSentTwiceOpensOneAccount() throws Exception {
        Client officer = Client.signedIn(port, "officer");
        Map<String, String> form = account("opened-once", "resident", east(), key());

        for (int i = 0; i < 2; i++) {
            assertThat(Client.location(officer.submit("/accounts", "/accounts", form)))
                    .endsWith("/accounts/opened-once");
        }
        assertThat(roles("opened-once")).hasSize(1);
        form.put("username", "opened-by-the-same");
        assertThat(officer.submit("/accounts", "/accounts", form).statusCode()).isEqualTo(409);
        assertThat(roles("opened-by-the-same")).isEmpty();

        Map<String, String> both = account("at-one-moment", "resident", east(), key());
        Client other = Client.signedIn(port, "officer");
        Callable<Integer> first =
                () -> officer.submit("/accounts", "/accounts", both).statusCode();
        Callable<Integer> second =
                () -> other.submit("/accounts", "/accounts", both).statusCode();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<Integer> answer : threads.invokeAll(List.of(first, second))) {
                assertThat(answer.get()).isEqualTo(302);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(roles("at-one-moment")).hasSize(1);
    }

    @Test
    void aResetEndsTheSessionAndIsNotTakenTwice() throws IOException, InterruptedException {
        Client officer = Client.signedIn(port, "officer");
        open(officer, "forgetful", "resident", east(), Map.of());
        Client resident = owner("forgetful");
        Map<String, String> form = Map.of("key", key(), "password", GIVEN);
        assertThat(reset(officer, "forgetful", "weak").body()).contains("密码太容易猜到");
        assertThat(resident.get("/orders").statusCode()).isEqualTo(200);

        officer.submit("/accounts", "/accounts/forgetful/password", form);

        assertThat(Client.location(resident.get("/orders"))).endsWith("/login");
        assertThat(resident.get("/login").statusCode()).isEqualTo(200);
        assertThat(Client.location(resident.signIn("forgetful", OWN))).endsWith("/login?wrong");
        assertThat(Client.location(resident.signIn("forgetful", GIVEN))).endsWith("/password?due");
        change(resident, "forgetful", GIVEN, OWN);
        officer.submit("/accounts", "/accounts/forgetful/password", form);
        assertThat(Client.location(resident.signIn("forgetful", OWN)))
                .as("the same form again gives nothing again")
                .endsWith("/home");
        assertThat(reset(officer, "officer", GIVEN).body()).contains("自己的账号请由别人办理");
        assertThat(officer.get("/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void aClosedAccountIsOutAtOnceAndItsNameStaysTaken() throws IOException, InterruptedException {
        Client officer = Client.signedIn(port, "officer");
        open(officer, "leaving", "station-clerk", east(), Map.of());
        Client clerk = owner("leaving");
        assertThat(clerk.get("/board").statusCode()).isEqualTo(200);
        String key = key();

        for (int i = 0; i < 2; i++) {
            assertThat(Client.location(close(officer, "leaving", key))).endsWith("/accounts");
        }

        assertThat(Client.location(clerk.get("/board"))).endsWith("/login");
        assertThat(Client.location(clerk.signIn("leaving", OWN))).endsWith("/login?wrong");
        assertThat(change(clerk, "leaving", OWN, GIVEN).statusCode()).isEqualTo(400);
        RoleAssignment role = roles("leaving").get(0);
        assertThat(role.to()).isEqualTo(role.from().plusDays(1));
        assertThat(reports.changes(List.of(key + "-" + role.id().value())))
                .extracting(ChangeRecord::command, ChangeRecord::actor, ChangeRecord::reason)
                .containsExactly(tuple("end-role", "officer", "调离"));
        assertThat(officer.get("/accounts").body()).doesNotContain("leaving");
        assertThat(officer.get("/accounts/leaving").statusCode()).isEqualTo(404);
        assertThat(open(officer, "leaving", "resident", east(), Map.of()).body())
                .contains("已有人使用");
        HttpResponse<String> own = close(officer, "officer", key());
        assertThat(own.statusCode()).isEqualTo(400);
        assertThat(own.body()).contains("自己的账号请由别人办理");
        assertThat(Client.program(port, "officer").get("/api/v1/orders/1").statusCode())
                .isEqualTo(404);
    }

    /** Signs the owner of a new account in, with a password of the own. */
    private Client owner(String name) throws IOException, InterruptedException {
        Client client = Client.stranger(port);
        assertThat(Client.location(change(client, name, GIVEN, OWN))).endsWith("/login?changed");
        assertThat(Client.location(client.signIn(name, OWN))).endsWith("/home");
        return client;
    }

    private static HttpResponse<String> change(Client client, String name, String present, String wanted)
            throws IOException, InterruptedException {
        Map<String, String> fields = Map.of("key", key(), "username", name, "present", present, "password", wanted);
        return client.submit("/password", "/password", fields);
    }

    private static HttpResponse<String> open(
            Client client, String name, String role, String area, Map<String, String> more)
            throws IOException, InterruptedException {
        Map<String, String> fields = account(name, role, area, key());
        fields.putAll(more);
        return client.submit("/password", "/accounts", fields);
    }

    private static HttpResponse<String> reset(Client client, String name, String password)
            throws IOException, InterruptedException {
        return client.submit(
                "/password", "/accounts/" + name + "/password", Map.of("key", key(), "password", password));
    }

    private static HttpResponse<String> close(Client client, String name, String key)
            throws IOException, InterruptedException {
        return client.submit("/password", "/accounts/" + name + "/close", Map.of("key", key, "reason", "调离"));
    }

    private static Map<String, String> account(String name, String role, String area, String key) {
        Map<String, String> fields = new HashMap<>();
        fields.put("key", key);
        fields.put("username", name);
        fields.put("displayName", "某人");
        fields.put("role", role);
        fields.put("area", area);
        fields.put("password", GIVEN);
        return fields;
    }

    private List<RoleAssignment> roles(String actor) {
        return reports
                .list(RoleAssignment.KIND, Filter.equal(RoleAssignment.ACTOR, actor), PageRequest.first(10))
                .items()
                .stream()
                .map(read -> read.entity())
                .toList();
    }

    private long refusals() {
        return reports.changesAfter(0, 10_000).stream()
                .filter(change -> change.record().command().equals("access-refused"))
                .count();
    }

    private String east() {
        return Long.toString(figures.places().get(0).id().value());
    }

    private String river() {
        return Long.toString(figures.places().get(1).id().value());
    }

    private static String path(HttpResponse<?> response) {
        return Client.location(response).replaceFirst("^https?://[^/]+", "");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
