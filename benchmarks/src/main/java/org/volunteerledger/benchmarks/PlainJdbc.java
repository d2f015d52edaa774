package org.volunteerledger.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a developer without the library would do with ready rows: one prepared statement, batches, a commit after each batch. */
final class PlainJdbc {

    private static final int COLUMNS = 29;
    /** The table of entries, with the library's usual prefix. */
    static final String TABLE = "vl_entry";

    private PlainJdbc() {}

    /** All rows, in the order in which they were recorded. */
    static List<@Nullable Object[]> rows(DataSource source) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        visit(source, "change_id, CAST(SUBSTRING(entry_key, 5) AS INTEGER)", rows::add);
        return rows;
    }

    /** A number that depends on every value of every row, and not on the order in which they were written. */
    static long fingerprint(DataSource source) throws SQLException {
        long[] fingerprint = new long[1];
        visit(source, "account, sequence", row -> {
            for (Object value : row) {
                fingerprint[0] = Chance.mix(fingerprint[0] + (value == null ? 0 : value.hashCode()));
            }
        });
        return fingerprint[0];
    }

    /** Inserts rows with the same columns into the same table with the same indexes, a batch in each commit. */
    static void insert(DataSource source, List<@Nullable Object[]> rows, int rowsPerCommit) throws SQLException {
        insert(source, rows, rowsPerCommit, true);
    }

    /** The same; in one commit, unless a commit for each batch is asked for. */
    static void insert(DataSource source, List<@Nullable Object[]> rows, int rowsPerBatch, boolean commitEach)
            throws SQLException {
        String sql = "INSERT INTO " + TABLE + " VALUES (" + String.join(", ", Collections.nCopies(COLUMNS, "?")) + ")";
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                for (int from = 0; from < rows.size(); from += rowsPerBatch) {
                    for (Object[] row : rows.subList(from, Math.min(rows.size(), from + rowsPerBatch))) {
                        for (int column = 0; column < COLUMNS; column++) {
                            set(insert, column + 1, row[column]);
                        }
                        insert.addBatch();
                    }
                    insert.executeBatch();
                    if (commitEach) {
                        connection.commit();
                    }
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static void set(PreparedStatement insert, int at, @Nullable Object value) throws SQLException {
        if (value instanceof Long number) {
            insert.setLong(at, number);
        } else if (value instanceof Integer number) {
            insert.setInt(at, number);
        } else if (value instanceof String text) {
            insert.setString(at, text);
        } else {
            insert.setNull(at, Types.NULL);
        }
    }

    private static void visit(DataSource source, String order, Consumer<@Nullable Object[]> visitor)
            throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + TABLE + " ORDER BY " + order)) {
            while (result.next()) {
                @Nullable Object[] row = new @Nullable Object[COLUMNS];
                for (int column = 0; column < COLUMNS; column++) {
                    row[column] = result.getObject(column + 1);
                }
                visitor.accept(row);
            }
        }
    }
}
