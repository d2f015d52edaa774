package org.volunteerledger.storage.memory;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.PageCursor;
import org.volunteerledger.storage.StorageError;

/** Writes and reads the cursors of one query over records. */
final class Cursors {

    private final List<Object> query;
    private final Attribute.@Nullable Type type;

    Cursors(List<Object> query, Attribute.@Nullable Type type) {
        this.query = query;
        this.type = type;
    }

    String write(IndexKey last) {
        return type == null
                ? PageCursor.encode(query, List.of(last.id()))
                : PageCursor.encode(query, Arrays.asList(last.value(), last.id()));
    }

    IndexKey read(String cursor) {
        List<@Nullable Object> keys = PageCursor.decode(query, cursor, type == null ? 1 : 2);
        Object value = type == null ? null : keys.get(0);
        if (!(keys.get(keys.size() - 1) instanceof Long id) || !fits(value)) {
            throw new InvalidInput(StorageError.BAD_CURSOR, "The page cursor is malformed.");
        }
        return new IndexKey(value, id);
    }

    private boolean fits(@Nullable Object value) {
        return value == null || (type == Attribute.Type.NUMBER ? value instanceof Long : value instanceof String);
    }
}
