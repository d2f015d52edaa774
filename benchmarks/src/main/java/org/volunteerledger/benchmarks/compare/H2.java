package org.volunteerledger.benchmarks.compare;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.volunteerledger.benchmarks.Calendar;
import org.volunteerledger.benchmarks.LedgerData;

/** H2 in memory. */
final class H2 {

    private static final int BATCH = 10_000;

    /** Without the result of the last time, which H2 would give again and again. */
    private static final String URL = "jdbc:h2:mem:;OPTIMIZE_REUSE_RESULTS=FALSE";

    private static final List<String> INDEXES = List.of(
            "CREATE INDEX entry_volunteer ON entry (volunteer, live, minutes)",
            "CREATE INDEX entry_team ON entry (team, ym, live, volunteer, minutes)",
            "CREATE INDEX entry_area ON entry (area, category, live, service_day, volunteer, minutes)",
            "CREATE INDEX entry_project ON entry (project, live, volunteer, minutes)",
            "ANALYZE");

    private H2() {}

    /** Answers from the rows. */
    static Engine open(LedgerData data) throws SQLException {
        Connection connection = DriverManager.getConnection(URL);
        JdbcEngine.execute(connection, List.of(EntryTable.areas(EntryTable.TINY)));
        JdbcEngine.execute(connection, List.of(EntryTable.create("CREATE", EntryTable.TINY)));
        insert(connection, FlatColumns.of(data));
        JdbcEngine.execute(connection, INDEXES);
        return new JdbcEngine(
                "in memory, raw rows with four covering indexes and a flag for what stands",
                data,
                connection,
                EntryTable::select,
                null,
                () -> {});
    }

    private static void insert(Connection connection, FlatColumns rows) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int row = 0; row < rows.rows; row++) {
                bind(insert, rows, row);
                insert.addBatch();
                if ((row + 1) % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** Sets the nine values of a row. */
    static void bind(PreparedStatement insert, FlatColumns rows, int row) throws SQLException {
        LocalDate day = Calendar.FIRST_DAY.plusDays(rows.day[row]);
        insert.setInt(1, rows.volunteer[row]);
        insert.setInt(2, rows.project[row]);
        insert.setShort(3, rows.team[row]);
        insert.setByte(4, rows.area[row]);
        insert.setByte(5, rows.category[row]);
        insert.setObject(6, day);
        insert.setByte(7, rows.month[row]);
        insert.setShort(8, rows.minutes[row]);
        insert.setBoolean(9, rows.live[row]);
    }
}
