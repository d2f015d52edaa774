package org.volunteerledger.benchmarks.compare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.volunteerledger.benchmarks.Calendar;
import org.volunteerledger.benchmarks.LedgerData;

/**
 * The appender of DuckDB, into a table in memory without an index. A void is a row that takes away, as appending cannot change the row
 * of its grant.
 */
final class AppendDuckDb implements AppendSide {

    private static final int FIRST_DAY = (int) Calendar.FIRST_DAY.toEpochDay();

    private final FlatColumns rows;
    private final DuckDBConnection connection;
    private final DuckDBAppender appender;
    private int[] lines = new int[0];
    private int from;
    private int to;

    AppendDuckDb(LedgerData data) throws SQLException {
        rows = FlatColumns.of(data);
        connection = DuckDb.open(1);
        JdbcEngine.execute(
                connection,
                List.of(
                        "CREATE TABLE entry (volunteer INTEGER NOT NULL, project INTEGER NOT NULL, team SMALLINT NOT NULL,"
                                + " area TINYINT NOT NULL, category TINYINT NOT NULL, service_day DATE NOT NULL,"
                                + " ym TINYINT NOT NULL, minutes SMALLINT NOT NULL, sign TINYINT NOT NULL)"));
        appender = connection.createAppender("entry");
    }

    @Override
    public void prepare(int[] all, int first, int end) {
        lines = all;
        from = first;
        to = end;
    }

    @Override
    public void add() throws SQLException {
        for (int i = from; i < to; i++) {
            int row = lines[i] < 0 ? ~lines[i] : lines[i];
            int sign = lines[i] < 0 ? -1 : 1;
            appender.beginRow()
                    .append(rows.volunteer[row])
                    .append(rows.project[row])
                    .append(rows.team[row])
                    .append(rows.area[row])
                    .append(rows.category[row])
                    .appendEpochDays(FIRST_DAY + rows.day[row])
                    .append(rows.month[row])
                    .append((short) (sign * rows.minutes[row]))
                    .append((byte) sign)
                    .endRow();
        }
    }

    @Override
    public void finish() throws SQLException {
        appender.close();
    }

    @Override
    public long minutes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT CAST(SUM(minutes) AS BIGINT) FROM entry")) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
