package org.volunteerledger.desk;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On PostgreSQL by the profile, with a pool that never commits by itself. */
@ActiveProfiles({"demo", "postgres"})
@DirtiesContext
@NullMarked
final class PostgresTransactionTest extends TransactionContract {

    private static final EmbeddedPostgres SERVER = start();

    PostgresTransactionTest(ApplicationContext application) {
        super(application);
    }

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) {
        properties.add("DESK_DATABASE_URL", () -> "jdbc:postgresql://localhost:" + SERVER.getPort() + "/postgres");
        properties.add("DESK_DATABASE_USER", () -> "postgres");
    }

    @AfterAll
    static void stop() throws IOException {
        SERVER.close();
    }

    @Override
    boolean commitsByItself() {
        return false;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(3))
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
