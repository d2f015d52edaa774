package org.volunteerledger.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.Storage;

/** Home visits: a carer sees whom to visit, and nobody else's; and a visit with its hours is recorded once. */
@DeskTest
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:visits;DB_CLOSE_DELAY=-1")
@NullMarked
final class VisitPagesTest {

    private static final Pattern VISIT = Pattern.compile("/visits/(\\d+)");
    private static final Pattern HOURS = Pattern.compile("id=\"hours\">([0-9.]+)<");

    private final int port;
    private final Storage reports;

    VisitPagesTest(@LocalServerPort int port, @Qualifier("reportStorage") Storage reports) {
        this.port = port;
        this.reports = reports;
    }

    @Test
    void aCarerSeesWhomToVisitAndWhoWasForgotten() throws IOException, InterruptedException {
        String page = Client.signedIn(port, "volunteer").get("/visits").body();

        assertThat(visits(page)).as("those of the own pairings").hasSize(2);
        assertThat(page.substring(page.indexOf(visits(page).get(0))))
                .as("who has waited longest comes first")
                .contains("2026-06-06", "逾期 1 次");
        assertThat(page).contains("2026-06-14").doesNotContain("赵桂英", "东门路");
        assertThat(Client.signedIn(port, "volunteer").get("/visits?lang=en").body())
                .contains("Overdue: 1", "Home visits")
                .doesNotContain("??");
        assertThat(Client.signedIn(port, "volunteer3").get("/visits").body()).contains("没有");
    }

    @Test
    void nobodyElseSeesThem() throws IOException, InterruptedException {
        String own =
                visits(Client.signedIn(port, "volunteer").get("/visits").body()).get(0);

        for (String other : List.of("volunteer2", "volunteer3", "resident", "leader", "clerk", "officer", "auditor")) {
            Client client = Client.signedIn(port, other);
            assertThat(client.get(own).statusCode()).as(other).isEqualTo(404);
            assertThat(client.get(own).body())
                    .as("what is hidden and what does not exist look the same")
                    .isEqualTo(client.get("/visits/4711").body());
            String form = client.get("/activities").body().contains("_csrf") ? "/activities" : "/orders";
            assertThat(client.submit(form, own, came(key(), "08:00", "08:40", "MET"))
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(client.submit(form, own + "/who", Map.of("key", key())).statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(Client.signedIn(port, "leader").get("/visits").statusCode()).isEqualTo(404);
        assertThat(Client.location(Client.stranger(port).get("/visits"))).endsWith("/login");
    }

    @Test
    void nameAndAddressAreShownToTheCarerAndThatIsRecorded() throws IOException, InterruptedException {
        Client carer = Client.signedIn(port, "volunteer");
        String own = visits(carer.get("/visits").body()).get(0);
        assertThat(carer.get(own).body()).doesNotContain("赵桂英", "东门路", "13900000001");
        String key = key();

        HttpResponse<String> shown = carer.submit(own, own + "/who", Map.of("key", key));

        assertThat(shown.body()).contains("赵桂英", "东门路 12 号 301", "13900000001");
        assertThat(shown.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(Client.location(carer.get(own + "/who?lang=en"))).endsWith(own);
        assertThat(carer.get(own).body()).contains("lang=\"en\"").doesNotContain("赵桂英");
        assertThat(reports.changes(List.of(key)))
                .extracting(ChangeRecord::command, ChangeRecord::actor, ChangeRecord::reason)
                .containsExactly(tuple("reveal-recipient", "volunteer", "home visit, at the desk"));
    }

    @Test
    void aVisitIsRecordedWithItsHoursAndCountsOnce() throws IOException, InterruptedException {
        Client carer = Client.signedIn(port, "volunteer2");
        String own = visits(carer.get("/visits").body()).get(0);
        double before = hours(carer);
        Map<String, String> came = came(key(), "08:00", "09:00", "MET");

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> recorded = carer.submit(own, own, came);
            assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(302);
            assertThat(Client.location(recorded)).endsWith("/visits");
        }

        assertThat(carer.get("/visits").body()).contains("暂无待访");
        assertThat(hours(carer)).isEqualTo(before + 1);
        HttpResponse<String> overlapping = carer.submit(own, own, came(key(), "08:30", "09:30", "NOT_HOME"));
        assertThat(overlapping.statusCode()).isEqualTo(409);
        assertThat(hours(carer)).isEqualTo(before + 1);
    }

    @Test
    void nonsenseIsAnsweredAsSuchAndNothingIsRecorded() throws IOException, InterruptedException {
        Client carer = Client.signedIn(port, "volunteer");
        String own = visits(carer.get("/visits").body()).get(0);
        double before = hours(carer);

        for (Map<String, String> wrong : List.of(
                came(key(), "09:00", "08:00", "MET"),
                came(key(), "nine", "10:00", "MET"),
                came(key(), "08:00", "08:40", "PERHAPS"))) {
            HttpResponse<String> answer = carer.submit(own, own, wrong);
            assertThat(answer.statusCode()).as(String.valueOf(wrong)).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("Exception");
        }
        assertThat(carer.submit(own, own, came(key(), "20:00", "21:00", "MET")).statusCode())
                .as("still to come")
                .isEqualTo(409);
        assertThat(carer.form(own, came(key(), "08:00", "08:40", "MET"), null).statusCode())
                .as("from another site")
                .isEqualTo(403);
        assertThat(hours(carer)).isEqualTo(before);
    }

    private static Map<String, String> came(String key, String from, String to, String outcome) {
        return Map.of("key", key, "day", "2026-06-10", "from", from, "to", to, "outcome", outcome, "done", "聊天");
    }

    private static List<String> visits(String page) {
        return VISIT.matcher(page).results().map(found -> found.group()).toList();
    }

    private static double hours(Client volunteer) throws IOException, InterruptedException {
        String record = Client.location(volunteer.get("/record")).replaceFirst("^https?://[^/]+", "");
        Matcher hours = HOURS.matcher(volunteer.get(record).body());
        assertThat(hours.find()).isTrue();
        return Double.parseDouble(hours.group(1));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
