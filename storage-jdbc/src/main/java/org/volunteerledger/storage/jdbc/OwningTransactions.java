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
        before.readCommitted(connection);
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
                before.restore(connection);
            }
        };
    }

    @Override
    public Boundary write(Connection connection) throws SQLException {
        Settings before = Settings.of(connection);
        if (before.readOnly) {
            connection.setReadOnly(false);
        }
        before.readCommitted(connection);
        if (before.autoCommit) {
            connection.setAutoCommit(false);
        }
        return new Boundary() {
            @Override
            public void commit() throws SQLException {
                connection.commit();
                try {
                    before.restore(connection);
                } catch (SQLException e) {
                    // It is committed; a connection that cannot be set back is the pool's to throw away.
                    return;
                }
            }

            // Setting auto-commit on would commit: so only after the rollback has worked.
            @Override
            public void rollback() throws SQLException {
                connection.rollback();
                before.restore(connection);
            }
        };
    }

    /** The settings that a connection came with. */
    private record Settings(boolean autoCommit, int isolation, boolean readOnly) {

        static Settings of(Connection connection) throws SQLException {
            return new Settings(
                    connection.getAutoCommit(), connection.getTransactionIsolation(), connection.isReadOnly());
        }

        void readCommitted(Connection connection) throws SQLException {
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                Isolation.require(connection);
            }
        }

        void restore(Connection connection) throws SQLException {
            if (connection.getAutoCommit() != autoCommit) {
                connection.setAutoCommit(autoCommit);
            }
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(isolation);
            }
            if (readOnly && !connection.isReadOnly()) {
                connection.setReadOnly(true);
            }
        }
    }
}
