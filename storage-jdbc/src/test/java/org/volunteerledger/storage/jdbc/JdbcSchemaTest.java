package org.volunteerledger.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.volunteerledger.error.SchemaMismatch;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.tck.Item;
import org.volunteerledger.tck.TckKinds;

/** The tables: made, checked, exported, and kept apart from others. */
@NullMarked
final class JdbcSchemaTest {

    @ParameterizedTest
    @EnumSource
    void aSecondMigrationFindsNothingToDo(Server server) {
        try (TestDatabase database = server.database()) {
            builder(database).schema().migrate();
            Storage storage = builder(database).open();
            storage.commit(new Samples().first());
            builder(database).schema().migrate();

            assertThat(storage.find(TckKinds.ITEM, 10)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTablesOfTheHostAreNoHindrance(Server server) {
        try (TestDatabase database = server.database()) {
            Databases.execute(database.dataSource(), "CREATE TABLE host_table (id BIGINT)");
            builder(database).schema().migrate();

            assertThatCode(() -> builder(database).open()).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource
    void severalProcessesMayMigrateAtOnce(Server server) throws Exception {
        try (TestDatabase database = server.database()) {
            ExecutorService processes = Executors.newFixedThreadPool(4);
            try {
                List<Future<?>> migrations = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    migrations.add(
                            processes.submit(() -> builder(database).schema().migrate()));
                }
                for (Future<?> migration : migrations) {
                    migration.get();
                }
            } finally {
                processes.shutdown();
            }
            builder(database).open().commit(new Samples().first());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theExportedScriptMakesTheSameTables(Server server) {
        try (TestDatabase database = server.database()) {
            JdbcStorage.Builder ledger = builder(database).tablePrefix("dba_");
            run(database.dataSource(), ledger.schema().sql(server.dialect()));
            Storage storage = ledger.open();
            Samples samples = new Samples();
            storage.commit(samples.first());
            storage.commit(samples.second(storage));

            assertThat(storage.changesAfter(0, 10)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHostMayRunTheScriptsUnderItsOwnFlyway(Server server) {
        try (TestDatabase database = server.database()) {
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .locations(SchemaScripts.LOCATION)
                    .placeholders(SchemaScripts.placeholders("vl_", server.dialect()))
                    .load()
                    .migrate();

            assertThatCode(() -> JdbcStorage.builder(database.dataSource())
                            .kinds(List.of())
                            .open())
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoLedgersInOneDatabaseDifferByPrefix(Server server) {
        try (TestDatabase database = server.database()) {
            apart(builder(database).tablePrefix("a_"), builder(database).tablePrefix("b_"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoLedgersInOneDatabaseDifferBySchema(Server server) {
        try (TestDatabase database = server.database()) {
            Databases.execute(database.dataSource(), "CREATE SCHEMA ledger_one", "CREATE SCHEMA ledger_two");
            apart(builder(database).schema("ledger_one"), builder(database).schema("ledger_two"));
            Databases.execute(
                    database.dataSource(),
                    "DROP SCHEMA ledger_one" + (server == Server.MARIADB ? "" : " CASCADE"),
                    "DROP SCHEMA ledger_two" + (server == Server.MARIADB ? "" : " CASCADE"));
        }
    }

    @Test
    void theCurrentSchemaOfTheConnectionIsTheLedgers() {
        try (TestDatabase database = Databases.h2Memory()) {
            Databases.execute(database.dataSource(), "CREATE SCHEMA ONE", "CREATE SCHEMA TWO");
            String url = ((JdbcDataSource) database.dataSource()).getURL();
            JdbcDataSource one = new JdbcDataSource();
            one.setURL(url + ";SCHEMA=ONE");
            JdbcDataSource two = new JdbcDataSource();
            two.setURL(url + ";SCHEMA=TWO");
            apart(
                    JdbcStorage.builder(one).kinds(TckKinds.ALL),
                    JdbcStorage.builder(two).kinds(TckKinds.ALL));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTableAndIndexBeginsWithThePrefix(Server server) throws SQLException {
        try (TestDatabase database = server.database();
                Connection connection = database.dataSource().getConnection()) {
            builder(database).tablePrefix("city_").schema().migrate();
            List<String> names = new ArrayList<>();
            String schema = server == Server.H2 ? "PUBLIC" : server == Server.POSTGRESQL ? "public" : null;
            try (ResultSet tables = connection
                    .getMetaData()
                    .getTables(connection.getCatalog(), schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
                while (tables.next()) {
                    names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }

            assertThat(names)
                    .contains("city_entry", "city_tck_item", "city_schema_history")
                    .allMatch(name -> name.startsWith("city_"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void missingTablesAndColumnsAreNamed(Server server) {
        try (TestDatabase database = server.database()) {
            assertThatThrownBy(() -> builder(database).open())
                    .isInstanceOfSatisfying(SchemaMismatch.class, e -> {
                        assertThat(e.code()).isEqualTo(StorageError.WRONG_SCHEMA);
                        assertThat(String.valueOf(e.fields().get("problems"))).contains("table vl_entry is missing");
                    })
                    .hasMessageContaining("none of the 7 tables of the ledger, such as vl_entry");
            builder(database).schema().migrate();
            Databases.execute(database.dataSource(), "DROP TABLE vl_tck_item_plain");
            assertThatThrownBy(() -> builder(database).open())
                    .hasMessageContaining("vl_tck_item_plain is missing")
                    .hasMessageNotContaining("vl_entry");
            Databases.execute(database.dataSource(), "ALTER TABLE vl_unique_key DROP COLUMN owner");
            assertThatThrownBy(() -> builder(database).open()).hasMessageContaining("vl_unique_key lacks owner");
        }
    }

    @ParameterizedTest
    @EnumSource
    void columnsOfAnotherTypeAreNamed(Server server) {
        try (TestDatabase database = server.database()) {
            builder(database).schema().migrate();
            Databases.execute(
                    database.dataSource(),
                    "ALTER TABLE vl_entry DROP COLUMN minutes",
                    "ALTER TABLE vl_entry ADD COLUMN minutes VARCHAR(10)",
                    "ALTER TABLE vl_entry DROP COLUMN recorded_by",
                    "ALTER TABLE vl_entry ADD COLUMN recorded_by BIGINT");

            assertThatThrownBy(() -> builder(database).open())
                    .hasMessageContaining("column minutes of table vl_entry is not a whole number")
                    .hasMessageContaining("column recorded_by of table vl_entry is not a text");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSchemaOfAnotherVersionIsRefused(Server server) {
        try (TestDatabase database = server.database()) {
            builder(database).schema().migrate();
            Databases.execute(database.dataSource(), "UPDATE vl_sequencer SET schema_version = 99");
            assertThatThrownBy(() -> builder(database).open()).hasMessageContaining("it has version 99");
            Databases.execute(database.dataSource(), "DELETE FROM vl_sequencer");
            assertThatThrownBy(() -> builder(database).open()).hasMessageContaining("has lost its row");
            assertThatCode(() -> builder(database).validated(false).open()).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKindThatHasChangedIsNotMigratedByGuessing(Server server) {
        Kind<Item> changed = Kind.named("tck_item", Item.class, Item::id)
                .attribute(Attribute.number("amount", Item::amount))
                .build();
        try (TestDatabase database = server.database()) {
            builder(database).schema().migrate();
            JdbcSchema schema = JdbcStorage.builder(database.dataSource())
                    .kinds(List.of(changed))
                    .schema();

            assertThatThrownBy(schema::migrate)
                    .isInstanceOf(SchemaMismatch.class)
                    .hasMessageContaining("refuses a step");
        }
    }

    @Test
    void anEditedHistoryIsRefused() {
        try (TestDatabase database = Databases.h2Memory()) {
            builder(database).schema().migrate();
            Databases.execute(
                    database.dataSource(), "UPDATE \"vl_schema_history\" SET \"checksum\" = 1 WHERE \"version\" = '1'");

            assertThatThrownBy(() -> builder(database).schema().migrate())
                    .isInstanceOf(SchemaMismatch.class)
                    .hasMessageContaining("has changed since");
        }
    }

    @Test
    void aMigrationNeedsADatabaseAndConnectionsOfItsOwn() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:tcp://localhost:1/none");
        JdbcSchema schema = JdbcStorage.builder(nowhere).schema();
        JdbcSchema joining = JdbcStorage.over(JdbcTransactions.joining(nowhere::getConnection))
                .schema();

        assertThatThrownBy(schema::migrate).isInstanceOf(StorageUnavailable.class);
        assertThatThrownBy(schema::validate).isInstanceOf(StorageUnavailable.class);
        assertThatThrownBy(joining::migrate).isInstanceOf(IllegalStateException.class);
        assertThat(schema.sql(Dialects.ANSI)).contains("CREATE TABLE vl_entry").doesNotContain("${");
    }

    @Test
    void namesThatCouldBeSqlAreRefused() {
        JdbcStorage.Builder builder = JdbcStorage.builder(new JdbcDataSource());
        for (String bad : List.of("", "A", "1a", "a-b", "a;", "a\"", "a".repeat(21))) {
            assertThatThrownBy(() -> builder.tablePrefix(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> builder.schema("a b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKindCannotTakeATableOfTheLedger() {
        JdbcStorage.Builder builder = JdbcStorage.builder(new JdbcDataSource());
        for (String name : List.of("entry", "account", "entry_by_key", "x_by_1")) {
            Kind<Item> kind = Kind.named(name, Item.class, Item::id).build();
            assertThatThrownBy(() -> builder.kinds(List.of(kind)).schema())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name);
        }
        assertThatThrownBy(() ->
                        builder.kinds(List.of(TckKinds.ITEM, TckKinds.ITEM)).schema())
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void apart(JdbcStorage.Builder one, JdbcStorage.Builder two) {
        one.schema().migrate();
        two.schema().migrate();
        one.open().commit(new Samples().first());

        assertThat(one.open().find(TckKinds.ITEM, 10)).isPresent();
        assertThat(two.open().find(TckKinds.ITEM, 10)).isEmpty();
        assertThat(two.open().changesAfter(0, 10)).isEmpty();
    }

    private static JdbcStorage.Builder builder(TestDatabase database) {
        return JdbcStorage.builder(database.dataSource()).kinds(TckKinds.ALL);
    }

    /** As a database administrator's tool does: comments out, one statement after the other. */
    private static void run(DataSource source, String script) {
        String statements = script.replaceAll("(?m)^--.*$", "");
        for (String statement : statements.split(";\\s*\\n", -1)) {
            if (!statement.isBlank()) {
                Databases.execute(source, statement);
            }
        }
    }
}
