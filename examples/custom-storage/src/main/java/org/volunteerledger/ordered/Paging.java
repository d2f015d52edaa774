package org.volunteerledger.ordered;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.PageCursor;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.StorageError;

/** Pages of a list that is ordered by keys: a cursor is the key of the last row, with what {@link PageCursor} adds about the query. */
final class Paging {

    private Paging() {}

    /** The key to go on after, or null for the first page. */
    static byte @Nullable [] after(List<?> query, PageRequest page) {
        if (page.after() == null) {
            return null;
        }
        Object key = PageCursor.decode(query, page.after(), 1).get(0);
        try {
            return HexFormat.of().parseHex(String.valueOf(key));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(StorageError.BAD_CURSOR, "The page cursor is malformed.");
        }
    }

    /** A page of what was found: one row more than the limit if there is a next page. */
    static <T> Slice<T> cut(List<?> query, PageRequest page, List<T> found, Function<T, byte[]> key) {
        return Slice.cut(
                found,
                page.limit(),
                last -> PageCursor.encode(query, List.of(HexFormat.of().formatHex(key.apply(last)))));
    }
}
