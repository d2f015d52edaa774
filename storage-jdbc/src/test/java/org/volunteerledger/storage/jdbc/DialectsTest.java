package org.volunteerledger.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.jdbc.Dialect.Failure;

/** How databases are recognised, and what is refused when one is opened. */
@NullMarked
final class DialectsTest {

    @ParameterizedTest
    @EnumSource
    void aDatabaseIsRecognisedByItsName(Server server) throws SQLException {
        try (TestDatabase database = server.database();
                Connection connection = database.dataSource().getConnection()) {
            assertThat(Dialects.detect(connection)).isSameAs(server.dialect());
        }
    }

    @Test
    void aProductWithAnotherNameIsRecognisedByItsDriver() throws SQLException {
        assertThat(Dialects.detect(database("KingbaseES", "PostgreSQL JDBC Driver", 1, 0)))
                .isSameAs(Dialects.POSTGRESQL);
        assertThat(Dialects.detect(database("Source distribution", "MariaDB Connector/J", 1, 0)))
                .isSameAs(Dialects.MARIADB);
        assertThat(Dialects.detect(database(null, "H2 JDBC Driver", 1, 0))).isSameAs(Dialects.H2);
    }

    @Test
    void anUnknownDatabaseIsSpokenToInTheStandardWithOneWarning() {
        String logged = logged(() -> assertThat(Dialects.detect(database("Nobody's", "driver", 1, 0)))
                .isSameAs(Dialects.ANSI));

        assertThat(logged).containsOnlyOnce("WARN").contains("Nobody's");
        assertThat(Dialects.ANSI.limit(5)).isEqualTo(" FETCH FIRST 5 ROWS ONLY");
        assertThat(Dialects.ANSI.useSchema("s")).isEqualTo("SET SCHEMA 's'");
        assertThat(Dialects.ANSI.name()).isEqualTo("ANSI");
    }

    @Test
    void anOlderH2IsWarnedOf() {
        String logged = logged(() -> {
            H2Dialect.warnIfOlder(2, 4);
            H2Dialect.warnIfOlder(2, 5);
            H2Dialect.warnIfOlder(3, 0);
        });

        assertThat(logged).containsOnlyOnce("WARN").contains("2.4");
    }

    @Test
    void anH2FileThatIsWrittenLateIsRefused(@TempDir Path folder) {
        JdbcDataSource late = new JdbcDataSource();
        late.setURL("jdbc:h2:file:" + folder.resolve("late"));

        assertThatThrownBy(() -> JdbcStorage.builder(late).open())
                .isInstanceOfSatisfying(
                        StorageUnavailable.class, e -> assertThat(e.code()).isEqualTo(StorageError.UNSAFE_SETTING))
                .hasMessageContaining("WRITE_DELAY=0")
                .hasMessageContaining("500 ms");
    }

    @Test
    void whatIsInMemoryIsNotDurable(@TempDir Path folder) {
        JdbcDataSource file = new JdbcDataSource();
        file.setURL("jdbc:h2:file:" + folder.resolve("kept") + ";WRITE_DELAY=0");
        JdbcStorage.builder(file).schema().migrate();
        try (TestDatabase memory = Databases.h2Memory()) {
            JdbcStorage.builder(memory.dataSource()).schema().migrate();

            assertThat(JdbcStorage.builder(memory.dataSource()).open().capabilities())
                    .doesNotContain(Capability.DURABLE);
            assertThat(JdbcStorage.builder(file).open().capabilities()).contains(Capability.DURABLE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ANSI,23505,0,CONSTRAINT",
        "ANSI,40001,0,CONTENTION",
        "ANSI,40003,0,OTHER",
        "ANSI,42S02,0,SCHEMA",
        "ANSI,42501,0,OTHER",
        "ANSI,08006,0,OTHER",
        "ANSI,,0,OTHER",
        "ANSI,1,0,OTHER",
        "H2,HYT00,50200,CONTENTION",
        "H2,90131,90131,CONTENTION",
        "H2,23505,23505,CONSTRAINT",
        "H2,HY000,1205,OTHER",
        "POSTGRESQL,40P01,0,CONTENTION",
        "POSTGRESQL,55P03,0,CONTENTION",
        "POSTGRESQL,57014,0,CONTENTION",
        "POSTGRESQL,53100,0,OTHER",
        "POSTGRESQL,,0,OTHER",
        "MARIADB,HY000,1205,CONTENTION",
        "MARIADB,HY000,1020,CONTENTION",
        "MARIADB,40001,1213,CONTENTION",
        "MARIADB,23000,1062,CONSTRAINT",
    })
    void errorsAreClassedByTheirNumbers(String dialect, @Nullable String state, int code, Failure failure) {
        Dialect spoken =
                dialect.equals("ANSI") ? Dialects.ANSI : Server.valueOf(dialect).dialect();

        assertThat(spoken.classify(state, code)).isEqualTo(failure);
    }

    @Test
    void aDialectOfTheHostsIsUsedAsItIs() {
        try (TestDatabase h2 = Databases.h2Memory()) {
            Databases.execute(
                    h2.dataSource(),
                    JdbcStorage.builder(h2.dataSource()).schema().sql(Dialects.ANSI));

            assertThatCode(() -> JdbcStorage.builder(h2.dataSource())
                            .dialect(Dialects.ANSI)
                            .open())
                    .doesNotThrowAnyException();
        }
    }

    private static Connection database(@Nullable String product, String driver, int major, int minor) {
        Map<String, Object> answers = new java.util.HashMap<>(
                Map.of("getDriverName", driver, "getDatabaseMajorVersion", major, "getDatabaseMinorVersion", minor));
        answers.put("getDatabaseProductName", product);
        DatabaseMetaData about = (DatabaseMetaData) Proxy.newProxyInstance(
                DialectsTest.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (self, method, arguments) -> answers.get(method.getName()));
        return (Connection) Proxy.newProxyInstance(
                DialectsTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> about);
    }

    /** Logs go to standard error. */
    private static String logged(Work work) {
        PrintStream before = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } catch (SQLException e) {
            throw new AssertionError(e);
        } finally {
            System.setErr(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private interface Work {
        void run() throws SQLException;
    }
}
