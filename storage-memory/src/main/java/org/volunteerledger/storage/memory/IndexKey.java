package org.volunteerledger.storage.memory;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in the order of an attribute: an absent value first, then by value, then by id.
 *
 * @param value a Long or String, or null
 * @param id    the id of the record
 */
record IndexKey(@Nullable Object value, long id) {

    static final Comparator<IndexKey> ORDER = IndexKey::compare;

    private static int compare(IndexKey a, IndexKey b) {
        int order = compareValues(a.value, b.value);
        return order != 0 ? order : Long.compare(a.id, b.id);
    }

    static int compareValues(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return a instanceof Long number
                ? number.compareTo((Long) b)
                : ((String) a).compareTo((String) Objects.requireNonNull(b));
    }
}
