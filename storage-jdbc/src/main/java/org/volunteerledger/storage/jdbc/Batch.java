package org.volunteerledger.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.StorageError;

/** Writes many rows with one prepared statement. */
final class Batch {

    private static final int ROWS = 5_000;

    /** Binds one row. */
    @FunctionalInterface
    interface Binder<R> {
        void bind(PreparedStatement statement, R row) throws SQLException;
    }

    private Batch() {}

    /** Runs the statement for each row. */
    static <R> void run(Connection connection, String sql, List<R> rows, Binder<R> binder) throws SQLException {
        run(connection, sql, rows, binder, false);
    }

    /** Runs the statement for each row, which must hit exactly one. */
    static <R> void hitEach(Connection connection, String sql, List<R> rows, Binder<R> binder) throws SQLException {
        run(connection, sql, rows, binder, true);
    }

    private static <R> void run(Connection connection, String sql, List<R> rows, Binder<R> binder, boolean counted)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int from = 0; from < rows.size(); from += ROWS) {
                for (R row : rows.subList(from, Math.min(rows.size(), from + ROWS))) {
                    binder.bind(statement, row);
                    statement.addBatch();
                }
                int[] counts = statement.executeBatch();
                if (counted) {
                    expectOnes(counts);
                }
            }
        }
    }

    private static void expectOnes(int[] counts) {
        for (int count : counts) {
            if (count == Statement.SUCCESS_NO_INFO) {
                throw new StorageUnavailable(
                        StorageError.UNSAFE_SETTING,
                        "The driver does not say how many rows each update of a batch has hit;"
                                + " turn its bulk mode for updates off (MariaDB: useBulkStmts=false).",
                        Map.of("setting", "useBulkStmts"));
            }
            if (count != 1) {
                throw new Disputed();
            }
        }
    }

    static void setLong(PreparedStatement statement, int index, @Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, value);
        }
    }

    static void setText(PreparedStatement statement, int index, @Nullable String value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setString(index, value);
        }
    }
}
