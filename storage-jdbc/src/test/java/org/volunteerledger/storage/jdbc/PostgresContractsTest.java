package org.volunteerledger.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.volunteerledger.tck.AllContracts;
import org.volunteerledger.tck.StorageFixture;

/** The contract kit on PostgreSQL. */
@NullMarked
final class PostgresContractsTest extends AllContracts {

    private static final StorageFixture FIXTURE = JdbcFixture.on(Databases.postgres(), true);

    @Override
    protected StorageFixture fixture() {
        return FIXTURE;
    }

    /** The build runs this class on other versions too, and must not run the same one twice. */
    @Test
    void theServerHasTheVersionThatTheBuildNames() throws SQLException {
        try (TestDatabase database = Databases.postgres();
                Connection connection = database.dataSource().getConnection()) {
            String version = String.valueOf(connection.getMetaData().getDatabaseMajorVersion());

            assertThat(version).startsWith(System.getProperty("volunteerledger.postgresql", "18"));
        }
    }
}
