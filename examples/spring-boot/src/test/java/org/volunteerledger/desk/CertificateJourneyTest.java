package org.volunteerledger.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.MutableClock;

/** From the check-in at an activity to a certificate that is verified, and taken back; with a clock that no other test moves. */
@DeskTest
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:journey;DB_CLOSE_DELAY=-1")
@NullMarked
final class CertificateJourneyTest {

    private static final Pattern ACTIVITY = Pattern.compile("/activities/\\d+");
    private static final Pattern NUMBER = Pattern.compile("/certificates/([^/\"]+)/document");

    private final int port;
    private final VolunteerLedger ledger;
    private final MutableClock clock;
    private final Papers papers;

    CertificateJourneyTest(
            @LocalServerPort int port,
            VolunteerLedger ledger,
            MutableClock clock,
            PlatformTransactionManager transactions) {
        this.port = port;
        this.ledger = ledger;
        this.clock = clock;
        this.papers = new Papers(ledger, transactions);
    }

    @Test
    void presenceBecomesHoursAndHoursACertificate() throws IOException, InterruptedException {
        Client volunteer = Client.signedIn(port, "volunteer3");
        String activity = first(ACTIVITY, volunteer.get("/activities").body());
        assertThat(volunteer.get(activity).body()).contains("报名");
        step(volunteer, activity, "sign-up");
        step(volunteer, activity, "punch");
        clock.advance(Duration.ofMinutes(75));
        step(volunteer, activity, "punch");
        Client leader = Client.signedIn(port, "leader");
        assertThat(leader.get(activity).body()).contains("已签退");
        assertThat(leader.get(activity + "/code.svg").body()).contains("<svg");
        step(leader, activity, "review");

        String record = Client.location(volunteer.get("/record")).replaceFirst("^https?://[^/]+", "");
        assertThat(volunteer.get(record).body())
                .as("75 minutes are two halves of an hour")
                .contains("不足一个单位 −15");

        Client clerk = Client.signedIn(port, "clerk");
        LocalDate today = LocalDate.ofInstant(clock.instant(), ledger.zone());
        HttpResponse<String> issued = clerk.submit(
                record,
                record + "/certificates",
                Map.of("key", key(), "from", today.minusDays(7).toString(), "to", today.toString()));
        assertThat(issued.statusCode()).isEqualTo(302);
        String number = first(NUMBER, volunteer.get(record).body())
                .replace("/certificates/", "")
                .replace("/document", "");
        HttpResponse<String> pdf =
                volunteer.submit(record, "/certificates/" + number + "/document", Map.of("key", key()));
        assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(pdf.body()).startsWith("%PDF");
        assertThat(Client.signedIn(port, "volunteer2")
                        .submit("/activities", "/certificates/" + number + "/document", Map.of("key", key()))
                        .statusCode())
                .isEqualTo(404);

        String verify = "/verify?number=" + number + "&code=" + papers.code(number);
        assertThat(Client.stranger(port).get(verify).body()).contains("class=\"good\">有效");
        assertThat(Client.stranger(port)
                        .get("/verify?number=" + number + "&code=guess")
                        .body())
                .contains("查无此证明");
        papers.takeBackAnEntryOf(number);
        assertThat(Client.stranger(port).get(verify).body())
                .as("the paper says more than stands")
                .contains("class=\"bad\">出具后记录有变动");
        clerk.submit(
                record,
                "/certificates/" + number + "/revoke",
                Map.of("key", key(), "reason", "记录有误", "volunteer", record.replace("/records/", "")));
        assertThat(Client.stranger(port).get(verify).body()).contains("已撤销");
    }

    private static void step(Client client, String activity, String step) throws IOException, InterruptedException {
        HttpResponse<String> response = client.submit(activity, activity, Map.of("key", key(), "step", step));
        assertThat(response.statusCode()).as(step + " " + response.body()).isEqualTo(302);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
