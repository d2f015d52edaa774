package org.volunteerledger.storage.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;

/** Puts conditions on a kind's attributes into SQL. */
final class KindFilter {

    private final Kind<?> kind;
    private final Where where = new Where();

    private KindFilter(Kind<?> kind) {
        this.kind = kind;
    }

    static Where of(Kind<?> kind, Filter filter) {
        KindFilter translation = new KindFilter(kind);
        translation.add(filter);
        return translation.where;
    }

    /** The attribute of a name, if it belongs to the kind. */
    static Attribute<?> attribute(Kind<?> kind, String name) {
        return kind.attribute(name)
                .orElseThrow(() -> new InvalidInput(
                        InputError.CONTRADICTION,
                        "The kind " + kind + " has no such attribute.",
                        Map.of("kind", kind.name())));
    }

    private void add(Filter filter) {
        if (filter instanceof Filter.And and) {
            and.filters().forEach(this::add);
        } else if (filter instanceof Filter.Equal equal) {
            equal(equal.attribute(), equal.value());
        } else if (filter instanceof Filter.In in) {
            in(in);
        } else if (filter instanceof Filter.Range range) {
            range(range);
        } else if (filter instanceof Filter.Prefix prefix) {
            prefix(prefix);
        } else if (filter instanceof Filter.Absent absent) {
            attribute(kind, absent.attribute());
            where.and(KindTable.column(absent.attribute()) + " IS NULL");
        }
    }

    private void equal(String attribute, Object value) {
        if (attribute(kind, attribute).type() == Attribute.Type.NUMBER) {
            where.and(KindTable.column(attribute) + " = ?", number(attribute, value));
        } else if (Where.storable(text(attribute, value))) {
            where.and(KindTable.column(attribute) + " = ?", value);
        } else {
            where.nothing();
        }
    }

    private void in(Filter.In in) {
        String column = KindTable.column(in.attribute());
        if (attribute(kind, in.attribute()).type() == Attribute.Type.NUMBER) {
            List<Long> numbers = new ArrayList<>();
            in.values().forEach(value -> numbers.add(number(in.attribute(), value)));
            where.in(column, numbers);
        } else {
            List<String> texts = new ArrayList<>();
            in.values().forEach(value -> texts.add(text(in.attribute(), value)));
            where.inTexts(column, texts);
        }
    }

    private void range(Filter.Range range) {
        if (attribute(kind, range.attribute()).type() != Attribute.Type.NUMBER) {
            throw wrongType(range.attribute(), "texts, which have no range");
        }
        String column = KindTable.column(range.attribute());
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

    private void prefix(Filter.Prefix prefix) {
        if (attribute(kind, prefix.attribute()).type() != Attribute.Type.TEXT) {
            throw wrongType(prefix.attribute(), "numbers, which have no prefix");
        }
        if (!Where.storable(prefix.prefix())) {
            where.nothing();
            return;
        }
        String literal = prefix.prefix().replace("!", "!!").replace("%", "!%").replace("_", "!_");
        where.and(KindTable.column(prefix.attribute()) + " LIKE ? ESCAPE '!'", literal + "%");
    }

    private Long number(String attribute, Object value) {
        if (value instanceof Long number) {
            return number;
        }
        throw wrongType(attribute, "numbers");
    }

    private String text(String attribute, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw wrongType(attribute, "texts");
    }

    private InvalidInput wrongType(String attribute, String holds) {
        return new InvalidInput(
                InputError.BAD_FORMAT,
                "Attribute " + attribute + " of " + kind + " holds " + holds + ".",
                Map.of("kind", kind.name(), "attribute", attribute));
    }
}
