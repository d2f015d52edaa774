package org.volunteerledger.aggregation.column;

/** How often each pair was added; open addressing. The writer's alone: readers see only how many pairs a group has. */
final class PairCounts {

    /** Pairs plus one, so that zero is free. */
    private long[] pairs = new long[256];

    private int[] counts = new int[256];
    private int size;

    /** Changes a count and returns the new one. Pairs that fall to zero keep their place. */
    int add(int left, int right, int sign) {
        long pair = ((long) left << 32 | right) + 1;
        int place = placeOf(pair);
        if (pairs[place] == 0) {
            if (size * 3L >= pairs.length * 2L) {
                grow();
                place = placeOf(pair);
            }
            pairs[place] = pair;
            size++;
        }
        counts[place] += sign;
        return counts[place];
    }

    long bytes() {
        return pairs.length * 12L;
    }

    private int placeOf(long pair) {
        int mask = pairs.length - 1;
        int place = Hashes.of(pair) & mask;
        while (pairs[place] != 0 && pairs[place] != pair) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] before = pairs;
        int[] countsBefore = counts;
        pairs = new long[before.length * 2];
        counts = new int[pairs.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int place = placeOf(before[i]);
                pairs[place] = before[i];
                counts[place] = countsBefore[i];
            }
        }
    }
}
