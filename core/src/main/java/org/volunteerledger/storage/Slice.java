package org.volunteerledger.storage;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the rows, in order: as many as the limit of the {@link PageRequest}, fewer only if this is the last page
 * @param next  the cursor for the page after this one, or null if this is the last
 * @param <T>   the rows
 */
public record Slice<T>(List<T> items, @Nullable String next) {

    /** Copies the list. */
    public Slice {
        items = List.copyOf(items);
    }

    /**
     * A page of rows that were read one beyond its limit, which is how an adapter finds out whether there is a page after it.
     *
     * @param rows   the rows, in order, at least one more than the limit if there are so many
     * @param limit  the most rows of the page, at least 1
     * @param cursor makes the cursor that goes on after a row; not asked if this is the last page
     * @param <T>    the rows
     * @return the page
     */
    public static <T> Slice<T> cut(List<T> rows, int limit, Function<? super T, String> cursor) {
        return rows.size() <= limit
                ? new Slice<>(rows, null)
                : new Slice<>(rows.subList(0, limit), cursor.apply(rows.get(limit - 1)));
    }
}
