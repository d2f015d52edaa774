package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts members in two steps (radix partitioning): first every row's group and member go, as one int, to the partition of the group;
 * then each partition, which has few groups and so fits the cache, is counted by itself. Writing all rows once more in sequence is
 * cheaper than one random access to memory for each.
 */
final class PartitionedMembers implements Members {

    /** A partition's bits should fit the second-level cache: 2 MiB. */
    private static final int PARTITION_BITS = 24;

    /** More open partitions than this, and the writing itself would miss the cache. */
    private static final int MAX_PARTITION_BITS = 10;

    /** Bits are worth clearing if there are not more words of them than this times the rows. */
    private static final int WORDS_PER_ROW = 8;

    private final int slots;
    private final int memberBits;
    private final int slotBits;
    private final int partitions;
    private final @Nullable PartitionedCodes[] buffers;
    private final Chunks chunks;

    PartitionedMembers(int slots, int members, int threads, Chunks chunks) {
        this.chunks = chunks;
        this.slots = slots;
        memberBits = bitsFor(members);
        int fit = Math.max(0, PARTITION_BITS - memberBits);
        slotBits = Math.min(Math.max(fit, bitsFor(slots) - MAX_PARTITION_BITS), Integer.SIZE - memberBits);
        partitions = (int) (((long) slots + (1L << slotBits) - 1) >>> slotBits);
        buffers = new PartitionedCodes[threads];
    }

    private static int bitsFor(int values) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, values - 1));
    }

    @Override
    public void add(int worker, int[] slotOf, int[] members, int count) {
        PartitionedCodes own = buffers[worker];
        if (own == null) {
            own = new PartitionedCodes(partitions, chunks);
            buffers[worker] = own;
        }
        int shift = slotBits;
        int width = memberBits;
        int mask = (1 << shift) - 1;
        for (int i = 0; i < count; i++) {
            if (members[i] != 0) {
                own.add(slotOf[i] >>> shift, (slotOf[i] & mask) << width | members[i]);
            }
        }
    }

    @Override
    public int[] count(Workers workers, int threads) {
        int[] counts = new int[slots];
        Scratch[] scratch = new Scratch[threads];
        workers.run(threads, partitions, (worker, partition) -> {
            if (scratch[worker] == null) {
                scratch[worker] = new Scratch();
            }
            count(partition, scratch[worker], counts);
        });
        return counts;
    }

    private void count(int partition, Scratch scratch, int[] counts) {
        long rows = 0;
        for (PartitionedCodes own : buffers) {
            rows += own == null ? 0 : own.size(partition);
        }
        long words = 1L << Math.max(0, slotBits + memberBits - 6);
        int firstSlot = partition << slotBits;
        boolean dense = words <= WORDS_PER_ROW * rows;
        if (dense) {
            scratch.clearBits((int) words);
        } else if (rows > 0) {
            scratch.clearTable(rows);
        }
        for (PartitionedCodes own : buffers) {
            if (own != null) {
                own.drain(partition, (codes, length) -> {
                    if (dense) {
                        countInBits(codes, length, scratch.bits, firstSlot, counts);
                    } else {
                        countInTable(codes, length, scratch, firstSlot, counts);
                    }
                });
            }
        }
    }

    private void countInBits(int[] codes, int length, long[] bits, int firstSlot, int[] counts) {
        int width = memberBits;
        for (int i = 0; i < length; i++) {
            int code = codes[i];
            long word = bits[code >>> 6];
            counts[firstSlot + (int) ((code & 0xFFFFFFFFL) >>> width)] += (int) (~word >>> code) & 1;
            bits[code >>> 6] = word | 1L << code;
        }
    }

    /** Codes are never 0, as member 0 is not among them, so 0 is a free place. */
    private void countInTable(int[] codes, int length, Scratch scratch, int firstSlot, int[] counts) {
        int[] table = scratch.table;
        int mask = scratch.mask;
        for (int i = 0; i < length; i++) {
            int code = codes[i];
            int place = Hashes.of(code) & mask;
            while (table[place] != 0 && table[place] != code) {
                place = (place + 1) & mask;
            }
            if (table[place] == 0) {
                table[place] = code;
                counts[firstSlot + (int) ((code & 0xFFFFFFFFL) >>> memberBits)]++;
            }
        }
    }

    /** What one worker counts with, used again for each partition. */
    private static final class Scratch {

        private long[] bits = new long[0];
        private int[] table = new int[0];
        private int mask;

        void clearBits(int words) {
            if (bits.length < words) {
                bits = new long[words];
            } else {
                Arrays.fill(bits, 0, words, 0);
            }
        }

        void clearTable(long rows) {
            int room = Integer.highestOneBit((int) Math.min(1 << 29, rows)) << 2;
            mask = room - 1;
            if (table.length < room) {
                table = new int[room];
            } else {
                Arrays.fill(table, 0, room, 0);
            }
        }
    }
}
