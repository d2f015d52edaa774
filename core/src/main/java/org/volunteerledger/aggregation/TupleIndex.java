package org.volunteerledger.aggregation;

import java.util.Arrays;

/** Numbers tuples of whole numbers from 0 in the order in which they are first seen; open addressing with linear probing. */
final class TupleIndex {

    private final int width;
    private int[] slots = new int[64];
    private long[] tuples;
    private int size;

    TupleIndex(int width) {
        this.width = width;
        this.tuples = new long[16 * Math.max(1, width)];
        Arrays.fill(slots, -1);
    }

    int size() {
        return size;
    }

    /** The number of the tuple, which is copied if it is new. */
    int indexOf(long[] tuple) {
        int mask = slots.length - 1;
        int slot = hash(tuple, 0) & mask;
        while (slots[slot] >= 0) {
            if (matches(slots[slot], tuple)) {
                return slots[slot];
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = size;
        append(tuple);
        return size - 1;
    }

    /** One component of every tuple, in the order of their numbers. */
    long[] column(int component) {
        long[] column = new long[size];
        for (int i = 0; i < size; i++) {
            column[i] = tuples[i * width + component];
        }
        return column;
    }

    private void append(long[] tuple) {
        if ((size + 1) * width > tuples.length) {
            tuples = Arrays.copyOf(tuples, tuples.length * 2);
        }
        System.arraycopy(tuple, 0, tuples, size * width, width);
        size++;
        if (size * 2 > slots.length) {
            rehash();
        }
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int i = 0; i < size; i++) {
            int slot = hash(tuples, i * width) & mask;
            while (slots[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i;
        }
    }

    private boolean matches(int index, long[] tuple) {
        for (int i = 0; i < width; i++) {
            if (tuples[index * width + i] != tuple[i]) {
                return false;
            }
        }
        return true;
    }

    private int hash(long[] from, int offset) {
        long hash = 0;
        for (int i = 0; i < width; i++) {
            hash = (hash ^ from[offset + i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }
}
