package org.volunteerledger.storage.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.StorageError;

/** H2, embedded or as a server. */
final class H2Dialect implements Dialect {

    private static final Logger LOG = LoggerFactory.getLogger(H2Dialect.class);

    private static final int LOCK_TIMEOUT = 50200;
    private static final int CONCURRENT_UPDATE = 90131;

    @Override
    public String name() {
        return "H2";
    }

    @Override
    public String textType() {
        return "VARCHAR";
    }

    @Override
    public String collation() {
        return "";
    }

    @Override
    public String tableOptions() {
        return "";
    }

    @Override
    public String useSchema(String schema) {
        return "SET SCHEMA " + schema;
    }

    /**
     * H2 2.5.252 keeps a prepared query in its session and, if it looks up a list of values in an index and is ended by a limit, does
     * not begin anew when it is executed with other parameters: the next page then lacks rows. A comment makes it another query.
     */
    @Override
    public String unlikeOthers(String query, long serial) {
        return query + " /* " + serial + " */";
    }

    /** H2 reckons with one value of a list, however long it is. */
    @Override
    public String withoutIndex(String column) {
        return "(" + column + " + 0)";
    }

    @Override
    public Failure classify(@Nullable String sqlState, int vendorCode) {
        return vendorCode == LOCK_TIMEOUT || vendorCode == CONCURRENT_UPDATE
                ? Failure.CONTENTION
                : SqlStates.classify(sqlState);
    }

    @Override
    public void check(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        warnIfOlder(about.getDatabaseMajorVersion(), about.getDatabaseMinorVersion());
        int delay = writeDelay(connection);
        if (delay > 0 && durable(connection)) {
            throw new StorageUnavailable(
                    StorageError.UNSAFE_SETTING,
                    "H2 writes commits to the file up to " + delay
                            + " ms late, so acknowledged commits are lost if the process is killed;"
                            + " add ;WRITE_DELAY=0 to the URL.",
                    Map.of("writeDelay", delay));
        }
    }

    static void warnIfOlder(int major, int minor) {
        if (major < 2 || (major == 2 && minor < 5)) {
            LOG.warn(
                    "H2 {}.{} is older than 2.5, which the storage is tested with; 2.4 may not see its own updates.",
                    major,
                    minor);
        }
    }

    /** A database in memory has no file whose size could be told. */
    @Override
    public boolean durable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT 1 FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'info.FILE_SIZE'")) {
            return row.next();
        }
    }

    /**
     * With {@code WRITE_DELAY=0}, H2 2.3.232 and 2.5.252 let about one in ten thousand contended updates of a row through although
     * another transaction has changed the row and committed: {@code WHERE version = ?} holds for both, and so it does after
     * {@code SELECT ... FOR UPDATE}. It was seen with files only, and never while one transaction after another writes.
     */
    @Override
    public @Nullable String oneWriterAtATime(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DATABASE_PATH()")) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** The setting in force, whether it came from the URL or was stored in the file by an earlier one. */
    private static int writeDelay(Connection connection) throws SQLException {
        int delay = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'")) {
            while (row.next()) {
                delay = Math.max(delay, row.getInt(1));
            }
        }
        return delay;
    }
}
