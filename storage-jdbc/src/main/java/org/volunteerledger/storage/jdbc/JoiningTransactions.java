package org.volunteerledger.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.StorageError;

/** Work under savepoints in a transaction that the host began and ends. */
final class JoiningTransactions implements JdbcTransactions {

    private static final Boundary NONE = new Boundary() {
        @Override
        public void commit() {
            // The host ends the transaction.
        }

        @Override
        public void rollback() {
            // Reads leave nothing to take back.
        }
    };

    private final HostConnection host;

    JoiningTransactions(HostConnection host) {
        this.host = host;
    }

    @Override
    public Connection open() throws SQLException {
        return host.current();
    }

    @Override
    public void close(Connection connection) {
        // The host's.
    }

    @Override
    public boolean owning() {
        return false;
    }

    @Override
    public Boundary read(Connection connection) throws SQLException {
        Isolation.require(connection);
        return NONE;
    }

    @Override
    public Boundary snapshot(Connection connection) throws SQLException {
        return read(connection);
    }

    @Override
    public Boundary write(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new StorageUnavailable(
                    StorageError.UNSAFE_SETTING,
                    "The host's connection commits each statement by itself, so there is no transaction to join.");
        }
        Isolation.require(connection);
        Savepoint savepoint = connection.setSavepoint();
        return new Boundary() {
            @Override
            public void commit() throws SQLException {
                connection.releaseSavepoint(savepoint);
            }

            @Override
            public void rollback() throws SQLException {
                connection.rollback(savepoint);
            }
        };
    }
}
