package org.volunteerledger.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions of the storage's own, on connections of a data source. */
final class OwningTransactions implements JdbcTransactions {

    private final DataSource dataSource;

    OwningTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    DataSource dataSource() {
        return dataSource;
    }

    @Override
    public Connection open() throws SQLException {
        return dataSource.getConnection();
    }

    @Override
    public void close(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public boolean owning() {
        return true;
    }

    /** One statement needs no transaction around it, only an end if the connection has begun one by itself. */
    @Override
    public Boundary read(Connection connection) throws SQLException {
        Settings before = Settings.of(connection);
        Settings now = before.at(connection, Connection.TRANSACTION_READ_COMMITTED);
        return new Boundary() {
            @Override
            public void commit() throws SQLException {
                rollback();
            }

            @Override
            public void rollback() throws SQLException {
                if (!before.autoCommit) {
                    connection.rollback();
                }
                now.restore(connection, before);
            }
        };
    }

    /** Repeatable reads are of one moment on every supported database: that of the first. */
    @Override
    public Boundary snapshot(Connection connection) throws SQLException {
        return begin(connection, Settings.of(connection), Connection.TRANSACTION_REPEATABLE_READ);
    }

    @Override
    public Boundary write(Connection connection) throws SQLException {
        Settings before = Settings.of(connection);
        if (before.readOnly) {
            connection.setReadOnly(false);
        }
        return begin(connection, before, Connection.TRANSACTION_READ_COMMITTED);
    }

    private static Boundary begin(Connection connection, Settings before, int isolation) throws SQLException {
        Settings now = before.at(connection, isolation);
        if (before.autoCommit) {
            connection.setAutoCommit(false);
        }
        return new Boundary() {
            @Override
            public void commit() throws SQLException {
                connection.commit();
                try {
                    now.restore(connection, before);
                } catch (SQLException e) {
                    // It is committed; a connection that cannot be set back is the pool's to throw away.
                    return;
                }
            }

            // Setting auto-commit on would commit: so only after the rollback has worked.
            @Override
            public void rollback() throws SQLException {
                connection.rollback();
                now.restore(connection, before);
            }
        };
    }

    /** The settings of a connection that are changed for a while. */
    private record Settings(boolean autoCommit, int isolation, boolean readOnly) {

        static Settings of(Connection connection) throws SQLException {
            return new Settings(
                    connection.getAutoCommit(), connection.getTransactionIsolation(), connection.isReadOnly());
        }

        /** Sets an isolation level, and makes sure of it. */
        Settings at(Connection connection, int level) throws SQLException {
            if (isolation != level) {
                connection.setTransactionIsolation(level);
                Isolation.require(connection, level);
            }
            return new Settings(autoCommit, level, readOnly);
        }

        /** Sets back what was before. */
        void restore(Connection connection, Settings before) throws SQLException {
            if (connection.getAutoCommit() != before.autoCommit) {
                connection.setAutoCommit(before.autoCommit);
            }
            if (isolation != before.isolation) {
                connection.setTransactionIsolation(before.isolation);
            }
            if (before.readOnly && !connection.isReadOnly()) {
                connection.setReadOnly(true);
            }
        }
    }
}
