package org.volunteerledger.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many entities there are, in each group of some attributes.
 *
 * @param rows the groups that have at least one entity, in no promised order
 */
public record Counts(List<Row> rows) {

    /** Copies the list. */
    public Counts {
        rows = List.copyOf(rows);
    }

    /**
     * One group.
     *
     * @param keys  the values of the attributes, Longs, Strings or nulls, in the order asked for
     * @param count how many entities, greater than zero
     */
    public record Row(List<@Nullable Object> keys, long count) {

        /** Copies the list. */
        public Row {
            keys = Collections.unmodifiableList(new ArrayList<>(keys));
        }
    }

    /**
     * How many entities there are in all groups.
     *
     * @return zero or more
     */
    public long total() {
        return rows.stream().mapToLong(Row::count).sum();
    }
}
