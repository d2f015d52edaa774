package org.volunteerledger.storage.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.Totals;
import org.volunteerledger.storage.LedgerAppend;
import org.volunteerledger.storage.StorageError;

/** How the state of an account becomes a row and back. */
final class AccountRows {

    static final String COLUMNS =
            "id, version, head, last_recorded_at, service_minutes, training_minutes, participations,"
                    + " beneficiary_visits, effective_entries";

    private AccountRows() {}

    static String insert(String table) {
        return "INSERT INTO " + table + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    }

    /** Replaces a state if the account still has the expected version. */
    static String update(String table) {
        return "UPDATE " + table + " SET version = ?, head = ?, last_recorded_at = ?, service_minutes = ?,"
                + " training_minutes = ?, participations = ?, beneficiary_visits = ?, effective_entries = ?"
                + " WHERE id = ? AND version = ?";
    }

    static void bindInsert(PreparedStatement statement, LedgerAppend append) throws SQLException {
        statement.setLong(1, append.account().value());
        bindContent(statement, 2, append.after());
    }

    static void bindUpdate(PreparedStatement statement, LedgerAppend append) throws SQLException {
        bindContent(statement, 1, append.after());
        statement.setLong(9, append.account().value());
        statement.setLong(10, append.before().version());
    }

    static AccountState read(ResultSet row) throws SQLException {
        long id = row.getLong(1);
        try {
            return new AccountState(
                    new AccountId(id),
                    row.getLong(2),
                    row.getString(3),
                    Instant.ofEpochMilli(row.getLong(4)),
                    new Totals(row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9)));
        } catch (InvalidInput e) {
            throw new Corrupt(
                    StorageError.UNREADABLE,
                    "The stored state of account " + id + " is not readable.",
                    Map.of("account", id));
        }
    }

    private static void bindContent(PreparedStatement statement, int from, AccountState state) throws SQLException {
        Totals totals = state.totals();
        statement.setLong(from, state.version());
        statement.setString(from + 1, state.head());
        statement.setLong(from + 2, state.lastRecordedAt().toEpochMilli());
        statement.setLong(from + 3, totals.serviceMinutes());
        statement.setLong(from + 4, totals.trainingMinutes());
        statement.setLong(from + 5, totals.participations());
        statement.setLong(from + 6, totals.beneficiaryVisits());
        statement.setLong(from + 7, totals.effectiveEntries());
    }
}
