package org.volunteerledger.ordered;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Step 2: a read. "What a commit wrote is seen as a whole or not at all by a single read", says the contract, and a list of
 * the ledger takes many reads of the engine: they all see the same moment.
 */
public interface View {

    /**
     * The value of a key.
     *
     * @param family where
     * @param key    the key
     * @return its value, or null if there is none
     */
    byte @Nullable [] get(Family family, byte[] key);

    /**
     * Tells that keys are about to be got, so that an engine at the other end of a wire can fetch them at once.
     *
     * @param family where
     * @param keys   the keys
     */
    default void prefetch(Family family, Collection<byte[]> keys) {}

    /** Is shown a key with its value, and tells whether to go on. */
    interface Visitor {

        /**
         * Looks at one key.
         *
         * @param key   the key
         * @param value its value
         * @return whether to go on
         */
        boolean visit(byte[] key, byte[] value);
    }

    /**
     * Shows all keys with a prefix, in their order or the reverse, until the visitor has enough.
     *
     * @param family     where
     * @param prefix     what the keys begin with
     * @param after      where to go on, itself not included; null to begin at the beginning
     * @param descending whether in reverse
     * @param visitor    is shown each
     */
    void walk(Family family, byte[] prefix, byte @Nullable [] after, boolean descending, Visitor visitor);

    /**
     * Shows all keys with one of several prefixes, in their order. An engine at the other end of a wire asks for many of them at once.
     *
     * @param family   where
     * @param prefixes what the keys begin with, in order; none begins with another
     * @param after    where to go on, itself not included; null to begin at the beginning
     * @param visitor  is shown each
     */
    default void walkAll(Family family, Collection<byte[]> prefixes, byte @Nullable [] after, Visitor visitor) {
        boolean[] more = {true};
        for (byte[] prefix : prefixes) {
            if (more[0]) {
                walk(family, prefix, after, false, (key, value) -> {
                    more[0] = visitor.visit(key, value);
                    return more[0];
                });
            }
        }
    }

    /**
     * The position of the newest change.
     *
     * @return the position, 0 if there is none
     */
    default long lastPosition() {
        long[] last = {0};
        walk(Family.CHANGES, Keys.EVERYTHING, null, true, (key, value) -> {
            last[0] = Keys.lastNumber(key);
            return false;
        });
        return last[0];
    }
}
