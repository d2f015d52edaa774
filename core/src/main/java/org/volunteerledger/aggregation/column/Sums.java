package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Measure;

/**
 * The sums of every group, by slot. Minutes and the number of entries share one long, minutes above {@value #COUNT_BITS} bits of count, so
 * that a row costs one read and one write of memory; before the count could overflow, both are moved to longs of their own.
 */
final class Sums {

    private static final int COUNT_BITS = 24;
    private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

    private long[] packed;
    private long @Nullable [] participations;
    private long @Nullable [] visits;
    private final boolean withMinutes;
    private long @Nullable [] entries;
    private long @Nullable [] minutes;
    private int rowsInPacked;

    private Sums(int slots, Set<Measure> measures) {
        packed = new long[slots];
        withMinutes = measures.contains(Measure.MINUTES);
        participations = measures.contains(Measure.PARTICIPATIONS) ? new long[slots] : null;
        visits = measures.contains(Measure.BENEFICIARY_VISITS) ? new long[slots] : null;
    }

    static Sums of(int slots, Set<Measure> measures) {
        return new Sums(slots, measures);
    }

    /** Makes room for slots that are numbered as they are met. */
    void ensure(int slots) {
        if (slots > packed.length) {
            int room = Math.max(slots, packed.length * 2);
            packed = Arrays.copyOf(packed, room);
            entries = entries == null ? null : Arrays.copyOf(entries, room);
            minutes = minutes == null ? null : Arrays.copyOf(minutes, room);
            participations = participations == null ? null : Arrays.copyOf(participations, room);
            visits = visits == null ? null : Arrays.copyOf(visits, room);
        }
    }

    /** Adds a block of rows, and takes back the dead among them. */
    void add(Block block) {
        if (rowsInPacked + block.count() > COUNT_MASK) {
            unpack();
        }
        rowsInPacked += block.count();
        int[] slots = block.slots();
        int count = block.count();
        if (withMinutes) {
            int[] values = block.read(Source.MINUTES);
            addMinutes(packed, slots, values, count);
            for (int i = 0; i < block.deadCount(); i++) {
                int row = block.dead()[i];
                packed[slots[row]] -= packed(values[row]);
            }
        } else {
            addOnes(packed, slots, count);
            for (int i = 0; i < block.deadCount(); i++) {
                packed[slots[block.dead()[i]]]--;
            }
        }
        if (participations != null) {
            addAll(participations, block, Source.PARTICIPATIONS);
        }
        if (visits != null) {
            addAll(visits, block, Source.VISITS);
        }
    }

    private static long packed(int minutes) {
        return ((long) minutes << COUNT_BITS) + 1;
    }

    private static void addMinutes(long[] sums, int[] slots, int[] values, int count) {
        if (sums.length == 1) {
            // A local sum: through memory every row would wait for the store of the row before it.
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += values[i];
            }
            sums[0] += (sum << COUNT_BITS) + count;
            return;
        }
        for (int i = 0; i < count; i++) {
            sums[slots[i]] += packed(values[i]);
        }
    }

    private static void addOnes(long[] sums, int[] slots, int count) {
        if (sums.length == 1) {
            sums[0] += count;
            return;
        }
        for (int i = 0; i < count; i++) {
            sums[slots[i]]++;
        }
    }

    private static void addAll(long[] sums, Block block, Source source) {
        int[] slots = block.slots();
        int[] values = block.read(source);
        int count = block.count();
        for (int i = 0; i < count; i++) {
            sums[slots[i]] += values[i];
        }
        for (int i = 0; i < block.deadCount(); i++) {
            int row = block.dead()[i];
            sums[slots[row]] -= values[row];
        }
    }

    /** Takes over the sums of another worker. */
    void add(Sums other) {
        unpack();
        other.unpack();
        addEach(entries, other.entries);
        addEach(minutes, other.minutes);
        addEach(participations, other.participations);
        addEach(visits, other.visits);
    }

    private static void addEach(long @Nullable [] sums, long @Nullable [] more) {
        if (sums != null && more != null) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += more[i];
            }
        }
    }

    /** The number of entries of a slot. */
    long entries(int slot) {
        return (entries == null ? 0 : entries[slot]) + (packed[slot] & COUNT_MASK);
    }

    /** A sum of a slot. */
    long value(Measure measure, int slot) {
        return switch (measure) {
            case MINUTES -> (minutes == null ? 0 : minutes[slot]) + (packed[slot] >>> COUNT_BITS);
            case PARTICIPATIONS -> participations == null ? 0 : participations[slot];
            case BENEFICIARY_VISITS -> visits == null ? 0 : visits[slot];
            case ENTRIES -> entries(slot);
            case VOLUNTEERS, ACTIVITIES -> throw new IllegalArgumentException(measure + " is no sum");
        };
    }

    private void unpack() {
        long[] wideEntries = entries == null ? new long[packed.length] : entries;
        long[] wideMinutes = minutes == null ? new long[packed.length] : minutes;
        for (int slot = 0; slot < packed.length; slot++) {
            wideEntries[slot] += packed[slot] & COUNT_MASK;
            wideMinutes[slot] += packed[slot] >>> COUNT_BITS;
        }
        Arrays.fill(packed, 0);
        rowsInPacked = 0;
        entries = wideEntries;
        minutes = wideMinutes;
    }
}
