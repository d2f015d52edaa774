package org.volunteerledger.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.volunteerledger.care.CareVisit;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Storage;

/** What a carer measures is sealed, is shown to the carer for a purpose that is recorded, and is not measured without consent. */
@DeskTest
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:health;DB_CLOSE_DELAY=-1")
@NullMarked
final class HealthPagesTest {

    private static final Pattern VISIT = Pattern.compile("/visits/(\\d+)\"");
    private static final Pattern READABLE = Pattern.compile("name=\"visit\" value=\"(\\d+)\"");

    private final int port;
    private final Storage reports;
    private final JdbcClient jdbc;

    HealthPagesTest(@LocalServerPort int port, @Qualifier("reportStorage") Storage reports, JdbcClient jdbc) {
        this.port = port;
        this.reports = reports;
        this.jdbc = jdbc;
    }

    @Test
    void whatWasMeasuredIsSealedAndReadForAPurpose() throws IOException, InterruptedException {
        Client carer = Client.signedIn(port, "volunteer");
        String own = recipient(carer);
        Map<String, String> came = came("08:00", "08:40", "MET");
        came.putAll(Map.of(
                "BLOOD_PRESSURE",
                " 135/85 ",
                "PULSE",
                "72",
                "BLOOD_SUGAR",
                "",
                "note",
                "头晕两天\r\n<script>alert(1)</script>"));
        for (int i = 0; i < 2; i++) {
            assertThat(carer.submit(own, own, came).statusCode()).isEqualTo(302);
        }

        String page = carer.get(own).body();
        assertThat(page).contains("健康记录", "2026-06-10").doesNotContain("135/85 mmHg", "头晕");
        List<String> readable =
                READABLE.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(readable).as("sent twice, kept once").hasSize(1);
        assertThat(stored()).doesNotContain("135/85", "头晕");
        String key = key();
        Map<String, String> read = Map.of("key", key, "visit", readable.get(0), "purpose", "与上周的血压比较");
        HttpResponse<String> shown = carer.submit(own, own + "/health", read);

        assertThat(shown.body())
                .contains("血压", "135/85 mmHg", "脉搏", "72 /min", "头晕两天", "&lt;script&gt;alert(1)")
                .doesNotContain("血糖</dt>", "<script>");
        assertThat(shown.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(reports.changes(List.of(key)))
                .extracting(ChangeRecord::command, ChangeRecord::actor, ChangeRecord::reason)
                .containsExactly(tuple("read-visit-health", "volunteer", "与上周的血压比较"));
        assertThat(Client.location(carer.get(own + "/health?lang=en"))).endsWith(own);
        assertThat(carer.get(own).body())
                .contains("Blood pressure", "Visits of the last year")
                .doesNotContain("135/85 mmHg", "??");
        HttpResponse<String> withoutPurpose =
                carer.submit(own, own + "/health", Map.of("key", key(), "visit", readable.get(0), "purpose", " "));
        assertThat(withoutPurpose.statusCode()).isEqualTo(400);
        assertThat(withoutPurpose.body()).doesNotContain("mmHg");

        for (String other : List.of("volunteer2", "volunteer3", "resident", "leader", "clerk", "officer", "auditor")) {
            Client client = Client.signedIn(port, other);
            HttpResponse<String> refused = client.submit(
                    "/password", own + "/health", Map.of("key", key(), "visit", readable.get(0), "purpose", "curious"));
            assertThat(refused.statusCode()).as(other).isEqualTo(404);
        }
        Client second = Client.signedIn(port, "volunteer2");
        assertThat(second.submit(
                                "/password",
                                recipient(second) + "/health",
                                Map.of("key", key(), "visit", readable.get(0), "purpose", "curious"))
                        .statusCode())
                .as("by way of somebody else's page")
                .isEqualTo(404);
    }

    @Test
    void withoutConsentNothingIsMeasured() throws IOException, InterruptedException {
        Client carer = Client.signedIn(port, "volunteer2");
        String own = recipient(carer);
        assertThat(carer.get(own).body()).doesNotContain("BLOOD_PRESSURE", "name=\"note\"");
        Map<String, String> came = came("08:00", "09:00", "MET");
        came.put("PULSE", "72");

        HttpResponse<String> refused = carer.submit(own, own, came);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body().replaceAll("value=\"[^\"]*\"", ""))
                .as("apart from random tokens")
                .contains("CONSENT_MISSING")
                .doesNotContain("72");
        assertThat(visits(own)).isZero();
    }

    @Test
    void whatNoInstrumentShowsIsRefused() throws IOException, InterruptedException {
        Client carer = Client.signedIn(port, "volunteer");
        String own = recipient(carer);
        long before = visits(own);
        for (Map.Entry<String, String> wrong : Map.of(
                        "BLOOD_PRESSURE", "high", "PULSE", "72 and 80", "BLOOD_SUGAR", "5,6", "note", "x".repeat(1001))
                .entrySet()) {
            Map<String, String> came = came("10:00", "10:40", "MET");
            came.put(wrong.getKey(), wrong.getValue());
            assertThat(carer.submit(own, own, came).statusCode())
                    .as(wrong.getKey())
                    .isEqualTo(400);
        }
        assertThat(visits(own)).isEqualTo(before);
    }

    private long visits(String page) {
        long recipient = Long.parseLong(page.replace("/visits/", ""));
        return reports.count(CareVisit.KIND, Filter.equal(CareVisit.RECIPIENT, recipient), List.of())
                .total();
    }

    /** Everything that the database holds, as a script. */
    private String stored() {
        return String.join("\n", jdbc.sql("SCRIPT").query(String.class).list());
    }

    private static Map<String, String> came(String from, String to, String outcome) {
        return new HashMap<>(Map.of("key", key(), "day", "2026-06-10", "from", from, "to", to, "outcome", outcome));
    }

    private static String recipient(Client carer) throws IOException, InterruptedException {
        Matcher found = VISIT.matcher(carer.get("/visits").body());
        assertThat(found.find()).isTrue();
        return "/visits/" + found.group(1);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
