package org.volunteerledger.benchmarks.compare;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.volunteerledger.benchmarks.Calendar;
import org.volunteerledger.benchmarks.LedgerData;

/** A real PostgreSQL, started for the purpose and set up for its best case: nothing durable, much memory. */
final class Postgres {

    private static final String TINY = "SMALLINT";

    private static final List<String> INDEXES = List.of(
            "CREATE INDEX ON entry (volunteer) INCLUDE (minutes) WHERE live",
            "CREATE INDEX ON entry (team, ym) INCLUDE (volunteer, minutes) WHERE live",
            "CREATE INDEX ON entry (area, category, service_day) INCLUDE (volunteer, minutes) WHERE live",
            "CREATE INDEX ON entry (project) INCLUDE (volunteer, minutes) WHERE live",
            "CREATE INDEX ON entry (service_day) INCLUDE (volunteer, minutes) WHERE live");

    private Postgres() {}

    /** Answers from the rows. */
    static Engine raw(LedgerData data, int threads) throws SQLException {
        EmbeddedPostgres server = start(threads);
        Connection connection = loaded(server, data);
        JdbcEngine.execute(connection, INDEXES);
        JdbcEngine.execute(connection, List.of("VACUUM ANALYZE entry"));
        return new JdbcEngine(
                "raw rows with five covering indexes over what stands, " + threads + " processes",
                data,
                connection,
                EntryTable::select,
                "SELECT pg_total_relation_size('entry')",
                () -> stop(server));
    }

    /** Answers from ready roll-up tables. */
    static Engine rollUps(LedgerData data, int threads) throws SQLException {
        EmbeddedPostgres server = start(threads);
        Connection connection = loaded(server, data);
        JdbcEngine.execute(connection, RollUpTables.create());
        JdbcEngine.execute(connection, List.of("VACUUM ANALYZE"));
        return new JdbcEngine(
                "ready roll-up tables with primary keys, " + threads + " processes",
                data,
                connection,
                RollUpTables::select,
                null,
                () -> stop(server));
    }

    static EmbeddedPostgres start(int threads) {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("shared_buffers", "1GB")
                    .setServerConfig("work_mem", "512MB")
                    .setServerConfig("maintenance_work_mem", "512MB")
                    .setServerConfig("max_wal_size", "8GB")
                    .setServerConfig("max_parallel_workers_per_gather", String.valueOf(threads - 1))
                    .setServerConfig("jit", "off")
                    .setPGStartupWait(Duration.ofMinutes(3))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection loaded(EmbeddedPostgres server, LedgerData data) throws SQLException {
        Connection connection = server.getPostgresDatabase().getConnection();
        JdbcEngine.execute(connection, List.of(EntryTable.areas(TINY)));
        JdbcEngine.execute(connection, List.of(EntryTable.create("CREATE UNLOGGED", TINY)));
        copy(connection, FlatColumns.of(data));
        JdbcEngine.execute(connection, List.of("VACUUM ANALYZE entry"));
        return connection;
    }

    /** Loads rows as text, the way that is fast. */
    static void copy(Connection connection, FlatColumns rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY entry FROM STDIN");
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.rows; row++) {
            text.append(rows.volunteer[row]).append('\t');
            text.append(rows.project[row]).append('\t');
            text.append(rows.team[row]).append('\t');
            text.append(rows.area[row]).append('\t');
            text.append(rows.category[row]).append('\t');
            text.append(Calendar.FIRST_DAY.plusDays(rows.day[row])).append('\t');
            text.append(rows.month[row]).append('\t');
            text.append(rows.minutes[row]).append('\t');
            text.append(rows.live[row] ? 't' : 'f').append('\n');
            if (text.length() > 1 << 16 || row == rows.rows - 1) {
                byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
                copy.writeToCopy(bytes, 0, bytes.length);
                text.setLength(0);
            }
        }
        copy.endCopy();
    }
}
