package org.volunteerledger.storage.jdbc;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.storage.jdbc.Dialect.Failure;

/** What the SQLStates of the standard, and those that several databases share, mean. */
final class SqlStates {

    private SqlStates() {}

    static Failure classify(@Nullable String sqlState) {
        if (sqlState == null || sqlState.length() != 5) {
            return Failure.OTHER;
        }
        return switch (sqlState.substring(0, 2)) {
            case "23" -> Failure.CONSTRAINT;
            case "40" ->
                // 40003 says that it is not known whether the statement was completed.
                sqlState.equals("40003") ? Failure.OTHER : Failure.CONTENTION;
            case "42" ->
                // 42501 says that a right is missing, not a table.
                sqlState.equals("42501") ? Failure.OTHER : Failure.SCHEMA;
            default -> Failure.OTHER;
        };
    }
}
