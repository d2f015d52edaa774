package org.volunteerledger.aggregation.column;

/** A bit for every group and member, for each worker. */
final class MemberBits implements Members {

    private final int slots;
    private final int words;
    private final long[][] bits;

    MemberBits(int slots, int words, int threads) {
        this.slots = slots;
        this.words = words;
        this.bits = new long[threads][];
    }

    @Override
    public void add(int worker, int[] slotOf, int[] members, int count) {
        if (bits[worker] == null) {
            bits[worker] = new long[slots * words];
        }
        long[] own = bits[worker];
        int width = words;
        for (int i = 0; i < count; i++) {
            own[slotOf[i] * width + (members[i] >>> 6)] |= 1L << members[i];
        }
    }

    @Override
    public int[] count(Workers workers, int threads) {
        int[] counts = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            for (int word = slot * words; word < (slot + 1) * words; word++) {
                long met = 0;
                for (long[] own : bits) {
                    met |= own == null ? 0 : own[word];
                }
                counts[slot] += Long.bitCount(word == slot * words ? met & ~1L : met);
            }
        }
        return counts;
    }
}
