package org.volunteerledger.aggregation.column;

/**
 * How often each pair was added; open addressing, a pair beside its count so that both come with one cache miss. The writer's alone:
 * readers see only how many pairs a group has.
 */
final class PairCounts {

    /** Pairs plus one, so that zero is free, each followed by its count. */
    private long[] slots = new long[512];

    private int size;

    /** Changes a count and returns the new one. Pairs that fall to zero keep their place. */
    int add(int left, int right, int sign) {
        long pair = ((long) left << 32 | right) + 1;
        int place = placeOf(pair);
        if (slots[place] == 0) {
            if (size * 3L >= slots.length) {
                grow();
                place = placeOf(pair);
            }
            slots[place] = pair;
            size++;
        }
        slots[place + 1] += sign;
        return (int) slots[place + 1];
    }

    /** The count of a pair. */
    int get(int left, int right) {
        return (int) slots[placeOf(((long) left << 32 | right) + 1) + 1];
    }

    long bytes() {
        return slots.length * 8L;
    }

    private int placeOf(long pair) {
        int mask = slots.length - 2;
        int place = (Hashes.of(pair) << 1) & mask;
        while (slots[place] != 0 && slots[place] != pair) {
            place = (place + 2) & mask;
        }
        return place;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        for (int i = 0; i < before.length; i += 2) {
            if (before[i] != 0) {
                int place = placeOf(before[i]);
                slots[place] = before[i];
                slots[place + 1] = before[i + 1];
            }
        }
    }
}
