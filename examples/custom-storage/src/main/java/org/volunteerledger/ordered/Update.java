package org.volunteerledger.ordered;

import org.volunteerledger.ledger.HourEntry;

/**
 * A view within a transaction. What is got is as the transaction has written it so far; a walk shows what was stored before. The engine remembers each key that was got, also one that
 * was not there, and does not commit if another has written it since the transaction began.
 */
public interface Update extends View {

    /**
     * Writes a key.
     *
     * @param family where
     * @param key    the key; if two transactions can dispute it, it was got before
     * @param value  its value
     */
    void put(Family family, byte[] key, byte[] value);

    /**
     * Removes a key.
     *
     * @param family where
     * @param key    the key
     */
    void delete(Family family, byte[] key);

    /**
     * Writes an entry; an engine that can add up keeps more of it than its bytes.
     *
     * @param place its key in {@link Family#ENTRIES}
     * @param entry the entry
     * @param value the entry, written
     */
    default void append(byte[] place, HourEntry entry, byte[] value) {
        put(Family.ENTRIES, place, value);
    }

    /**
     * The position of the newest change that is committed, also after this transaction began; asked when nobody else can commit.
     *
     * @return the position, 0 if there is none
     */
    @Override
    long lastPosition();
}
