package org.volunteerledger.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.cube.Cube;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.Accounts;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.work.FigureDesk;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/** The interface for programs. */
@DeskTest
@NullMarked
final class ApiTest {

    private final int port;
    private final FigureDesk figures;
    private final Accounts accounts;
    private final VolunteerLedger ledger;
    private final Cube cube;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ApiTest(
            @LocalServerPort int port,
            FigureDesk figures,
            Accounts accounts,
            VolunteerLedger ledger,
            Cube cube,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.port = port;
        this.figures = figures;
        this.accounts = accounts;
        this.ledger = ledger;
        this.cube = cube;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void anOrderGoesAllTheWay() throws IOException, InterruptedException {
        Client resident = program("resident");
        Client clerk = program("clerk");
        Client leader = program("leader");
        HttpResponse<String> made = resident.post("/api/v1/orders", key(), order("送餐"));
        assertThat(made.statusCode()).isEqualTo(201);
        String path = Client.location(made);
        String team = Long.toString(team("leader"));

        assertThat(status(clerk, path, "{'step':'REVIEW'}")).isEqualTo("UNDER_REVIEW");
        assertThat(leader.get(path).statusCode()).as("not yet the team's").isEqualTo(404);
        assertThat(status(clerk, path, "{'step':'DISPATCH','team':'" + team + "'}"))
                .isEqualTo("DISPATCHED");
        assertThat(status(leader, path, "{'step':'ACCEPT'}")).isEqualTo("ACCEPTED");
        assertThat(status(leader, path, "{'step':'SERVE'}")).isEqualTo("IN_SERVICE");
        assertThat(status(leader, path, "{'step':'COMPLETE','reason':'送到了'}")).isEqualTo("COMPLETED");
        assertThat(status(resident, path, "{'step':'RATE','score':5,'reason':'很好'}"))
                .isEqualTo("RATED");
        assertThat(status(clerk, path, "{'step':'CLOSE'}")).isEqualTo("CLOSED");
    }

    @Test
    void anOfferIsClaimedByOneVolunteer() throws IOException, InterruptedException {
        String path = Client.location(program("resident").post("/api/v1/orders", key(), order("理发")));
        Client clerk = program("clerk");
        status(clerk, path, "{'step':'REVIEW'}");
        status(clerk, path, "{'step':'OFFER'}");

        assertThat(status(program("volunteer"), path, "{'step':'CLAIM'}")).isEqualTo("CLAIMED");
        assertThat(step(program("volunteer2"), path, key(), "{'step':'CLAIM'}").statusCode())
                .as("it is gone, and not for this volunteer's eyes any more")
                .isEqualTo(404);
        assertThat(status(program("volunteer"), path, "{'step':'SERVE'}")).isEqualTo("IN_SERVICE");
    }

    @Test
    void aRequestSentAgainIsAnsweredTheSameAndAnAlteredOneIsRefused() throws IOException, InterruptedException {
        Client resident = program("resident");
        String key = key();
        HttpResponse<String> first = resident.post("/api/v1/orders", key, order("陪诊"));
        HttpResponse<String> again = resident.post("/api/v1/orders", key, order("陪诊"));
        HttpResponse<String> altered = resident.post("/api/v1/orders", key, order("别的"));
        HttpResponse<String> foreign = program("resident2").post("/api/v1/orders", key, order("陪诊"));

        assertThat(Client.location(again)).isEqualTo(Client.location(first));
        assertProblem(altered, 409, "KEY_REUSED");
        assertThat(foreign.statusCode())
                .as("the key of somebody else opens nothing")
                .isIn(404, 409);
        assertThat(foreign.body()).doesNotContain("陪诊");
        assertProblem(resident.post("/api/v1/orders", null, order("陪诊")), 400, "HEADER_MISSING");
    }

    @Test
    void failuresAreProblemsWithTheCodesOfTheLibrary() throws IOException, InterruptedException {
        Client resident = program("resident");
        String path = Client.location(resident.post("/api/v1/orders", key(), order("搬家")));

        assertProblem(step(resident, path, key(), "{'step':'REVIEW'}"), 403, "NOT_ALLOWED");
        assertProblem(step(program("clerk"), path, key(), "{'step':'CLOSE'}"), 409, "WRONG_STATUS");
        assertProblem(program("resident2").get(path), 404, "NOT_HERE");
        assertProblem(resident.get("/api/v1/orders/x"), 400, "MALFORMED");
        assertProblem(resident.post("/api/v1/orders", key(), "{"), 400, "MALFORMED");
        assertProblem(step(resident, path, key(), "{'step':'FLY'}"), 400, "MALFORMED");
        assertProblem(program("clerk").get("/api/v1/board?limit=0"), 400, "OUT_OF_RANGE");
        assertProblem(program("clerk").get("/api/v1/board?after=guess"), 400, null);
        assertProblem(Client.stranger(port).get("/api/v1/orders"), 401, "NOT_SIGNED_IN");
        assertProblem(resident.get("/api/v1/figures"), 404, "NOT_HERE");
        Account volunteer = (Account) accounts.loadUserByUsername("volunteer");
        String record = "/api/v1/records/" + volunteer.volunteer();
        assertThat(program("volunteer").get(record).statusCode()).isEqualTo(200);
        assertProblem(program("volunteer2").get(record), 404, "NOT_HERE");
        assertThat(program("volunteer2").get("/api/v1/records/4711").body().replace("4711", ""))
                .as("what is hidden and what does not exist look the same")
                .isEqualTo(program("volunteer2").get(record).body().replace(String.valueOf(volunteer.volunteer()), ""));
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsRead() throws IOException, InterruptedException {
        assertProblem(program("resident").post("/api/v1/orders", key(), order("x".repeat(300_000))), 413, "TOO_LARGE");
        assertProblem(program("resident").post("/api/v1/orders", key(), order("x".repeat(1_000))), 400, null);
    }

    @Test
    void theBoardComesInPages() throws IOException, InterruptedException {
        Client resident = program("resident");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(Client.location(resident.post("/api/v1/orders", key(), order("第" + i + "单")))
                    .replaceFirst(".*/", ""));
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            String page = program("clerk").get("/api/v1/board?limit=2" + after).body();
            List<String> ids = JsonPath.read(page, "$.items[*].id");
            assertThat(ids).hasSizeLessThanOrEqualTo(2);
            seen.addAll(ids);
            String next = JsonPath.<@Nullable String>read(page, "$.next");
            after = next == null ? "" : "&after=" + next;
        } while (!after.isEmpty());

        assertThat(seen).containsAll(made).doesNotHaveDuplicates();
    }

    @Test
    void figuresEqualTheEntriesBehindThem() throws IOException, InterruptedException {
        cube.refresh();
        Client officer = program("officer");
        for (String by : List.of("MONTH", "TEAM", "AREA")) {
            String table = officer.get("/api/v1/figures?by=" + by).body();
            List<String> keys = JsonPath.read(table, "$.lines[*].key");
            List<Integer> minutes = JsonPath.read(table, "$.lines[*].minutes");
            assertThat(keys).isNotEmpty();
            int total = 0;
            for (int i = 0; i < keys.size(); i++) {
                String entries = officer.get("/api/v1/entries?limit=1000&by=" + by + "&key=" + keys.get(i))
                        .body();
                List<String> kinds = JsonPath.read(entries, "$.items[*].kind");
                List<Integer> each = JsonPath.read(entries, "$.items[*].minutes");
                int sum = 0;
                for (int j = 0; j < each.size(); j++) {
                    sum += kinds.get(j).equals("VOID") ? -Math.abs(each.get(j)) : each.get(j);
                }
                assertThat(sum).as(by + " " + keys.get(i)).isEqualTo(minutes.get(i));
                total += sum;
            }
            assertThat(JsonPath.<Integer>read(table, "$.total.minutes")).isEqualTo(total);
            assertThat(JsonPath.<Integer>read(table, "$.total.persons"))
                    .as("persons are counted once")
                    .isLessThanOrEqualTo(8);
        }
    }

    @Test
    void theExportHasEveryEntryAndNoFormula() throws IOException, InterruptedException {
        Account leader = (Account) accounts.loadUserByUsername("volunteer");
        long area = figures.places().get(0).id().value();
        LocalDate day = LocalDate.of(2026, 6, 1);
        transaction.executeWithoutResult(status -> {
            OrganisationId organisation = new OrganisationId(leader.organisation() == null ? 0 : leader.organisation());
            TeamId evil = ledger.teams()
                    .foundTeam(
                            Command.of(key(), DeskRoles.SYSTEM),
                            NewTeam.of(
                                    "=HYPERLINK(\"http://x\",\"" + key().substring(0, 8) + "\")",
                                    organisation,
                                    new AreaId(area),
                                    day));
            long volunteer = leader.volunteer() == null ? 0 : leader.volunteer();
            Attribution who = new Attribution(volunteer, 0, 0, evil.value(), organisation.value(), area, 0, 0);
            HourRecord record =
                    new HourRecord(key(), who, Book.SERVICE, Evidence.LEADER, ServiceTime.on(day), 0, 60, 0, 0);
            ledger.hours()
                    .post(
                            Command.of(key(), DeskRoles.SYSTEM),
                            record,
                            ledger.policies().rules());
        });

        HttpResponse<String> response = program("officer").get("/api/v1/entries.csv");
        List<String> lines = response.body().lines().toList();

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(lines.get(0)).startsWith("\uFEFFaccount,sequence");
        long entries =
                jdbc.sql("SELECT COUNT(*) FROM vl_entry").query(Long.class).single();
        assertThat(lines).hasSize((int) entries + 1);
        assertThat(lines).anyMatch(line -> line.contains(",\"'=HYPERLINK(\"\"http://x\"\""));
        assertThat(lines).noneMatch(line -> line.contains(",=") || line.contains(",\"="));
        assertThat(program("resident").get("/api/v1/entries.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void theDescriptionKnowsEveryPath() throws IOException, InterruptedException {
        HttpResponse<String> description = Client.stranger(port).get("/api/openapi");

        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<java.util.Map<String, Object>>read(description.body(), "$.paths"))
                .containsOnlyKeys(
                        "/api/v1/orders",
                        "/api/v1/orders/{id}",
                        "/api/v1/orders/{id}/steps",
                        "/api/v1/board",
                        "/api/v1/records/{volunteer}",
                        "/api/v1/figures",
                        "/api/v1/entries",
                        "/api/v1/entries.csv",
                        "/api/v1/verification");
        assertThat(description.body()).contains("Idempotency-Key").doesNotContain("\"account\":{\"$ref\"");
    }

    @Test
    void healthAndMetricsTellOfTheStorage() throws IOException, InterruptedException {
        assertThat(Client.stranger(port).get("/actuator/health").body())
                .contains("UP")
                .doesNotContain("cubePosition");
        Client officer = Client.signedIn(port, "officer");
        assertThat(officer.get("/actuator/health").body()).contains("\"ledger\"", "cubePosition");
        String commits = officer.get("/actuator/metrics/ledger.storage?tag=operation:commit&tag=outcome:OK")
                .body();
        List<Double> counts = JsonPath.read(commits, "$.measurements[?(@.statistic=='COUNT')].value");
        assertThat(counts.get(0)).isGreaterThan(10);
        assertThat(Client.signedIn(port, "resident").get("/actuator/metrics").statusCode())
                .isEqualTo(403);
    }

    private long team(String leader) {
        Long team = ((Account) accounts.loadUserByUsername(leader)).team();
        return team == null ? 0 : team;
    }

    private String status(Client client, String path, String step) throws IOException, InterruptedException {
        HttpResponse<String> response = step(client, path, key(), step);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonPath.read(response.body(), "$.status");
    }

    private static HttpResponse<String> step(Client client, String path, String key, String step)
            throws IOException, InterruptedException {
        return client.post(path + "/steps", key, step.replace('\'', '"'));
    }

    private static void assertProblem(HttpResponse<String> response, int status, @Nullable String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        if (code != null) {
            assertThat(JsonPath.<String>read(response.body(), "$.code")).isEqualTo(code);
        }
        assertThat(response.body()).doesNotContain("Exception");
    }

    private String order(String title) {
        String area = Long.toString(figures.places().get(0).id().value());
        return "{\"title\":\"" + title + "\",\"area\":\"" + area + "\",\"name\":\"老周\"}";
    }

    private Client program(String name) {
        return Client.program(port, name);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
