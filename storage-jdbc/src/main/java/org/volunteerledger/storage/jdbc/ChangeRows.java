package org.volunteerledger.storage.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.DomainEvent;
import org.volunteerledger.storage.StorageError;

/** How the record of a change becomes a row and back. */
final class ChangeRows {

    static final String COLUMNS = "id, change_key, digest, command, actor, reason, recorded_at, result, events";

    private ChangeRows() {}

    static String insert(String table) {
        return "INSERT INTO " + table + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    }

    /** The events as JSON, or null if there are none. */
    static @Nullable String events(ChangeRecord change, JsonCodec codec) {
        if (change.events().isEmpty()) {
            return null;
        }
        String json = codec.write(change.events());
        if (json.length() > JdbcStorage.MAX_JSON) {
            throw new InvalidInput(
                    InputError.TOO_LONG,
                    "The events of a change take " + json.length() + " characters as JSON; at most "
                            + JdbcStorage.MAX_JSON + " are allowed.",
                    Map.of("length", json.length(), "limit", JdbcStorage.MAX_JSON));
        }
        return json;
    }

    static void bind(PreparedStatement statement, ChangeRecord change, @Nullable String events) throws SQLException {
        statement.setLong(1, change.id());
        statement.setString(2, change.key());
        statement.setString(3, change.digest());
        statement.setString(4, change.command());
        statement.setString(5, change.actor());
        Batch.setText(statement, 6, change.reason());
        statement.setLong(7, change.recordedAt().toEpochMilli());
        Batch.setText(statement, 8, change.result());
        Batch.setText(statement, 9, events);
    }

    static ChangeRecord read(ResultSet row, JsonCodec codec) throws SQLException {
        long id = row.getLong(1);
        try {
            return new ChangeRecord(
                    id,
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    Instant.ofEpochMilli(row.getLong(7)),
                    row.getString(8),
                    events(row.getString(9), codec));
        } catch (InvalidInput | Corrupt e) {
            throw new Corrupt(
                    StorageError.UNREADABLE,
                    "The stored record of change " + id + " is not readable.",
                    Map.of("table", "change_log", "id", id));
        }
    }

    private static List<DomainEvent> events(@Nullable String json, JsonCodec codec) {
        return json == null ? List.of() : codec.readEvents(json);
    }
}
