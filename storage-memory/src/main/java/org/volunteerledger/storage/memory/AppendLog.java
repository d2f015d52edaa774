package org.volunteerledger.storage.memory;

import java.util.Arrays;

/**
 * A list that only grows, shared by all snapshots: a snapshot looks at the first rows only, which never change again. One writer at a
 * time; readers are safe for rows that were written before their snapshot was published.
 *
 * @param <T> the rows
 */
final class AppendLog<T> {

    private static final int BITS = 12;
    private static final int CHUNK = 1 << BITS;

    private volatile Object[][] chunks = new Object[16][];

    @SuppressWarnings("unchecked") // Only rows of this type are ever set.
    T get(int row) {
        return (T) chunks[row >>> BITS][row & (CHUNK - 1)];
    }

    /** Sets a row beyond those of the published snapshot. */
    void set(int row, T value) {
        int chunk = row >>> BITS;
        Object[][] present = chunks;
        if (chunk >= present.length) {
            present = Arrays.copyOf(present, present.length * 2);
            chunks = present;
        }
        if (present[chunk] == null) {
            present[chunk] = new Object[CHUNK];
        }
        present[chunk][row & (CHUNK - 1)] = value;
    }
}
