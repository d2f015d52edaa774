package org.volunteerledger.storage.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Filter;

/** The values of one attribute in their order. Every condition is one or more stretches of it. Immutable. */
final class AttributeIndex {

    /**
     * Positions of the index that follow each other.
     *
     * @param from the first
     * @param to   the one after the last
     */
    record Stretch(int from, int to) {}

    private final Attribute.Type type;
    private final SortedTree<IndexKey, Boolean> keys;

    private AttributeIndex(Attribute.Type type, SortedTree<IndexKey, Boolean> keys) {
        this.type = type;
        this.keys = keys;
    }

    static AttributeIndex empty(Attribute.Type type) {
        return new AttributeIndex(type, SortedTree.empty(IndexKey.ORDER));
    }

    SortedTree<IndexKey, Boolean> keys() {
        return keys;
    }

    Attribute.Type type() {
        return type;
    }

    /** The index without some keys and with others. */
    AttributeIndex changed(List<IndexKey> gone, List<IndexKey> more) {
        SortedTree<IndexKey, Boolean> now = keys;
        for (IndexKey key : gone) {
            now = now.without(key);
        }
        List<IndexKey> sorted = new ArrayList<>(more);
        sorted.sort(IndexKey.ORDER);
        return new AttributeIndex(type, now.withAll(sorted, Collections.nCopies(sorted.size(), Boolean.TRUE)));
    }

    /** Where the records are that a condition lets in. */
    List<Stretch> stretches(Filter condition) {
        List<Stretch> stretches = new ArrayList<>();
        if (condition instanceof Filter.In in) {
            in.values().forEach(value -> stretches.add(new Stretch(first(value), first(next(value)))));
        } else if (condition instanceof Filter.Equal equal) {
            stretches.add(new Stretch(first(equal.value()), first(next(equal.value()))));
        } else if (condition instanceof Filter.Prefix prefix) {
            stretches.add(new Stretch(first(prefix.prefix()), first(afterAll(prefix.prefix()))));
        } else if (condition instanceof Filter.Range range) {
            int from = first(range.from() == null ? Long.MIN_VALUE : range.from());
            stretches.add(new Stretch(from, Math.max(from, range.to() == null ? keys.size() : first(range.to()))));
        } else {
            stretches.add(new Stretch(0, first(type == Attribute.Type.NUMBER ? Long.MIN_VALUE : "")));
        }
        return stretches;
    }

    static int sizeOf(List<Stretch> stretches) {
        return stretches.stream().mapToInt(stretch -> stretch.to - stretch.from).sum();
    }

    /** The position of the first key of a value or a greater one; null stands for the end. */
    private int first(@Nullable Object value) {
        return value == null ? keys.size() : keys.rank(new IndexKey(value, 0));
    }

    /** The least value that is greater, or null if there is none. */
    private static @Nullable Object next(Object value) {
        if (value instanceof Long number) {
            return number == Long.MAX_VALUE ? null : number + 1;
        }
        return value + "\0";
    }

    /** The least text that is greater than every text with this prefix, or null if there is none. */
    private static @Nullable String afterAll(String prefix) {
        for (int end = prefix.length() - 1; end >= 0; end--) {
            if (prefix.charAt(end) < Character.MAX_VALUE) {
                return prefix.substring(0, end) + (char) (prefix.charAt(end) + 1);
            }
        }
        return null;
    }
}
