package org.volunteerledger.storage.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Conditions;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;

/** Puts conditions on a kind's attributes into SQL. */
final class KindFilter {

    private final Where where = new Where();

    private KindFilter() {}

    /** Conditions that fit the kind and the types of its attributes, or none at all: what a database makes of others is its own affair. */
    static Where of(Kind<?> kind, Filter filter) {
        KindFilter translation = new KindFilter();
        Conditions.of(kind, filter)
                .all()
                .forEach(condition -> translation.add(condition.attribute(), condition.filter()));
        return translation.where;
    }

    private void add(Attribute<?> attribute, Filter filter) {
        String column = KindTable.column(attribute.name());
        if (filter instanceof Filter.Equal equal) {
            equal(column, equal.value());
        } else if (filter instanceof Filter.In in) {
            in(attribute, column, in);
        } else if (filter instanceof Filter.Range range) {
            range(column, range);
        } else if (filter instanceof Filter.Prefix prefix) {
            prefix(column, prefix.prefix());
        } else if (filter instanceof Filter.Absent) {
            where.and(column + " IS NULL");
        }
    }

    private void equal(String column, Object value) {
        if (value instanceof String text && !Where.storable(text)) {
            where.nothing();
        } else {
            where.and(column + " = ?", value);
        }
    }

    private void in(Attribute<?> attribute, String column, Filter.In in) {
        if (attribute.type() == Attribute.Type.NUMBER) {
            List<Long> numbers = new ArrayList<>();
            in.values().forEach(value -> numbers.add((Long) value));
            where.in(column, numbers);
        } else {
            List<String> texts = new ArrayList<>();
            in.values().forEach(value -> texts.add((String) value));
            where.inTexts(column, texts);
        }
    }

    private void range(String column, Filter.Range range) {
        if (range.from() == null && range.to() == null) {
            where.and(column + " IS NOT NULL");
        }
        if (range.from() != null) {
            where.and(column + " >= ?", range.from());
        }
        if (range.to() != null) {
            where.and(column + " < ?", range.to());
        }
    }

    private void prefix(String column, String prefix) {
        if (!Where.storable(prefix)) {
            where.nothing();
            return;
        }
        String literal = prefix.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        where.and(column + " LIKE ? ESCAPE '!'", literal + "%");
    }
}
