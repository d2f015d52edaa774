package org.volunteerledger.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.jdbc.JdbcTransactions.Boundary;

/** Runs all work on the database, each piece within a boundary, and turns what goes wrong into the library's errors. */
final class Sessions {

    /** Work on the database. */
    @FunctionalInterface
    interface Work<T> {
        T run(Handle handle) throws SQLException;
    }

    private final JdbcTransactions transactions;
    private final Failures failures;
    private final Jdbi jdbi;
    private final @Nullable Lock turns;
    private volatile boolean closed;

    Sessions(JdbcTransactions transactions, Dialect dialect) {
        this(transactions, new Failures(dialect), jdbi(transactions), null);
    }

    private Sessions(JdbcTransactions transactions, Failures failures, Jdbi jdbi, @Nullable Lock turns) {
        this.transactions = transactions;
        this.failures = failures;
        this.jdbi = jdbi;
        this.turns = turns;
    }

    /** The same, with one writer at a time. */
    Sessions inTurns(Lock ofWriters) {
        return new Sessions(transactions, failures, jdbi, ofWriters);
    }

    /**
     * The end of a query whose rows must stay as they are until the commit. Where writers take turns nobody could change them, and H2
     * would write every page anew of which it locks a row.
     */
    String rowLock() {
        return turns == null ? " FOR UPDATE" : "";
    }

    boolean owning() {
        return transactions.owning();
    }

    void close() {
        closed = true;
    }

    /** One statement that reads, at most a few. */
    <T> T read(Work<T> work) {
        return run(transactions::read, work, false);
    }

    /** A read of many rows, which drivers only stream within a transaction, by statements that see one moment if that is owned. */
    <T> T stream(Work<T> work) {
        return run(transactions::snapshot, work, false);
    }

    /** Work that is done as a whole or not at all. Throws {@link Disputed} if a constraint was violated. */
    <T> T write(Work<T> work) {
        if (turns == null) {
            return run(transactions::write, work, true);
        }
        // Before a connection is taken, so that nobody who waits keeps one from the writer.
        turns.lock();
        try {
            return run(transactions::write, work, true);
        } finally {
            turns.unlock();
        }
    }

    /** A look at the schema or the settings, which leaves nothing behind even where a failed statement spoils a transaction. */
    <T> T probe(Work<T> work) {
        return run(
                connection -> transactions.owning() || connection.getAutoCommit()
                        ? transactions.read(connection)
                        : transactions.write(connection),
                work,
                false);
    }

    void requireOpen() {
        if (closed) {
            throw new StorageUnavailable(StorageError.CLOSED, "The storage was closed.");
        }
    }

    private <T> T run(Begin begin, Work<T> work, boolean keep) {
        requireOpen();
        Handle handle = open();
        try {
            Boundary boundary = begin(begin, handle);
            T result = attempt(boundary, work, handle);
            end(boundary, keep);
            return result;
        } finally {
            giveBack(handle);
        }
    }

    private Handle open() {
        try {
            return jdbi.open();
        } catch (RuntimeException e) {
            throw Failures.sqlException(e) == null ? e : Failures.unavailable(e);
        }
    }

    private Boundary begin(Begin begin, Handle handle) {
        try {
            return begin.at(handle.getConnection());
        } catch (SQLException e) {
            throw failures.beforeCommit(e);
        }
    }

    private <T> T attempt(Boundary boundary, Work<T> work, Handle handle) {
        boolean done = false;
        try {
            T result = work.run(handle);
            done = true;
            return result;
        } catch (SQLException | RuntimeException e) {
            throw failures.beforeCommit(e);
        } finally {
            if (!done) {
                rollBack(boundary);
            }
        }
    }

    private void end(Boundary boundary, boolean keep) {
        if (!keep) {
            rollBack(boundary);
            return;
        }
        try {
            boundary.commit();
        } catch (SQLException e) {
            rollBack(boundary);
            throw transactions.owning() ? failures.inCommit(e) : failures.beforeCommit(e);
        }
    }

    /** A failed rollback hides no earlier error: the database rolls back by itself when the connection ends. */
    private static void rollBack(Boundary boundary) {
        try {
            boundary.rollback();
        } catch (SQLException e) {
            return;
        }
    }

    /** What was committed stays so, whether or not the connection can be given back. */
    private static void giveBack(Handle handle) {
        try {
            handle.close();
        } catch (RuntimeException e) {
            return;
        }
    }

    /** One Jdbi for all connections: making one costs more than a simple query. */
    private static Jdbi jdbi(JdbcTransactions transactions) {
        Jdbi jdbi = Jdbi.create(new ConnectionFactory() {
            @Override
            public Connection openConnection() throws SQLException {
                return transactions.open();
            }

            @Override
            public void closeConnection(Connection connection) throws SQLException {
                transactions.close(connection);
            }
        });
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        // Statements hold question marks only, and long lists of numbers: neither worth a template nor a place in a
        // cache.
        jdbi.getConfig(SqlStatements.class)
                .setTemplateEngine(TemplateEngine.NOP)
                .setSqlParser(new PositionalParser());
        return jdbi;
    }

    /** Draws a boundary. */
    @FunctionalInterface
    private interface Begin {
        Boundary at(Connection connection) throws SQLException;
    }

    /** Takes every question mark for a parameter; no statement of the storage has one in a literal. */
    private static final class PositionalParser implements org.jdbi.v3.core.statement.SqlParser {

        @Override
        public ParsedSql parse(String sql, org.jdbi.v3.core.statement.StatementContext context) {
            ParsedSql.Builder parsed = ParsedSql.builder();
            int from = 0;
            for (int mark = sql.indexOf('?'); mark >= 0; mark = sql.indexOf('?', from)) {
                parsed.append(sql.substring(from, mark)).appendPositionalParameter();
                from = mark + 1;
            }
            return parsed.append(sql.substring(from)).build();
        }

        @Override
        public String nameParameter(String rawName, org.jdbi.v3.core.statement.StatementContext context) {
            throw new IllegalArgumentException("parameters have no names");
        }
    }
}
