package org.volunteerledger.benchmarks.compare;

import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntMaps;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrays;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;
import org.volunteerledger.benchmarks.ReportKind;

/** Sums by key, in arrays by slot; the different volunteers of all keys in one set of pairs. */
final class FastutilGroups {

    private static final int VOLUNTEER_BITS = 27;

    private final Int2IntOpenHashMap slots = new Int2IntOpenHashMap();
    private final LongOpenHashSet pairs = new LongOpenHashSet();
    private long[] minutes = new long[1024];
    private int[] entries = new int[1024];
    private int[] volunteers = new int[1024];

    FastutilGroups() {
        slots.defaultReturnValue(-1);
    }

    /** Adds an entry to a group. */
    int add(int key, int ofMinutes) {
        int slot = slots.get(key);
        if (slot < 0) {
            slot = slots.size();
            slots.put(key, slot);
            if (slot == minutes.length) {
                minutes = Arrays.copyOf(minutes, slot * 2);
                entries = Arrays.copyOf(entries, slot * 2);
                volunteers = Arrays.copyOf(volunteers, slot * 2);
            }
        }
        minutes[slot] += ofMinutes;
        entries[slot]++;
        return slot;
    }

    /** Adds an entry to a group, and the volunteer if not there yet. */
    void add(int key, int ofMinutes, int volunteer) {
        int slot = add(key, ofMinutes);
        if (pairs.add((long) slot << 32 | volunteer)) {
            volunteers[slot]++;
        }
    }

    /** Hands out all groups by one key. */
    void each(RowSink sink) {
        for (Int2IntMap.Entry group : Int2IntMaps.fastIterable(slots)) {
            int slot = group.getIntValue();
            sink.row(group.getIntKey(), 0, minutes[slot], entries[slot], volunteers[slot]);
        }
    }

    /** Hands out all groups by two keys, the second in the last byte. */
    void eachPair(long secondFrom, RowSink sink) {
        for (Int2IntMap.Entry group : Int2IntMaps.fastIterable(slots)) {
            int slot = group.getIntValue();
            int key = group.getIntKey();
            sink.row(key >> 8, (key & 0xFF) + secondFrom, minutes[slot], entries[slot], volunteers[slot]);
        }
    }

    /** Hands out the volunteers with the most minutes, in their order. */
    void top(RowSink sink) {
        long[] order = new long[slots.size()];
        int filled = 0;
        for (Int2IntMap.Entry group : Int2IntMaps.fastIterable(slots)) {
            // The most minutes come first, and of equal ones the smaller id.
            order[filled++] = -minutes[group.getIntValue()] << VOLUNTEER_BITS | group.getIntKey();
        }
        LongArrays.radixSort(order);
        for (int i = 0; i < Math.min(filled, ReportKind.TOP); i++) {
            int volunteer = (int) order[i] & ((1 << VOLUNTEER_BITS) - 1);
            int slot = slots.get(volunteer);
            sink.row(volunteer, 0, minutes[slot], entries[slot], 0);
        }
    }
}
