package org.volunteerledger.storage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;

/**
 * The text form of the place where a page ended, for adapters. It holds the keys of the last row and a fingerprint of the query, so
 * that a cursor of another query is refused instead of giving a wrong page. It is opaque to callers.
 */
public final class PageCursor {

    private static final String ABSENT = "-";

    private PageCursor() {}

    /**
     * Writes a cursor.
     *
     * @param query what identifies the query: kind, filter, order; compared by {@code toString}
     * @param keys  the keys of the last row: Longs, Strings or nulls
     * @return the cursor
     */
    public static String encode(List<?> query, List<? extends @Nullable Object> keys) {
        StringBuilder text = new StringBuilder(fingerprint(query));
        for (Object key : keys) {
            text.append(' ');
            if (key == null) {
                text.append(ABSENT);
            } else if (key instanceof Long number) {
                text.append('n').append(number.longValue());
            } else {
                text.append('t').append(base64(key.toString().getBytes(StandardCharsets.UTF_8)));
            }
        }
        return base64(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor of ids and sequences.
     *
     * @param query  what identifies the query, as it was written
     * @param cursor the cursor
     * @param size   how many keys it must have
     * @return the keys, each greater than zero
     * @throws InvalidInput if it is malformed, has other keys, or belongs to another query ({@link StorageError#BAD_CURSOR})
     */
    public static List<Long> ids(List<?> query, String cursor, int size) {
        List<Long> ids = new ArrayList<>(size);
        for (Object key : decode(query, cursor, size)) {
            ids.add(id(key));
        }
        return ids;
    }

    /**
     * Reads a cursor. Callers can make one up, so keys of another form than was written have to be refused.
     *
     * @param query  what identifies the query, as it was written
     * @param cursor the cursor
     * @param size   how many keys it must have
     * @return the keys: Longs, Strings or nulls
     * @throws InvalidInput if it is malformed or belongs to another query ({@link StorageError#BAD_CURSOR})
     */
    public static List<@Nullable Object> decode(List<?> query, String cursor, int size) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = text.split(" ", -1);
            if (parts.length != size + 1 || !parts[0].equals(fingerprint(query))) {
                throw bad();
            }
            List<@Nullable Object> keys = new ArrayList<>(size);
            for (int i = 1; i < parts.length; i++) {
                keys.add(key(parts[i]));
            }
            return keys;
        } catch (IllegalArgumentException e) {
            throw bad();
        }
    }

    private static Long id(@Nullable Object key) {
        if (key instanceof Long id && id > 0) {
            return id;
        }
        throw bad();
    }

    private static @Nullable Object key(String part) {
        if (part.equals(ABSENT)) {
            return null;
        }
        if (part.startsWith("n")) {
            return Long.valueOf(part.substring(1));
        }
        if (part.startsWith("t")) {
            return new String(Base64.getUrlDecoder().decode(part.substring(1)), StandardCharsets.UTF_8);
        }
        throw bad();
    }

    private static String fingerprint(List<?> query) {
        return Integer.toHexString(query.toString().hashCode());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static InvalidInput bad() {
        return new InvalidInput(StorageError.BAD_CURSOR, "The page cursor is malformed or belongs to another query.");
    }
}
