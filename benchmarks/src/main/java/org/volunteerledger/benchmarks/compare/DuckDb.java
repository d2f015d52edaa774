package org.volunteerledger.benchmarks.compare;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.volunteerledger.benchmarks.Calendar;
import org.volunteerledger.benchmarks.LedgerData;

/** DuckDB in memory. */
final class DuckDb {

    private static final String BYTES = "SELECT SUM(memory_usage_bytes)::BIGINT FROM duckdb_memory()";

    private DuckDb() {}

    /** Answers from the rows. */
    static Engine raw(LedgerData data, int threads) throws SQLException {
        DuckDBConnection connection = loaded(data, threads);
        return new JdbcEngine(
                "in memory, raw rows with a flag for what stands, " + threads + " threads",
                data,
                connection,
                EntryTable::select,
                BYTES,
                () -> {});
    }

    /** Answers from ready roll-up tables. */
    static Engine rollUps(LedgerData data, int threads) throws SQLException {
        DuckDBConnection connection = loaded(data, threads);
        JdbcEngine.execute(connection, RollUpTables.create());
        return new JdbcEngine(
                "in memory, ready roll-up tables with primary keys, " + threads + " threads",
                data,
                connection,
                RollUpTables::select,
                BYTES,
                () -> {});
    }

    /** An empty database. */
    static DuckDBConnection open(int threads) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        JdbcEngine.execute(connection, List.of("SET threads = " + threads));
        return connection.unwrap(DuckDBConnection.class);
    }

    private static DuckDBConnection loaded(LedgerData data, int threads) throws SQLException {
        DuckDBConnection connection = open(threads);
        JdbcEngine.execute(connection, List.of(EntryTable.areas(EntryTable.TINY)));
        JdbcEngine.execute(connection, List.of(EntryTable.create("CREATE", EntryTable.TINY)));
        FlatColumns rows = FlatColumns.of(data);
        int firstDay = (int) Calendar.FIRST_DAY.toEpochDay();
        try (DuckDBAppender appender = connection.createAppender("entry")) {
            for (int row = 0; row < rows.rows; row++) {
                appender.beginRow()
                        .append(rows.volunteer[row])
                        .append(rows.project[row])
                        .append(rows.team[row])
                        .append(rows.area[row])
                        .append(rows.category[row])
                        .appendEpochDays(firstDay + rows.day[row])
                        .append(rows.month[row])
                        .append(rows.minutes[row])
                        .append(rows.live[row])
                        .endRow();
            }
        }
        return connection;
    }
}
