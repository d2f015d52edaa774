package org.volunteerledger.storage.jdbc;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.storage.Kind;

/**
 * Remembers some records with the JSON that they were written as or read from: what was just written is usually read again soon, and
 * comparing two texts is far quicker than reading one as JSON. It never knows better than the database: the row is read in any case, and
 * another text is another record. A record takes the place of another one, so that the memory it takes is bounded. Thread-safe.
 */
final class BodyMemo {

    private static final int BITS = 15;

    /** Longer ones are few, and not worth the memory. */
    private static final int MAX_BODY = 4_096;

    private final AtomicReferenceArray<@Nullable Memo> places = new AtomicReferenceArray<>(1 << BITS);

    /** The record of a text, or null if it is not remembered. */
    <E> @Nullable E find(Kind<E> kind, long id, String body) {
        Memo memo = places.get(place(kind, id));
        return memo != null && memo.id == id && memo.kind == kind && memo.body.equals(body)
                ? kind.type().cast(memo.entity)
                : null;
    }

    /** Remembers the record of a text. */
    void keep(Kind<?> kind, long id, String body, Object entity) {
        if (body.length() <= MAX_BODY) {
            places.set(place(kind, id), new Memo(kind, id, body, entity));
        }
    }

    private static int place(Kind<?> kind, long id) {
        return (int) (((id ^ kind.hashCode()) * 0x9E37_79B9_7F4A_7C15L) >>> (Long.SIZE - BITS));
    }

    /** A record and its JSON. */
    private record Memo(Kind<?> kind, long id, String body, Object entity) {}
}
