package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Grouping;

/**
 * One grouping of a query, resolved: the group of each value of its column as an ordinal, in the order of the groups' keys. So a row
 * costs one look-up whatever the roll-up, and groups that are counted up in the order of their ordinals need no sorting.
 */
final class GroupColumn {

    private final Source source;
    private final int first;
    private final int[] ordinals;
    private final long[] keys;
    private final Dictionary.@Nullable View dictionary;

    private GroupColumn(Source source, int first, int[] ordinals, long[] keys, Dictionary.@Nullable View dictionary) {
        this.source = source;
        this.first = first;
        this.ordinals = ordinals;
        this.keys = keys;
        this.dictionary = dictionary;
    }

    /** Resolves a grouping; values that the condition on its column keeps out get no group of their own. */
    static GroupColumn of(Grouping grouping, Domain domain, @Nullable CodeFilter filter) {
        Source source = Source.of(grouping.dimension());
        if (filter == null && grouping.rollup() == null && domain.dictionary() != null) {
            Dictionary.Ranks ranks = domain.dictionary().ranks();
            return new GroupColumn(source, 0, ranks.rankOf(), ranks.ids(), domain.dictionary());
        }
        long[] keyOf = new long[domain.size()];
        long[] sorted = new long[domain.size()];
        int used = 0;
        for (int i = 0; i < keyOf.length; i++) {
            if (filter == null || filter.lets(i)) {
                keyOf[i] = grouping.groupOf(domain.keyAt(grouping.dimension(), i));
                sorted[used++] = keyOf[i];
            }
        }
        long[] keys = distinct(sorted, used);
        int[] ordinals = new int[keyOf.length];
        for (int i = 0; i < ordinals.length; i++) {
            // Values that are kept out never get here; they may have any ordinal.
            ordinals[i] = Math.max(0, Arrays.binarySearch(keys, keyOf[i]));
        }
        return new GroupColumn(source, domain.first(), ordinals, keys, null);
    }

    private static long[] distinct(long[] keys, int used) {
        Arrays.sort(keys, 0, used);
        int kept = 0;
        for (int i = 0; i < used; i++) {
            if (i == 0 || keys[i] != keys[kept - 1]) {
                keys[kept++] = keys[i];
            }
        }
        return Arrays.copyOf(keys, kept);
    }

    Source source() {
        return source;
    }

    /** The number of groups. */
    int size() {
        return keys.length;
    }

    /** The key of a group. */
    long keyOf(int ordinal) {
        return keys[ordinal];
    }

    /** What the values stand for if every one is a group of its own, so that rows need no look-up; otherwise null. */
    Dictionary.@Nullable View dictionary() {
        return dictionary;
    }

    /** Adds this grouping's ordinals as the last digit to numbers of the groupings before it. */
    void append(int[] values, int count, int[] slots) {
        int[] table = ordinals;
        int base = first;
        int radix = keys.length;
        for (int i = 0; i < count; i++) {
            slots[i] = slots[i] * radix + table[values[i] - base];
        }
    }

    /** As {@link #append(int[], int, int[])}, for the first of all groupings. */
    void start(int[] values, int count, int[] slots) {
        int[] table = ordinals;
        int base = first;
        for (int i = 0; i < count; i++) {
            slots[i] = table[values[i] - base];
        }
    }

    /** As {@link #append(int[], int, int[])}, for numbers beyond 32 bits. */
    void append(int[] values, int count, long[] keysSoFar) {
        int[] table = ordinals;
        int base = first;
        long radix = keys.length;
        for (int i = 0; i < count; i++) {
            keysSoFar[i] = keysSoFar[i] * radix + table[values[i] - base];
        }
    }
}
