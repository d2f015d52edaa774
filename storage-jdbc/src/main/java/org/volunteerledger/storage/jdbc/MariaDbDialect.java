package org.volunteerledger.storage.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.StorageError;

/** MariaDB with InnoDB. */
final class MariaDbDialect implements Dialect {

    /** Lock wait timeout, deadlock, record changed since it was read. */
    private static final Set<Integer> TRY_AGAIN = Set.of(1205, 1213, 1020);

    @Override
    public String name() {
        return "MariaDB";
    }

    @Override
    public String textType() {
        return "MEDIUMTEXT";
    }

    @Override
    public String collation() {
        return "";
    }

    /** The default collation takes a for A, a trailing blank for none, and one rare character for another. */
    @Override
    public String tableOptions() {
        return " ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin";
    }

    @Override
    public String useSchema(String schema) {
        return "USE " + schema;
    }

    @Override
    public Failure classify(@Nullable String sqlState, int vendorCode) {
        return TRY_AGAIN.contains(vendorCode) ? Failure.CONTENTION : SqlStates.classify(sqlState);
    }

    /** A statement-based binary log refuses every write at READ COMMITTED: better to hear it before the first one. */
    @Override
    public void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@log_bin, @@binlog_format")) {
            if (row.next() && row.getBoolean(1) && "STATEMENT".equals(row.getString(2))) {
                throw new StorageUnavailable(
                        StorageError.UNSAFE_SETTING,
                        "MariaDB logs statements (binlog_format=STATEMENT), which READ COMMITTED does not allow;"
                                + " set it to ROW or MIXED.",
                        Map.of("binlogFormat", "STATEMENT"));
            }
        }
    }
}
