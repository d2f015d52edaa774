package org.volunteerledger.ignite;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.ignite.table.Tuple;
import org.apache.ignite.tx.Transaction;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ordered.Family;
import org.volunteerledger.ordered.Keys;
import org.volunteerledger.ordered.Update;

/**
 * A transaction that writes. The cluster locks each key that is got, also one that is not there. What is written is gathered here and sent
 * in few calls.
 */
final class IgniteUpdate extends IgniteView implements Update {

    private final Map<Family, Map<ByteBuffer, byte[]>> written = new EnumMap<>(Family.class);
    private final Map<Tuple, Tuple> rows = new HashMap<>();
    private final Map<Tuple, Tuple> entries = new HashMap<>();
    private final Set<Tuple> removed = new HashSet<>();

    IgniteUpdate(Clients.Way way, Transaction transaction) {
        super(way, transaction);
    }

    @Override
    public byte @Nullable [] get(Family family, byte[] key) {
        byte[] own = written.getOrDefault(family, Map.of()).get(ByteBuffer.wrap(key));
        if (own != null) {
            return own == NOTHING ? null : own;
        }
        return super.get(family, key);
    }

    /** With a change its position is the newest: changes come in order. */
    @Override
    public void put(Family family, byte[] key, byte[] value) {
        if (family == Family.CHANGES) {
            put(Family.DEFAULT, POSITION, key);
        }
        Tuple row = tables.key(family, key);
        removed.remove(row);
        rows.put(row, Tables.value(value));
        note(family, key, value);
    }

    @Override
    public void delete(Family family, byte[] key) {
        Tuple row = tables.key(family, key);
        rows.remove(row);
        removed.add(row);
        note(family, key, NOTHING);
    }

    @Override
    public void append(byte[] place, HourEntry entry, byte[] value) {
        entries.put(tables.key(Family.ENTRIES, place), Tables.value(entry, value));
    }

    private void note(Family family, byte[] key, byte[] value) {
        written.computeIfAbsent(family, none -> new HashMap<>()).put(ByteBuffer.wrap(key), value);
    }

    /** Locks the position before it is read, so that two transactions that both want to raise it do not both hold it to read. */
    @Override
    public long lastPosition() {
        Tuple before = tables.of(Family.DEFAULT)
                .getAndPut(transaction, tables.key(Family.DEFAULT, POSITION), Tables.value(Keys.of(0)));
        byte[] position = before == null ? null : before.value("v");
        return position == null ? 0 : Keys.lastNumber(position);
    }

    /** Sends what was gathered. */
    void flush() {
        if (!removed.isEmpty()) {
            tables.of(Family.DEFAULT).removeAll(transaction, removed);
            removed.clear();
        }
        if (!entries.isEmpty()) {
            tables.of(Family.ENTRIES).putAll(transaction, entries);
            entries.clear();
        }
        if (!rows.isEmpty()) {
            tables.of(Family.DEFAULT).putAll(transaction, rows);
            rows.clear();
        }
    }
}
