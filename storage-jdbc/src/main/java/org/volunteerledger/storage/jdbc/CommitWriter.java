package org.volunteerledger.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.LedgerAppend;
import org.volunteerledger.storage.Voids;

/**
 * Writes one change set: about one batch for each table, and no reads but for expectations and for what is taken back. Rows are locked in the order of kind and
 * id, then of account, then of key, by every writer alike. Throws {@link Disputed} where the change set does not fit what is stored.
 */
final class CommitWriter {

    private final KindTables tables;
    private final TableNames names;
    private final List<KindPart<?>> kinds = new ArrayList<>();
    private final ChangeSet changes;
    private final String rowLock;
    private final List<@Nullable String> events = new ArrayList<>();

    /**
     * Encodes everything beforehand, so that what cannot be stored is refused before a row is locked.
     *
     * @param rowLock the end of a query whose rows must stay as they are until the commit
     */
    CommitWriter(ChangeSet changes, KindTables tables, TableNames names, JsonCodec codec, String rowLock) {
        this.changes = changes;
        this.rowLock = rowLock;
        this.tables = tables;
        this.names = names;
        Map<String, KindPart<?>> byKind = new TreeMap<>();
        for (ChangeSet.Expectation expectation : changes.expectations()) {
            part(byKind, expectation.kind()).expectations.add(expectation);
        }
        for (ChangeSet.Put<?> put : changes.puts()) {
            part(byKind, put.kind()).add(put, codec);
        }
        kinds.addAll(byKind.values());
        for (ChangeRecord change : changes.records()) {
            events.add(ChangeRows.events(change, codec));
        }
    }

    void write(Handle handle, LedgerReader ledger) throws SQLException {
        Connection connection = handle.getConnection();
        for (KindPart<?> part : kinds) {
            part.write(connection, rowLock);
        }
        writeAccounts(connection);
        writeKeys(connection);
        if (Voids.wrong(changes.appends(), asked -> ledger.counting(handle, asked))
                .isPresent()) {
            throw new Disputed();
        }
        List<HourEntry> entries = new ArrayList<>();
        changes.appends().forEach(append -> entries.addAll(append.entries()));
        Batch.run(connection, EntryRows.insert(names.table("entry")), entries, EntryRows::bind);
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            indexes.add(i);
        }
        Batch.run(
                connection,
                ChangeRows.insert(names.table("change_log")),
                indexes,
                (statement, i) -> ChangeRows.bind(statement, changes.records().get(i), events.get(i)));
        for (KindPart<?> part : kinds) {
            part.removePlaceholders(connection);
        }
    }

    private void writeAccounts(Connection connection) throws SQLException {
        List<LedgerAppend> fresh = new ArrayList<>();
        List<LedgerAppend> known = new ArrayList<>();
        for (LedgerAppend append : changes.appends()) {
            (append.before().version() == 0 ? fresh : known).add(append);
        }
        Batch.hitEach(connection, AccountRows.update(names.table("account")), known, AccountRows::bindUpdate);
        Batch.run(connection, AccountRows.insert(names.table("account")), fresh, AccountRows::bindInsert);
    }

    private void writeKeys(Connection connection) throws SQLException {
        String table = names.table("unique_key");
        Batch.hitEach(
                connection,
                "DELETE FROM " + table + " WHERE scope = ? AND key_text = ? AND owner = ?",
                changes.releases(),
                CommitWriter::bind);
        Batch.run(
                connection,
                "INSERT INTO " + table + " (scope, key_text, owner) VALUES (?, ?, ?)",
                changes.claims(),
                CommitWriter::bind);
    }

    private static void bind(PreparedStatement statement, ChangeSet.Claim claim) throws SQLException {
        statement.setString(1, claim.key().scope());
        statement.setString(2, claim.key().text());
        statement.setLong(3, claim.owner());
    }

    private KindPart<?> part(Map<String, KindPart<?>> byKind, Kind<?> kind) {
        KindTable<?> table = tables.of(kind);
        return byKind.computeIfAbsent(kind.name(), name -> new KindPart<>(table));
    }

    /** What is written to and expected of one kind. */
    private static final class KindPart<E> {

        private final KindTable<E> table;
        private final List<ChangeSet.Expectation> expectations = new ArrayList<>();
        private final List<KindTable.Row> inserts = new ArrayList<>();
        private final List<KindTable.Row> updates = new ArrayList<>();

        KindPart(KindTable<E> table) {
            this.table = table;
        }

        void add(ChangeSet.Put<?> put, JsonCodec codec) {
            KindTable.Row row = table.encode(put, codec);
            (row.isNew() ? inserts : updates).add(row);
        }

        void write(Connection connection, String rowLock) throws SQLException {
            checkExpectations(connection, rowLock);
            Batch.run(connection, placeholder(), absent(), (statement, id) -> statement.setLong(1, id));
            Batch.hitEach(connection, table.update(), updates, table::bindUpdate);
            Batch.run(connection, table.insert(), inserts, table::bindInsert);
        }

        /** Looks at what must not move, and locks it where that is needed, together with what will be updated: all of a kind in one order. */
        private void checkExpectations(Connection connection, String rowLock) throws SQLException {
            Map<Long, Long> expected = new LinkedHashMap<>();
            for (ChangeSet.Expectation expectation : expectations) {
                if (expectation.version() > 0) {
                    expected.put(expectation.id(), expectation.version());
                }
            }
            if (expected.isEmpty()) {
                return;
            }
            Map<Long, Long> stored = versions(connection, expected.keySet(), rowLock);
            if (!expected.entrySet().stream().allMatch(e -> e.getValue().equals(stored.get(e.getKey())))) {
                throw new Disputed();
            }
        }

        private Map<Long, Long> versions(Connection connection, Set<Long> expected, String rowLock)
                throws SQLException {
            TreeSet<Long> ids = new TreeSet<>(expected);
            updates.forEach(row -> ids.add(row.id()));
            String sql = "SELECT id, version FROM " + table.table()
                    + new Where().in("id", ids).sql() + " ORDER BY id" + rowLock;
            Map<Long, Long> stored = new HashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    stored.put(row.getLong(1), row.getLong(2));
                }
            }
            return stored;
        }

        /** The ids that must not exist. A row in their place keeps others from making one before this commit is done. */
        private List<Long> absent() {
            return expectations.stream()
                    .filter(expectation -> expectation.version() == 0)
                    .map(ChangeSet.Expectation::id)
                    .toList();
        }

        private String placeholder() {
            return "INSERT INTO " + table.table() + " (id, version, body) VALUES (?, 0, '-')";
        }

        void removePlaceholders(Connection connection) throws SQLException {
            Batch.hitEach(
                    connection,
                    "DELETE FROM " + table.table() + " WHERE id = ?",
                    absent(),
                    (statement, id) -> statement.setLong(1, id));
        }
    }
}
