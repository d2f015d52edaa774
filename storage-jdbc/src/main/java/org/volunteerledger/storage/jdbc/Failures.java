package org.volunteerledger.storage.jdbc;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.SchemaMismatch;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.StorageError;

/**
 * Turns errors of the driver into those of the library. Only the SQLState and the vendor's code are kept: messages and causes hold the
 * values of the statement, which may be personal.
 */
final class Failures {

    private final Dialect dialect;

    Failures(Dialect dialect) {
        this.dialect = dialect;
    }

    /** An error before the commit: nothing was written. What is none of the database's is passed on as it is. */
    RuntimeException beforeCommit(Exception error) {
        if (error instanceof LedgerException || error instanceof Disputed) {
            return (RuntimeException) error;
        }
        SQLException sql = sqlException(error);
        if (sql == null) {
            return error instanceof RuntimeException unchecked ? unchecked : unavailable(error);
        }
        return switch (dialect.classify(sql.getSQLState(), sql.getErrorCode())) {
            case CONTENTION -> busy(sql);
            case CONSTRAINT -> new Disputed();
            case SCHEMA ->
                new SchemaMismatch(
                        StorageError.WRONG_SCHEMA,
                        "The database does not have the tables or columns that the storage uses " + numbers(sql) + ".",
                        fields(sql));
            case OTHER -> unavailable(sql);
        };
    }

    /** An error of the commit itself: only where the database has certainly rolled back, it is known that nothing was written. */
    RuntimeException inCommit(SQLException error) {
        return switch (dialect.classify(error.getSQLState(), error.getErrorCode())) {
            case CONTENTION -> busy(error);
            case CONSTRAINT -> new Disputed();
            case SCHEMA, OTHER ->
                new OutcomeUnknown(
                        StorageError.COMMIT_INTERRUPTED,
                        "The commit was interrupted " + numbers(error) + "; it may or may not have been applied.",
                        fields(error));
        };
    }

    /** The first error of the driver within an error of a library around it. */
    static @Nullable SQLException sqlException(@Nullable Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    static StorageUnavailable unavailable(Throwable error) {
        SQLException sql = sqlException(error);
        return sql == null
                ? new StorageUnavailable(StorageError.UNREACHABLE, "The database does not work.")
                : new StorageUnavailable(
                        StorageError.UNREACHABLE,
                        "The database cannot be reached or does not work " + numbers(sql) + ".",
                        fields(sql));
    }

    private static Busy busy(SQLException error) {
        return new Busy(
                StorageError.CONTENTION,
                "Another transaction holds what this one needs " + numbers(error) + "; nothing was written.",
                fields(error));
    }

    static String numbers(SQLException error) {
        return "(SQLState " + error.getSQLState() + ", code " + error.getErrorCode() + ")";
    }

    static Map<String, Object> fields(SQLException error) {
        Map<String, Object> fields = new LinkedHashMap<>();
        String state = error.getSQLState();
        if (state != null) {
            fields.put("sqlState", state);
        }
        fields.put("vendorCode", error.getErrorCode());
        return fields;
    }
}
