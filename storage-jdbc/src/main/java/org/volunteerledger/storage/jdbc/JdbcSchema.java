package org.volunteerledger.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.SchemaMismatch;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.StorageError;

/**
 * The tables of a {@link JdbcStorage}, made and checked. Nothing is made unless {@link #migrate} is called; a host may as well run the
 * scripts under its own Flyway or hand {@link #sql} to a database administrator. Thread-safe.
 */
public final class JdbcSchema {

    private final JdbcTransactions transactions;
    private final TableNames names;
    private final List<Kind<?>> kinds;
    private final @Nullable Dialect chosen;

    JdbcSchema(JdbcTransactions transactions, TableNames names, List<Kind<?>> kinds, @Nullable Dialect chosen) {
        this.transactions = transactions;
        this.names = names;
        this.kinds = kinds;
        this.chosen = chosen;
    }

    /**
     * Makes the tables, or brings them up to this version of the library. Works in a schema that holds other tables too; what was done
     * is noted in a history table with the prefix of all others. Several processes may do it at once.
     *
     * @throws IllegalStateException if the storage joins transactions of its host, since a migration needs connections of its own
     * @throws SchemaMismatch        if what is there was altered or made by a later version, or the database refuses a step
     * @throws org.volunteerledger.error.StorageUnavailable if the database cannot be reached
     */
    public void migrate() {
        if (!(transactions instanceof OwningTransactions owning)) {
            throw new IllegalStateException(
                    "a migration needs a DataSource; run it apart from the host's transactions");
        }
        try {
            migrate(flyway(owning.dataSource()));
        } catch (FlywayException e) {
            throw refused(e);
        } catch (SQLException e) {
            throw Failures.unavailable(e);
        }
        validate();
    }

    /**
     * Of several processes that begin a history at once, those that come second may take the tables of the first for those of a host.
     * Once there is a history, none does.
     */
    private static void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            if (Failures.sqlException(e) != null) {
                throw e;
            }
            flyway.migrate();
        }
    }

    /**
     * Checks that the tables are there, with the columns and the version that this version of the library works with. Writes nothing.
     *
     * @throws SchemaMismatch if they are not, with what differs
     * @throws org.volunteerledger.error.StorageUnavailable if the database cannot be reached
     */
    public void validate() {
        new SchemaCheck(new Sessions(transactions, dialect()), names, kinds).run();
    }

    /**
     * The whole script, with prefix and types filled in, for a database without any of the tables.
     *
     * @param dialect the database to write it for; needs no connection
     * @return statements, each ended by a semicolon
     */
    public String sql(Dialect dialect) {
        StringBuilder script = new StringBuilder();
        if (names.schema() != null) {
            script.append(dialect.useSchema(names.schema())).append(";\n\n");
        }
        SchemaScripts.resources().forEach(resource -> script.append(resource).append('\n'));
        script.append(SchemaScripts.script(SchemaScripts.withoutResource(kinds)));
        return SchemaScripts.fill(script.toString(), SchemaScripts.placeholders(names.prefix(), dialect));
    }

    private Flyway flyway(DataSource dataSource) throws SQLException {
        Dialect dialect;
        String schema;
        try (Connection connection = dataSource.getConnection()) {
            dialect = chosen != null ? chosen : Dialects.detect(connection);
            schema = names.schema() != null && connection.getMetaData().storesUpperCaseIdentifiers()
                    ? names.schema().toUpperCase(Locale.ROOT)
                    : names.schema();
        }
        Map<String, String> placeholders = SchemaScripts.placeholders(names.prefix(), dialect);
        FluentConfiguration configuration = Flyway.configure(JdbcSchema.class.getClassLoader())
                .dataSource(dataSource)
                .locations(SchemaScripts.LOCATION)
                .placeholders(placeholders)
                .table(names.history())
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .createSchemas(false)
                // Another process may know other kinds.
                .ignoreMigrationPatterns("*:missing", "*:future")
                .javaMigrations(SchemaScripts.withoutResource(kinds).stream()
                        .map(kind -> new KindMigration(kind, placeholders))
                        .toArray(JavaMigration[]::new));
        if (schema != null) {
            configuration.defaultSchema(schema);
        }
        return configuration.load();
    }

    private Dialect dialect() {
        return chosen != null ? chosen : detect(transactions);
    }

    /** The dialect of the database that transactions run on. */
    static Dialect detect(JdbcTransactions transactions) {
        try {
            Connection connection = transactions.open();
            try {
                return Dialects.detect(connection);
            } finally {
                transactions.close(connection);
            }
        } catch (SQLException e) {
            throw Failures.unavailable(e);
        }
    }

    /** Flyway quotes statements and the driver, so only the numbers are kept. */
    private static LedgerException refused(FlywayException error) {
        SQLException sql = Failures.sqlException(error);
        if (sql == null) {
            return new SchemaMismatch(
                    StorageError.WRONG_SCHEMA,
                    "Flyway cannot migrate the schema (" + error.getClass().getSimpleName()
                            + "): a script or kind that was applied has changed since, or a step has failed before.");
        }
        String state = sql.getSQLState();
        if (state != null && (state.startsWith("08") || state.startsWith("57"))) {
            return Failures.unavailable(sql);
        }
        return new SchemaMismatch(
                StorageError.WRONG_SCHEMA,
                "The database refuses a step of the migration " + Failures.numbers(sql) + ".",
                Failures.fields(sql));
    }
}
