package org.volunteerledger.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A desk without the demonstration begins with an administrator, who opens accounts and does nothing else. */
@NullMarked
final class EmptyDeskTest {

    private static final String GIVEN = "given-for-once-7";
    private static final String OWN = "known-to-me-alone-8";

    @Test
    void theAdministratorOpensTheFirstAccounts() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext desk = desk("empty", GIVEN)) {
            Client administrator = Client.stranger(port(desk));
            assertThat(Client.location(administrator.signIn("first", GIVEN))).endsWith("/password?due");
            own(administrator, "first");

            assertThat(path(administrator.get("/home"))).isEqualTo("/accounts");
            assertThat(administrator.get("/accounts").body()).contains("系统管理员").doesNotContain("/board");
            for (String page : List.of("/board", "/dashboard", "/claims", "/visits", "/actuator/metrics")) {
                assertThat(administrator.get(page).statusCode()).as(page).isIn(403, 404);
            }
            HttpResponse<String> opened = administrator.submit(
                    "/accounts",
                    "/accounts",
                    Map.of(
                            "key", key(),
                            "username", "first-officer",
                            "displayName", "区办",
                            "role", "district-officer",
                            "area", "",
                            "password", GIVEN));
            assertThat(path(opened)).isEqualTo("/accounts/first-officer");
            Client officer = Client.stranger(port(desk));
            own(officer, "first-officer");
            assertThat(officer.get("/board").statusCode()).isEqualTo(200);
            assertThat(officer.get("/accounts").statusCode()).isEqualTo(200);
            setUp(officer, port(desk));
        }
        try (ConfigurableApplicationContext desk = desk("empty", "another-password-9")) {
            assertThat(Client.location(Client.stranger(port(desk)).signIn("first", OWN)))
                    .as("a later start gives no password again")
                    .endsWith("/home");
        }
    }

    /** From nothing to a volunteer who has signed up, by pages alone. */
    private static void setUp(Client officer, int port) throws IOException, InterruptedException {
        officer.submit(
                "/places", "/places", Map.of("key", key(), "areaName", "吉州区", "code", "360802", "level", "DISTRICT"));
        String area = match("/places\\?area=(\\d+)", officer.get("/places").body());
        officer.submit("/teams", "/teams/organisations", Map.of("key", key(), "name", "区志愿者协会", "area", area));
        String organisation =
                match("value=\"(\\d+)\"[^>]*>区志愿者协会", officer.get("/teams").body());
        String team = path(officer.submit(
                "/teams",
                "/teams",
                Map.of("key", key(), "teamName", "夜巡队", "organisation", organisation, "teamArea", area)));
        String number = path(officer.submit(
                        "/volunteers",
                        "/volunteers",
                        Map.of("key", key(), "name", "王芳", "document", "OTHER", "area", area)))
                .replaceAll(".*=", "");
        String activity = path(officer.submit(
                "/activities",
                "/activities",
                Map.of(
                        "key", key(),
                        "name", "夜间巡逻",
                        "team", team.replaceAll(".*/", ""),
                        "day",
                                LocalDate.now(ZoneId.of("Asia/Shanghai"))
                                        .plusDays(1)
                                        .toString(),
                        "from", "22:00",
                        "to", "02:00",
                        "places", "1")));
        Map<String, String> account = Map.of(
                "key",
                key(),
                "username",
                "night-watch",
                "displayName",
                "小王",
                "role",
                "volunteer",
                "number",
                number,
                "area",
                area,
                "password",
                GIVEN);
        assertThat(path(officer.submit("/accounts", "/accounts", account))).isEqualTo("/accounts/night-watch");
        Client volunteer = Client.stranger(port);
        own(volunteer, "night-watch");
        volunteer.submit(activity, activity, Map.of("key", key(), "step", "sign-up"));
        assertThat(officer.get(activity).body()).contains("夜间巡逻", "22:00", "02:00", number, "已报名");
    }

    @Test
    void theDeskSaysWhatItNeeds() {
        assertThatThrownBy(() -> desk("unnamed", "").close())
                .hasStackTraceContaining("Set desk.administrator-password");
        assertThatThrownBy(() -> desk("weak", "first").close()).hasStackTraceContaining("easily guessed");
    }

    private static ConfigurableApplicationContext desk(String database, String password) {
        return new SpringApplication(DeskApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1",
                        "--desk.key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "--desk.lookup-key=Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=",
                        "--desk.administrator=first",
                        "--desk.administrator-password=" + password);
    }

    private static void own(Client client, String name) throws IOException, InterruptedException {
        client.submit(
                "/password", "/password", Map.of("key", key(), "username", name, "present", GIVEN, "password", OWN));
        assertThat(Client.location(client.signIn(name, OWN))).endsWith("/home");
    }

    private static int port(ConfigurableApplicationContext desk) {
        return desk.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static String match(String pattern, String page) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static String path(HttpResponse<?> response) {
        return Client.location(response).replaceFirst("^https?://[^/]+", "");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
