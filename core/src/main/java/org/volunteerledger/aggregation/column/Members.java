package org.volunteerledger.aggregation.column;

/**
 * Counts the different members of every group exactly. Member 0 stands for nobody. Since dead rows never get here, a member that is met
 * counts, and a bit is all that has to be kept.
 */
interface Members {

    /** The largest set of bits that each worker keeps for itself: 2 MiB, as random access beyond the second-level cache is slow. */
    long MAX_DIRECT_BITS = 1L << 24;

    /** Adds the members of a block. */
    void add(int worker, int[] slots, int[] members, int count);

    /** How many different members each slot has, when all workers are done. */
    int[] count(Workers workers, int threads);

    /**
     * Chooses by the number of bits that all groups with all members would take.
     *
     * @param slots   how many slots there can be
     * @param members how many codes of members there are
     * @param threads how many workers will add
     * @param chunks  where memory comes from
     */
    static Members of(int slots, int members, int threads, Chunks chunks) {
        int words = (members + 63) / 64;
        return (long) slots * words * 64 <= MAX_DIRECT_BITS
                ? new MemberBits(slots, words, threads)
                : new PartitionedMembers(slots, members, threads, chunks);
    }
}
