package org.volunteerledger.storage;

import java.util.List;
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
}
