package org.volunteerledger.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.h2.tools.Server;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.volunteerledger.desk.work.FigureDesk;

/** A database that goes away and comes back. */
@ExtendWith(OutputCaptureExtension.class)
@NullMarked
final class DatabaseDownTest {

    /** The pool tries to connect at growing intervals; each attempt waits for it a little. */
    private static final int ATTEMPTS = 60;

    private final Path folder;
    private Server server = start(0);

    DatabaseDownTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void theDeskSaysSoAndGoesOnAfterwards() throws IOException, InterruptedException {
        int database = server.getPort();
        try (ConfigurableApplicationContext desk = desk(database)) {
            int port = desk.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            String area = Long.toString(
                    desk.getBean(FigureDesk.class).places().get(0).id().value());
            String order = "{\"title\":\"送餐\",\"area\":\"" + area + "\",\"name\":\"老周\"}";
            String key = UUID.randomUUID().toString();
            Client page = Client.signedIn(port, "resident");
            Client program = Client.program(port, "resident");

            server.stop();

            HttpResponse<String> shown = page.get("/orders");
            assertThat(shown.statusCode()).isEqualTo(503);
            assertThat(shown.headers().firstValue("Retry-After")).isPresent();
            assertThat(shown.body()).contains("系统暂时不可用").doesNotContain("Exception", "jdbc:", "h2");
            HttpResponse<String> answered = program.post("/api/v1/orders", key, order);
            assertThat(answered.statusCode()).isEqualTo(503);
            assertThat(answered.headers().firstValue("Retry-After")).isPresent();
            assertThat(answered.body()).contains("UNREACHABLE").doesNotContain("Exception", "jdbc:");
            assertThat(Client.location(Client.stranger(port).signIn("resident", Client.PASSWORD)))
                    .endsWith("/login?down");
            assertThat(Client.stranger(port).get("/actuator/health").statusCode())
                    .isEqualTo(503);

            server = start(database);
            // H2 leaves the old connections open though dead, and the pool believes one that was used just now.
            desk.getBean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();

            HttpResponse<String> made = program.post("/api/v1/orders", key, order);
            for (int i = 0; i < ATTEMPTS && made.statusCode() == 503; i++) {
                made = program.post("/api/v1/orders", key, order);
            }
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            assertThat(Client.location(program.post("/api/v1/orders", key, order)))
                    .isEqualTo(Client.location(made));
            assertThat(page.get("/orders").body()).contains("送餐");
            assertThat(page.submit("/orders", "/orders", Map.of("key", key, "title", "别的", "area", area))
                            .statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void theDeskDoesNotStartWithoutItsDatabaseAndSaysSo(CapturedOutput output) {
        int nobody = server.getPort();
        server.stop();

        assertThatThrownBy(() -> desk(nobody).close()).isInstanceOf(RuntimeException.class);
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", "The database does not answer.", "spring.datasource.url");
    }

    private ConfigurableApplicationContext desk(int database) {
        SpringApplication application = new SpringApplication(DeskApplication.class);
        application.setAdditionalProfiles("demo");
        return application.run(
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:tcp://localhost:" + database + "/" + folder.resolve("desk")
                        + ";WRITE_DELAY=0",
                "--spring.datasource.hikari.connection-timeout=400",
                "--spring.datasource.hikari.validation-timeout=300");
    }

    private static Server start(int port) {
        try {
            return Server.createTcpServer("-tcpPort", Integer.toString(port), "-ifNotExists")
                    .start();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
