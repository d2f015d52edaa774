package org.volunteerledger.storage.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** Conditions that all hold together, with the values bound to them. Column expressions come from the storage, never from a caller. */
final class Where {

    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private boolean listing;

    /** Adds a condition with a question mark for each value. */
    Where and(String condition, Object... bound) {
        conditions.append(conditions.isEmpty() ? " WHERE " : " AND ").append(condition);
        Collections.addAll(values, bound);
        return this;
    }

    /** Numbers are written out: no database limits their count the way it limits parameters. */
    Where in(String expression, Collection<Long> numbers) {
        listing = true;
        return numbers.isEmpty() ? nothing() : and(isIn(expression, numbers));
    }

    /** That an expression is one of some numbers, at least one. */
    static String isIn(String expression, Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", expression + " IN (", ")"));
    }

    /** Texts that no database could have stored are left out. */
    Where inTexts(String expression, Collection<String> texts) {
        List<String> storable = texts.stream().filter(Where::storable).toList();
        if (storable.isEmpty()) {
            return nothing();
        }
        listing = true;
        and(expression + " IN (" + String.join(", ", Collections.nCopies(storable.size(), "?")) + ")");
        values.addAll(storable);
        return this;
    }

    Where nothing() {
        return and("1 = 0");
    }

    /** U+0000 and unpaired surrogates are refused by some databases and changed by others. */
    static boolean storable(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == 0 || Character.getType(c) == Character.SURROGATE) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /** Whether a value is looked for in a list. */
    boolean listing() {
        return listing;
    }

    /** The clause, or an empty text without conditions. */
    String sql() {
        return conditions.toString();
    }

    /** Binds the values, beginning at a position; returns the position after them. */
    int bind(Query query, int from) {
        int at = from;
        for (Object value : values) {
            if (value instanceof Long number) {
                query.bind(at++, number.longValue());
            } else {
                query.bind(at++, (String) value);
            }
        }
        return at;
    }
}
