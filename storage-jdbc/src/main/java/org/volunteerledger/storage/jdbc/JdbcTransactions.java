package org.volunteerledger.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Who owns the transactions: lends connections and draws the boundaries of what is done as a whole. Thread-safe.
 *
 * <p>Decisions rest on READ COMMITTED: each implementation makes sure of that level at every boundary. At higher levels a version
 * that is compared and set may be compared with an old snapshot. Only a {@link #snapshot}, which decides nothing, has REPEATABLE READ.
 */
public interface JdbcTransactions {

    /**
     * Lends a connection for one operation of the storage.
     *
     * @return a connection
     * @throws SQLException if there is none to be had
     */
    Connection open() throws SQLException;

    /**
     * Takes a connection back that {@link #open} lent.
     *
     * @param connection the connection
     * @throws SQLException if giving it back fails; what was committed stays committed
     */
    void close(Connection connection) throws SQLException;

    /**
     * Before one statement that only reads.
     *
     * @param connection a connection from {@link #open}
     * @return the boundary, to be ended exactly once
     * @throws SQLException if the connection does not work
     * @throws org.volunteerledger.error.StorageUnavailable if the isolation level is not READ COMMITTED
     */
    Boundary read(Connection connection) throws SQLException;

    /**
     * Before several statements that only read. If transactions are owned, all of them see the same moment; otherwise each sees its own,
     * as READ COMMITTED has it.
     *
     * @param connection a connection from {@link #open}
     * @return the boundary, to be ended exactly once
     * @throws SQLException if the connection does not work
     * @throws org.volunteerledger.error.StorageUnavailable if the isolation level is not READ COMMITTED where it must be
     */
    Boundary snapshot(Connection connection) throws SQLException;

    /**
     * Before several statements that are done as a whole or not at all.
     *
     * @param connection a connection from {@link #open}
     * @return the boundary, to be ended exactly once
     * @throws SQLException if the connection does not work
     * @throws org.volunteerledger.error.StorageUnavailable if the isolation level is not READ COMMITTED, or there is no
     *     transaction to join
     */
    Boundary write(Connection connection) throws SQLException;

    /**
     * Whether each boundary is a transaction of its own.
     *
     * @return false if it is part of a transaction that somebody else ends
     */
    boolean owning();

    /** What is done as a whole. One of the two methods is called, once. */
    interface Boundary {

        /**
         * Keeps what was done: commits, if the transaction is owned.
         *
         * @throws SQLException if it is not known to be kept
         */
        void commit() throws SQLException;

        /**
         * Takes back what was done since the boundary was drawn, and nothing before it.
         *
         * @throws SQLException if that failed; the connection is unfit for use then
         */
        void rollback() throws SQLException;
    }

    /** Gives the connection of the transaction that the host has under way. */
    @FunctionalInterface
    interface HostConnection {

        /**
         * The connection, with auto-commit off and at READ COMMITTED.
         *
         * @return the connection, which the storage never closes
         * @throws SQLException if there is none
         */
        Connection current() throws SQLException;
    }

    /**
     * Transactions of the storage's own: each takes a connection, sets READ COMMITTED and checks it, commits or rolls back, and gives
     * the connection back with the auto-commit, isolation and read-only settings that it came with.
     *
     * @param dataSource where connections come from; with auto-commit on or off. It is never closed
     * @return the transactions
     */
    static JdbcTransactions owning(DataSource dataSource) {
        return new OwningTransactions(dataSource);
    }

    /**
     * Work inside the transaction of the host. Never commits, rolls back, closes or changes a setting of the connection. Each commit of
     * the storage works under a savepoint, so a refused one leaves the host's transaction usable.
     *
     * @param host gives the connection of the transaction that is under way on this thread
     * @return the transactions
     */
    static JdbcTransactions joining(HostConnection host) {
        return new JoiningTransactions(host);
    }
}
