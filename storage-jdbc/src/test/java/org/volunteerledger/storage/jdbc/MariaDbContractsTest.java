package org.volunteerledger.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.volunteerledger.tck.AllContracts;
import org.volunteerledger.tck.StorageFixture;

/** The contract kit on MariaDB, with a pool whose auto-commit is off. */
@NullMarked
final class MariaDbContractsTest extends AllContracts {

    private static final StorageFixture FIXTURE = JdbcFixture.on(Databases.mariaDb(), false);

    @Override
    protected StorageFixture fixture() {
        return FIXTURE;
    }

    /** The build runs this class on other versions too, and must not run the same one twice. */
    @Test
    void theServerHasTheVersionThatTheBuildNames() throws SQLException {
        try (TestDatabase database = Databases.mariaDb();
                Connection connection = database.dataSource().getConnection()) {
            String version = "mariadb-" + connection.getMetaData().getDatabaseProductVersion();

            assertThat(version).startsWith(System.getProperty("volunteerledger.mariadb", "mariadb-11.4.5"));
        }
    }
}
