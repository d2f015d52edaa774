package org.volunteerledger.benchmarks.compare;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.benchmarks.Calendar;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.ReportKind;

/** A database that answers by prepared statements on one connection. */
final class JdbcEngine implements Engine {

    /** What stops the database. */
    interface Closing {

        /** Stops it. */
        void close() throws SQLException;
    }

    private final String about;
    private final LedgerData data;
    private final Connection connection;
    private final @Nullable String bytes;
    private final Closing closing;
    private final Map<ReportKind, PreparedStatement> statements = new EnumMap<>(ReportKind.class);

    /**
     * Prepares the statements.
     *
     * @param about      one line, after the version of the database
     * @param data       what was loaded
     * @param connection a connection of its own, which is closed with it
     * @param reports    the statement of each report; null for a report that it cannot answer
     * @param bytes      the statement that tells the bytes that the entries take, or null
     * @param closing    what else is closed
     */
    JdbcEngine(
            String about,
            LedgerData data,
            Connection connection,
            Function<ReportKind, @Nullable String> reports,
            @Nullable String bytes,
            Closing closing)
            throws SQLException {
        this.about = connection.getMetaData().getDatabaseProductName() + " "
                + connection.getMetaData().getDatabaseProductVersion() + ", " + about;
        this.data = data;
        this.connection = connection;
        this.bytes = bytes;
        this.closing = closing;
        for (ReportKind report : ReportKind.values()) {
            String sql = reports.apply(report);
            if (sql != null) {
                statements.put(report, connection.prepareStatement(sql));
            }
        }
    }

    @Override
    public String about() {
        return about;
    }

    @Override
    public boolean answers(ReportKind report) {
        return statements.containsKey(report);
    }

    @Override
    public void answer(ReportKind report, int time, RowSink sink) throws SQLException {
        PreparedStatement statement = statements.get(report);
        if (statement == null) {
            throw new IllegalArgumentException(about + " has no statement for " + report);
        }
        if (report == ReportKind.ONE_VOLUNTEER) {
            statement.setInt(1, (int) ReportKind.volunteer(data, time));
        } else if (report == ReportKind.ONE_TEAM_MONTH) {
            statement.setInt(1, (int) ReportKind.team(data, time));
            statement.setInt(2, (int) ChronoUnit.MONTHS.between(Calendar.FIRST_DAY, ReportKind.month(time)));
        }
        try (ResultSet result = statement.executeQuery()) {
            read(report, result, sink);
        }
    }

    private static void read(ReportKind report, ResultSet result, RowSink sink) throws SQLException {
        int keys = report.keys();
        boolean volunteers = report.countsVolunteers();
        long firstMonth = report.byMonth() ? FlatColumns.firstMonth() : 0;
        while (result.next()) {
            long entries = result.getLong(keys + 2);
            // Sums over nothing are one row in SQL, and no group in a report.
            if (entries > 0) {
                sink.row(
                        keys > 0 ? result.getLong(1) : 0,
                        keys > 1 ? result.getLong(2) + firstMonth : 0,
                        result.getLong(keys + 1),
                        entries,
                        volunteers ? result.getLong(keys + 3) : 0);
            }
        }
    }

    @Override
    public long bytes() throws SQLException {
        if (bytes == null) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(bytes)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        closing.close();
    }

    /** Runs statements one after the other. */
    static void execute(Connection connection, Iterable<String> statements) throws SQLException {
        for (String sql : statements) {
            // A new one each time: DuckDB closes a statement after an error.
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
