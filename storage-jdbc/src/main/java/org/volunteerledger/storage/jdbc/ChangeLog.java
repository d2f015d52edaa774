package org.volunteerledger.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.UniqueKey;

/** Reads the records of changes, gives them their positions, and reads the owners of unique keys. */
final class ChangeLog {

    private final String changeLog;
    private final String sequencer;
    private final String uniqueKey;
    private final Dialect dialect;
    private final JsonCodec codec;

    ChangeLog(TableNames names, Dialect dialect, JsonCodec codec) {
        this.changeLog = names.table("change_log");
        this.sequencer = names.table("sequencer");
        this.uniqueKey = names.table("unique_key");
        this.dialect = dialect;
        this.codec = codec;
    }

    List<ChangeRecord> changes(Handle handle, Collection<String> keys) {
        Where where = new Where().inTexts("change_key", new TreeSet<>(keys));
        Query query = handle.createQuery("SELECT " + ChangeRows.COLUMNS + " FROM " + changeLog + where.sql());
        where.bind(query, 0);
        return query.map((row, context) -> ChangeRows.read(row, codec)).list();
    }

    /** Which of some ids changes have. */
    Set<Long> takenIds(Handle handle, Collection<Long> ids) {
        Where where = new Where().in("id", ids);
        return new TreeSet<>(handle.createQuery("SELECT id FROM " + changeLog + where.sql())
                .mapTo(Long.class)
                .list());
    }

    /** The changes after a position that have one. */
    List<RecordedChange> placed(Handle handle, long position, int limit) {
        return handle.createQuery("SELECT " + ChangeRows.COLUMNS + ", feed_position FROM " + changeLog
                        + " WHERE feed_position > ? ORDER BY feed_position" + dialect.limit(limit))
                .bind(0, position)
                .map((row, context) -> new RecordedChange(row.getLong(10), ChangeRows.read(row, codec)))
                .list();
    }

    /** The last position that was given to a change. */
    long lastPosition(Handle handle) {
        return handle.createQuery("SELECT last_position FROM " + sequencer + " WHERE id = 1")
                .mapTo(Long.class)
                .one();
    }

    /** Whether a visible change has no position yet. */
    boolean anyUnplaced(Handle handle) {
        return !unplaced(handle, 1).isEmpty();
    }

    /**
     * Gives positions to visible changes that have none. The lock on the sequencer is held until the end of the transaction, so
     * positions become visible in their order; a change that becomes visible later gets a later position, whatever its id.
     */
    void place(Handle handle, int limit) throws SQLException {
        long last = handle.createQuery("SELECT last_position FROM " + sequencer + " WHERE id = 1 FOR UPDATE")
                .mapTo(Long.class)
                .one();
        List<Placing> placings = new ArrayList<>();
        for (Long id : unplaced(handle, limit)) {
            placings.add(new Placing(id, last + placings.size() + 1));
        }
        Connection connection = handle.getConnection();
        Batch.hitEach(
                connection,
                "UPDATE " + changeLog + " SET feed_position = ? WHERE id = ? AND feed_position IS NULL",
                placings,
                (statement, placing) -> {
                    statement.setLong(1, placing.position);
                    statement.setLong(2, placing.id);
                });
        if (!placings.isEmpty()) {
            handle.createUpdate("UPDATE " + sequencer + " SET last_position = ? WHERE id = 1")
                    .bind(0, last + placings.size())
                    .execute();
        }
    }

    Map<UniqueKey, Long> owners(Handle handle, Collection<UniqueKey> keys) {
        Map<UniqueKey, Long> owners = new HashMap<>();
        if (keys.isEmpty()) {
            return owners;
        }
        Map<String, List<String>> byScope = new TreeMap<>();
        for (UniqueKey key : new TreeSet<>(keys)) {
            byScope.computeIfAbsent(key.scope(), scope -> new ArrayList<>()).add(key.text());
        }
        // One query for each scope, usually the only one: with alternatives, H2 would go through the whole table.
        byScope.forEach((scope, texts) -> {
            Where where = new Where().inTexts("key_text", texts).and("scope = ?", scope);
            Query query = handle.createQuery("SELECT key_text, owner FROM " + uniqueKey + where.sql());
            where.bind(query, 0);
            query.map((row, context) -> Map.entry(new UniqueKey(scope, row.getString(1)), row.getLong(2)))
                    .forEach(row -> owners.put(row.getKey(), row.getValue()));
        });
        return owners;
    }

    private List<Long> unplaced(Handle handle, int limit) {
        return handle.createQuery("SELECT id FROM " + changeLog
                        + " WHERE feed_position IS NULL ORDER BY feed_position, id" + dialect.limit(limit))
                .mapTo(Long.class)
                .list();
    }

    /** A change and its position. */
    private record Placing(long id, long position) {}
}
