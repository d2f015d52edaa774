package org.volunteerledger.storage.memory;

import java.util.function.IntFunction;

/**
 * Finds the row of an {@link AppendLog} by its key: open addressing over row numbers. Shared by all snapshots like the log: rows that
 * a snapshot does not see yet are passed over.
 */
final class KeyIndex {

    private final IntFunction<String> keyOf;

    /** Row numbers plus one; zero is free. Races are harmless: a reader's rows are all there when its snapshot is published. */
    private volatile int[] slots = new int[1024];

    KeyIndex(IntFunction<String> keyOf) {
        this.keyOf = keyOf;
    }

    /** The row below {@code size} that has the key, or -1. */
    int find(String key, int size) {
        int[] table = slots;
        int mask = table.length - 1;
        int slot = hash(key) & mask;
        while (table[slot] != 0) {
            int row = table[slot] - 1;
            if (row < size && keyOf.apply(row).equals(key)) {
                return row;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    /** Adds a row, which is the last so far, and whose key the log has already. */
    void add(int row) {
        if (row * 2L >= slots.length) {
            int[] larger = new int[slots.length * 2];
            for (int i = 0; i < row; i++) {
                insert(larger, i);
            }
            slots = larger;
        }
        insert(slots, row);
    }

    private void insert(int[] table, int row) {
        int mask = table.length - 1;
        int slot = hash(keyOf.apply(row)) & mask;
        while (table[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        table[slot] = row + 1;
    }

    private static int hash(String key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
