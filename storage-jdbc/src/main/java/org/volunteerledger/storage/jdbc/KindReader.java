package org.volunteerledger.storage.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Conditions;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;

/** Reads the records of the domain. */
final class KindReader {

    private final KindTables tables;
    private final Dialect dialect;
    private final JsonCodec codec;
    private final AtomicLong serial = new AtomicLong();

    KindReader(KindTables tables, Dialect dialect, JsonCodec codec) {
        this.tables = tables;
        this.dialect = dialect;
        this.codec = codec;
    }

    <E> Optional<Versioned<E>> find(Handle handle, Kind<E> kind, long id) {
        KindTable<E> table = tables.of(kind);
        return handle.createQuery("SELECT id, version, body FROM " + table.table() + " WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> decode(table, row))
                .findOne();
    }

    <E> List<Versioned<E>> findAll(Handle handle, Kind<E> kind, Collection<Long> ids) {
        KindTable<E> table = tables.of(kind);
        Where where = new Where().in("id", new TreeSet<>(ids));
        return handle.createQuery("SELECT id, version, body FROM " + table.table() + where.sql() + " ORDER BY id")
                .map((row, context) -> decode(table, row))
                .list();
    }

    <E> Slice<Versioned<E>> list(Handle handle, Kind<E> kind, Filter filter, PageRequest page) {
        KindTable<E> table = tables.of(kind);
        KindPage query = KindPage.of(table, filter, page, dialect);
        List<Row<E>> rows = query.on(handle, serial.incrementAndGet())
                .map((row, context) -> new Row<>(query.orderValue(row), decode(table, row)))
                .list();
        if (rows.size() <= page.limit()) {
            return new Slice<>(records(rows), null);
        }
        List<Row<E>> shown = rows.subList(0, page.limit());
        Row<E> last = shown.get(shown.size() - 1);
        return new Slice<>(records(shown), query.cursor(last.order, last.record.id()));
    }

    Counts count(Handle handle, Kind<?> kind, Filter filter, List<String> by) {
        KindTable<?> table = tables.of(kind);
        List<Attribute<?>> attributes = new ArrayList<>();
        by.forEach(name -> attributes.add(Conditions.attribute(kind, name)));
        Where where = KindFilter.of(kind, filter);
        String columns = by.stream().map(KindTable::column).collect(Collectors.joining(", "));
        Query query = handle.createQuery("SELECT COUNT(*)" + (columns.isEmpty() ? "" : ", " + columns) + " FROM "
                + table.table() + where.sql() + (columns.isEmpty() ? "" : " GROUP BY " + columns));
        where.bind(query, 0);
        return new Counts(query
                .map((row, context) -> {
                    List<@Nullable Object> keys = new ArrayList<>();
                    for (int i = 0; i < attributes.size(); i++) {
                        keys.add(value(attributes.get(i), row, i + 2));
                    }
                    return new Counts.Row(keys, row.getLong(1));
                })
                .list()
                .stream()
                .filter(row -> row.count() > 0)
                .toList());
    }

    /** The value of an attribute in a column of a row. */
    static @Nullable Object value(Attribute<?> attribute, ResultSet row, int column) throws SQLException {
        if (attribute.type() == Attribute.Type.TEXT) {
            return row.getString(column);
        }
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private <E> Versioned<E> decode(KindTable<E> table, ResultSet row) throws SQLException {
        return table.decode(row.getLong(1), row.getLong(2), row.getString(3), codec);
    }

    private static <E> List<Versioned<E>> records(List<Row<E>> rows) {
        return rows.stream().map(Row::record).toList();
    }

    /** A record with the value that it was ordered by. */
    private record Row<E>(@Nullable Object order, Versioned<E> record) {}
}
