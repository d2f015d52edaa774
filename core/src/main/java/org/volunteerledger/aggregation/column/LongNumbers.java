package org.volunteerledger.aggregation.column;

import java.util.Arrays;

/** Numbers longs from 0 in the order in which they are first met; open addressing with linear probing. */
final class LongNumbers {

    private long[] keys = new long[512];
    private int[] slots = new int[1024];
    private int size;

    int size() {
        return size;
    }

    long keyOf(int number) {
        return keys[number];
    }

    int of(long key) {
        int mask = slots.length - 1;
        int slot = Hashes.of(key) & mask;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (keys[number] == key) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        if (size == keys.length) {
            grow();
            return of(key);
        }
        keys[size] = key;
        slots[slot] = ++size;
        return size - 1;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, size * 2);
        slots = new int[size * 4];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = Hashes.of(keys[number]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number + 1;
        }
    }
}
