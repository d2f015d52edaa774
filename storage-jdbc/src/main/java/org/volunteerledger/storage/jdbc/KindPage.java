package org.volunteerledger.storage.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Conditions;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageCursor;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.StorageError;

/**
 * The statement for one page of a list. Records without a value come first (last if descending). Databases differ in where they put
 * those, so they are a part of their own: each part is found through its index, and one statement over both sees one state.
 */
final class KindPage {

    private final KindTable<?> table;
    private final Filter filter;
    private final PageRequest page;
    private final Dialect dialect;
    private final @Nullable Attribute<?> order;
    private final List<?> fingerprint;
    private final List<String> parts = new ArrayList<>();
    private final List<Where> bound = new ArrayList<>();

    private KindPage(KindTable<?> table, Filter filter, PageRequest page, Dialect dialect) {
        this.table = table;
        this.filter = filter;
        this.page = page;
        this.dialect = dialect;
        this.order = page.orderBy() == null ? null : Conditions.attribute(table.kind(), page.orderBy());
        this.fingerprint = Arrays.asList(table.kind().name(), filter, page.orderBy(), page.descending());
    }

    static KindPage of(KindTable<?> table, Filter filter, PageRequest page, Dialect dialect) {
        KindPage query = new KindPage(table, filter, page, dialect);
        if (query.order == null) {
            query.byId();
        } else {
            query.byAttribute(query.order);
        }
        return query;
    }

    /** The query with its values, one row more than the page has. */
    Query on(Handle handle, long serial) {
        boolean listing = bound.stream().anyMatch(Where::listing);
        Query query = handle.createQuery(listing ? dialect.unlikeOthers(sql(), serial) : sql());
        int at = 0;
        for (Where where : bound) {
            at = where.bind(query, at);
        }
        return query;
    }

    /** What a row was ordered by, besides its id. */
    @Nullable Object orderValue(ResultSet row) throws SQLException {
        return order == null ? null : KindReader.value(order, row, 4);
    }

    /** The cursor after a row. */
    String cursor(@Nullable Object value, long id) {
        return PageCursor.encode(fingerprint, order == null ? List.of(id) : Arrays.asList(value, id));
    }

    private void byId() {
        Where where = KindFilter.of(table.kind(), filter);
        if (page.after() != null) {
            Long after = PageCursor.ids(fingerprint, page.after(), 1).get(0);
            where.and("id" + beyond() + "?", after);
        }
        part("id, version, body", where, "id" + direction());
    }

    private void byAttribute(Attribute<?> attribute) {
        if (page.after() == null) {
            absent(null);
            present(attribute, null, null);
        } else {
            List<@Nullable Object> after = PageCursor.decode(fingerprint, page.after(), 2);
            Object value = after.get(0);
            Long id = id(after.get(1));
            if (value == null) {
                absent(id);
            } else {
                present(attribute, checked(attribute, value), id);
            }
            // What is wholly behind the cursor is left out, what is wholly before it is not.
            if (value == null && !page.descending()) {
                present(attribute, null, null);
            } else if (value != null && page.descending()) {
                absent(null);
            }
        }
    }

    private void absent(@Nullable Long after) {
        Where where = KindFilter.of(table.kind(), filter).and(column() + " IS NULL");
        if (after != null) {
            where.and("id" + beyond() + "?", after);
        }
        part(columns(page.descending() ? 1 : 0), where, "id" + direction());
    }

    private void present(Attribute<?> attribute, @Nullable Object after, @Nullable Long id) {
        String column = KindTable.column(attribute.name());
        Where where = KindFilter.of(table.kind(), filter).and(column + " IS NOT NULL");
        if (after != null && id != null) {
            String beyond = beyond();
            // The first comparison is implied by the others; with it, databases start their walk of the index at the
            // right place.
            where.and(
                    column + beyond.stripTrailing() + "= ? AND (" + column + beyond + "? OR (" + column + " = ? AND id"
                            + beyond + "?))",
                    after,
                    after,
                    after,
                    id);
        }
        part(columns(page.descending() ? 0 : 1), where, column + direction() + ", id" + direction());
    }

    private void part(String columns, Where where, String orderBy) {
        parts.add("SELECT " + columns + " FROM " + table.table() + where.sql() + " ORDER BY " + orderBy
                + dialect.limit(page.limit() + 1));
        bound.add(where);
    }

    private String sql() {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return "SELECT id, version, body, sort_value, part FROM (" + parts.get(0) + ") first_part"
                + " UNION ALL SELECT id, version, body, sort_value, part FROM (" + parts.get(1) + ") second_part"
                + " ORDER BY part, sort_value" + direction() + ", id" + direction() + dialect.limit(page.limit() + 1);
    }

    private String columns(int part) {
        return "id, version, body, " + column() + " AS sort_value, " + part + " AS part";
    }

    private String column() {
        return order == null ? "id" : KindTable.column(order.name());
    }

    private String beyond() {
        return page.descending() ? " < " : " > ";
    }

    private String direction() {
        return page.descending() ? " DESC" : "";
    }

    private static Object checked(Attribute<?> attribute, Object value) {
        boolean fits = attribute.type() == Attribute.Type.NUMBER
                ? value instanceof Long
                : value instanceof String text && Where.storable(text);
        if (!fits) {
            throw bad();
        }
        return value;
    }

    /** The id in a cursor. */
    static Long id(@Nullable Object key) {
        if (key instanceof Long id) {
            return id;
        }
        throw bad();
    }

    private static InvalidInput bad() {
        return new InvalidInput(StorageError.BAD_CURSOR, "The page cursor is malformed or belongs to another query.");
    }
}
