package org.volunteerledger.cube;

import java.util.Arrays;

/** Numbers ids from 0 in the order in which they are first met; open addressing with linear probing. Some 16 to 32 bytes for each. */
final class LongIndex {

    private long[] ids = new long[16];
    private int[] slots = new int[32];
    private int size;

    int size() {
        return size;
    }

    long idOf(int number) {
        return ids[number];
    }

    /** The number of an id, or -1 if it has none. */
    int find(long id) {
        int found = slots[slotOf(id)];
        return found - 1;
    }

    /** The number of an id, the next one if it has none. */
    int of(long id) {
        int slot = slotOf(id);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == ids.length) {
            grow();
            slot = slotOf(id);
        }
        ids[size] = id;
        slots[slot] = ++size;
        return size - 1;
    }

    /** Where an id is, or would be. */
    private int slotOf(long id) {
        int mask = slots.length - 1;
        long mixed = id * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (slots[slot] != 0 && ids[slots[slot] - 1] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        ids = Arrays.copyOf(ids, size * 2);
        slots = new int[size * 4];
        for (int number = 0; number < size; number++) {
            slots[slotOf(ids[number])] = number + 1;
        }
    }
}
