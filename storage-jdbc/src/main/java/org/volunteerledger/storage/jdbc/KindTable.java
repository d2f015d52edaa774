package org.volunteerledger.storage.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.Versioned;

/** The table of a kind: its statements, and how a record becomes a row and back. */
final class KindTable<E> {

    private final Kind<E> kind;
    private final List<Attribute<E>> attributes;
    private final String table;
    private final String insert;
    private final String update;
    private final BodyMemo memo;

    KindTable(Kind<E> kind, TableNames names, BodyMemo memo) {
        TableNames.check(kind);
        this.kind = kind;
        this.memo = memo;
        this.attributes = kind.attributes();
        this.table = names.table(kind);
        List<String> columns = columns(kind);
        this.insert = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        this.update = "UPDATE " + table + " SET "
                + columns.stream().skip(1).map(column -> column + " = ?").collect(Collectors.joining(", "))
                + " WHERE id = ? AND version = ?";
    }

    /** All columns, in the order of the table. */
    static List<String> columns(Kind<?> kind) {
        return Stream.of(
                        Stream.of("id", "version"),
                        kind.attributes().stream().map(attribute -> column(attribute.name())),
                        Stream.of("body"))
                .flatMap(columns -> columns)
                .toList();
    }

    /** The column of an attribute; the letter in front keeps it clear of reserved words. */
    static String column(String attribute) {
        return "a_" + attribute;
    }

    Kind<E> kind() {
        return kind;
    }

    String table() {
        return table;
    }

    /** Inserts a record at its version. */
    String insert() {
        return insert;
    }

    /** Replaces a record if it still has the expected version. */
    String update() {
        return update;
    }

    /** A record as a row, with everything checked that the database would refuse. */
    Row encode(ChangeSet.Put<?> put, JsonCodec codec) {
        E entity = kind.type().cast(put.entity());
        @Nullable Object[] values = new @Nullable Object[attributes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = attributes.get(i).valueOf(entity);
        }
        String body = body(codec.write(entity));
        memo.keep(kind, put.id(), body, entity);
        return new Row(put.id(), put.expectedVersion(), put.version(), values, body);
    }

    private String body(String json) {
        if (json.length() > JdbcStorage.MAX_JSON) {
            throw new InvalidInput(
                    InputError.TOO_LONG,
                    "A " + kind + " takes " + json.length() + " characters as JSON; at most " + JdbcStorage.MAX_JSON
                            + " are allowed.",
                    Map.of("kind", kind.name(), "length", json.length(), "limit", JdbcStorage.MAX_JSON));
        }
        return json;
    }

    /** A row as a record. */
    Versioned<E> decode(long id, long version, String body, JsonCodec codec) {
        E known = memo.find(kind, id, body);
        if (known != null) {
            return new Versioned<>(id, version, known);
        }
        E entity;
        try {
            entity = codec.read(kind.type(), body);
        } catch (Corrupt e) {
            throw unreadable(id);
        }
        if (kind.idOf(entity) != id) {
            throw unreadable(id);
        }
        memo.keep(kind, id, body, entity);
        return new Versioned<>(id, version, entity);
    }

    private Corrupt unreadable(long id) {
        return new Corrupt(
                StorageError.UNREADABLE,
                "Row " + id + " of table " + table + " does not hold a readable " + kind + ".",
                Map.of("table", table, "id", id));
    }

    void bindInsert(PreparedStatement statement, Row row) throws SQLException {
        statement.setLong(1, row.id);
        bindContent(statement, 2, row);
    }

    void bindUpdate(PreparedStatement statement, Row row) throws SQLException {
        int next = bindContent(statement, 1, row);
        statement.setLong(next, row.id);
        statement.setLong(next + 1, row.expectedVersion);
    }

    private int bindContent(PreparedStatement statement, int from, Row row) throws SQLException {
        int at = from;
        statement.setLong(at++, row.version);
        for (int i = 0; i < row.values.length; i++) {
            Object value = row.values[i];
            if (attributes.get(i).type() == Attribute.Type.NUMBER) {
                Batch.setLong(statement, at++, (Long) value);
            } else {
                Batch.setText(statement, at++, (String) value);
            }
        }
        statement.setString(at++, row.body);
        return at;
    }

    /** A record, ready to be written. */
    static final class Row {

        private final long id;
        private final long expectedVersion;
        private final long version;
        private final @Nullable Object[] values;
        private final String body;

        Row(long id, long expectedVersion, long version, @Nullable Object[] values, String body) {
            this.id = id;
            this.expectedVersion = expectedVersion;
            this.version = version;
            this.values = values;
            this.body = body;
        }

        long id() {
            return id;
        }

        boolean isNew() {
            return expectedVersion == 0;
        }
    }
}
