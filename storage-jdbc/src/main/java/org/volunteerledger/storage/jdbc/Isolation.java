package org.volunteerledger.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.StorageError;

/** Makes sure of isolation levels. At READ COMMITTED alone a compared and set version was measured to be right on every database. */
final class Isolation {

    private Isolation() {}

    static boolean isReadCommitted(Connection connection) throws SQLException {
        return connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED;
    }

    static void require(Connection connection) throws SQLException {
        require(connection, Connection.TRANSACTION_READ_COMMITTED);
    }

    static void require(Connection connection, int wanted) throws SQLException {
        int level = connection.getTransactionIsolation();
        if (level != wanted) {
            throw new StorageUnavailable(
                    StorageError.UNSAFE_SETTING,
                    "The transaction runs at isolation level " + name(level) + "; only " + name(wanted) + " is safe.",
                    Map.of("isolation", name(level)));
        }
    }

    private static String name(int level) {
        return switch (level) {
            case Connection.TRANSACTION_READ_UNCOMMITTED -> "READ UNCOMMITTED";
            case Connection.TRANSACTION_READ_COMMITTED -> "READ COMMITTED";
            case Connection.TRANSACTION_REPEATABLE_READ -> "REPEATABLE READ";
            case Connection.TRANSACTION_SERIALIZABLE -> "SERIALIZABLE";
            default -> "number " + level;
        };
    }
}
