package org.volunteerledger.ignite;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.sql.ResultSet;
import org.apache.ignite.sql.SqlRow;
import org.apache.ignite.sql.Statement;
import org.apache.ignite.table.Tuple;
import org.apache.ignite.tx.Transaction;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.ordered.Family;
import org.volunteerledger.ordered.Keys;
import org.volunteerledger.ordered.View;

/** A read within a transaction of the cluster. Every call is a way over the wire, so what is known to be wanted is fetched at once. */
class IgniteView implements View {

    /** How many rows the cluster sends at a time. */
    private static final int PAGE = 500;

    /** How many accounts are asked for in one statement. */
    private static final int ACCOUNTS = 200;

    /** The key under which the position of the newest change is kept. */
    static final byte[] POSITION = Keys.of("position");

    static final byte[] NOTHING = {};

    final IgniteClient client;
    final Tables tables;
    final Transaction transaction;
    private final Map<Family, Map<ByteBuffer, byte[]>> fetched = new EnumMap<>(Family.class);

    IgniteView(Clients.Way way, Transaction transaction) {
        this.client = way.client();
        this.tables = way.tables();
        this.transaction = transaction;
    }

    @Override
    public byte @Nullable [] get(Family family, byte[] key) {
        byte[] known = fetched.getOrDefault(family, Map.of()).get(ByteBuffer.wrap(key));
        if (known != null) {
            return known == NOTHING ? null : known;
        }
        Tuple row = tables.of(family).get(transaction, tables.key(family, key));
        return row == null ? null : row.value("v");
    }

    /** Only the latest portion of a family is remembered. */
    @Override
    public void prefetch(Family family, Collection<byte[]> keys) {
        if (keys.size() < 2) {
            return;
        }
        Map<Tuple, byte[]> wanted = new HashMap<>();
        keys.forEach(key -> wanted.put(tables.key(family, key), key));
        Map<ByteBuffer, byte[]> portion = new HashMap<>();
        keys.forEach(key -> portion.put(ByteBuffer.wrap(key), NOTHING));
        tables.of(family).getAll(transaction, wanted.keySet()).forEach((key, row) -> {
            byte[] found = wanted.get(key);
            byte[] value = row.value("v");
            if (found != null && value != null) {
                portion.put(ByteBuffer.wrap(found), value);
            }
        });
        fetched.put(family, portion);
    }

    @Override
    public final void walk(Family family, byte[] prefix, byte @Nullable [] after, boolean descending, Visitor visitor) {
        if (family == Family.ENTRIES) {
            walkEntries(prefix, after, visitor);
            return;
        }
        byte[] from = Tables.stored(family, prefix);
        byte[] to = Keys.behind(from);
        String least = " >= ?";
        if (after != null && Keys.hasPrefix(after, prefix)) {
            byte[] place = Tables.stored(family, after);
            from = descending ? from : place;
            to = descending ? place : to;
            least = descending ? least : " > ?";
        } else if (after != null && (Keys.ORDER.compare(after, prefix) > 0) != descending) {
            return;
        }
        List<Object> values = new ArrayList<>(List.of(tables.ledger(), from, to));
        String sql = "select k, v from ledger_row where ledger = ? and k" + least + " and k < ?";
        if (family == Family.CHANGE_ENTRIES && prefix.length >= Long.BYTES) {
            sql += " and p = ?";
            values.add(Tables.firstNumber(prefix));
        }
        run(sql + " order by k" + (descending ? " desc" : ""), values, row -> {
            byte[] stored = row.value("k");
            byte[] key = Arrays.copyOfRange(stored, 1, stored.length);
            return visitor.visit(key, row.value("v"));
        });
    }

    /** Entries are looked for by nothing, by account, or by account and sequence, and in ascending order only. */
    private void walkEntries(byte[] prefix, byte @Nullable [] after, Visitor visitor) {
        List<Object> values = new ArrayList<>(List.of(tables.ledger()));
        String sql = "select account, sequence, v from ledger_entry where ledger = ?";
        if (prefix.length >= Long.BYTES) {
            sql += " and account = ?";
            values.add(Tables.firstNumber(prefix));
        }
        if (prefix.length == 2 * Long.BYTES) {
            sql += " and sequence = ?";
            values.add(Keys.lastNumber(prefix));
        }
        entries(sql, values, after, visitor);
    }

    @Override
    public final void walkAll(Family family, Collection<byte[]> prefixes, byte @Nullable [] after, Visitor visitor) {
        List<byte[]> ahead = prefixes.stream()
                .filter(prefix ->
                        after == null || Keys.ORDER.compare(prefix, after) > 0 || Keys.hasPrefix(after, prefix))
                .toList();
        if (family != Family.ENTRIES || ahead.size() < 2) {
            View.super.walkAll(family, ahead, after, visitor);
        } else if (ahead.get(0).length == Long.BYTES) {
            walkAccounts(ahead, after, visitor);
        } else {
            walkPlaces(ahead, after, visitor);
        }
    }

    private void walkAccounts(List<byte[]> accounts, byte @Nullable [] after, Visitor visitor) {
        boolean more = true;
        for (int begin = 0; more && begin < accounts.size(); begin += ACCOUNTS) {
            String in = accounts.subList(begin, Math.min(begin + ACCOUNTS, accounts.size())).stream()
                    .map(account -> Long.toString(Tables.firstNumber(account)))
                    .collect(Collectors.joining(", "));
            String sql = "select account, sequence, v from ledger_entry where ledger = ? and account in (" + in + ")";
            more = entries(sql, new ArrayList<>(List.of(tables.ledger())), after, visitor);
        }
    }

    private void walkPlaces(List<byte[]> places, byte @Nullable [] after, Visitor visitor) {
        for (int begin = 0; begin < places.size(); begin += PAGE) {
            List<byte[]> portion = places.subList(begin, Math.min(begin + PAGE, places.size()));
            prefetch(Family.ENTRIES, portion);
            for (byte[] place : portion) {
                byte[] value =
                        after != null && Keys.ORDER.compare(place, after) <= 0 ? null : get(Family.ENTRIES, place);
                if (value != null && !visitor.visit(place, value)) {
                    return;
                }
            }
        }
    }

    private boolean entries(String sql, List<Object> values, byte @Nullable [] after, Visitor visitor) {
        String from = "";
        if (after != null) {
            from = " and account >= ? and (account > ? or sequence > ?)";
            values.addAll(List.of(Tables.firstNumber(after), Tables.firstNumber(after), Keys.lastNumber(after)));
        }
        return run(sql + from + " order by account, sequence", values, row -> {
            byte[] place = Keys.of(row.longValue("account"), row.longValue("sequence"));
            return visitor.visit(place, row.value("v"));
        });
    }

    @Override
    public long lastPosition() {
        byte[] position = get(Family.DEFAULT, POSITION);
        return position == null ? 0 : Keys.lastNumber(position);
    }

    /** Is shown a row, and tells whether to go on. */
    interface RowVisitor {
        boolean visit(SqlRow row);
    }

    /** Whether the visitor wants more. */
    final boolean run(String sql, List<Object> values, RowVisitor visitor) {
        Statement statement =
                client.sql().statementBuilder().query(sql).pageSize(PAGE).build();
        try (ResultSet<SqlRow> rows = client.sql().execute(transaction, statement, values.toArray())) {
            boolean more = true;
            while (more && rows.hasNext()) {
                more = visitor.visit(rows.next());
            }
            return more;
        }
    }
}
