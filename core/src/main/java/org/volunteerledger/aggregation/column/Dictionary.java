package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers ids from 0 in the order in which they are first seen, so that columns are narrow and groups are array indexes. Code 0 is
 * always id 0, which stands for no record. One writer; readers use a {@link View}.
 */
final class Dictionary {

    private long[] ids = new long[16];
    private int[] slots = new int[32];
    private int size;
    private @Nullable View view;

    Dictionary() {
        codeOf(0);
    }

    /** The code of an id, a new one if it has none. */
    int codeOf(long id) {
        int found = find(id, ids, slots, size);
        return found >= 0 ? found : add(id);
    }

    /** The codes of many ids: first all slots are read, as then the memory answers many at a time, and then what is in them is compared. */
    void codesOf(long[] from, int start, int count, int[] out, int at) {
        if (areSame(from, start, count)) {
            Arrays.fill(out, at, at + count, codeOf(from[start]));
            return;
        }
        int[] table = slots;
        int mask = table.length - 1;
        for (int i = 0; i < count; i++) {
            out[at + i] = table[Hashes.of(from[start + i]) & mask] - 1;
        }
        long[] known = ids;
        for (int i = 0; i < count; i++) {
            int code = out[at + i];
            long id = from[start + i];
            if (code < 0 || known[code] != id) {
                out[at + i] = codeOf(id);
                known = ids;
            }
        }
    }

    private static boolean areSame(long[] from, int start, int count) {
        long different = 0;
        for (int i = 0; i < count; i++) {
            different |= from[start + i] ^ from[start];
        }
        return different == 0;
    }

    int size() {
        return size;
    }

    long idOf(int code) {
        return ids[code];
    }

    /** The codes that are given so far. */
    View view() {
        if (view == null || view.size() != size) {
            view = new View(ids, slots, size);
        }
        return view;
    }

    private int add(long id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            int[] larger = new int[size * 4];
            for (int code = 0; code < size; code++) {
                insert(larger, ids[code], code);
            }
            slots = larger;
        }
        ids[size] = id;
        insert(slots, id, size);
        return size++;
    }

    private static void insert(int[] slots, long id, int code) {
        int mask = slots.length - 1;
        int slot = Hashes.of(id) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = code + 1;
    }

    private static int find(long id, long[] ids, int[] slots, int size) {
        int mask = slots.length - 1;
        int slot = Hashes.of(id) & mask;
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            // Codes that the view does not know yet are passed over: the writer may be adding them.
            if (code < size && ids[code] == id) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    /** The codes as they were at one time. Thread-safe. */
    static final class View {

        private final long[] ids;
        private final int[] slots;
        private final int size;
        private volatile @Nullable Ranks ranks;

        private View(long[] ids, int[] slots, int size) {
            this.ids = ids;
            this.slots = slots;
            this.size = size;
        }

        int size() {
            return size;
        }

        long idOf(int code) {
            return ids[code];
        }

        /** The code of an id, or -1. */
        int codeOf(long id) {
            return find(id, ids, slots, size);
        }

        /** The order of the ids, made when it is first asked for. */
        Ranks ranks() {
            Ranks made = ranks;
            if (made == null) {
                made = rank();
                ranks = made;
            }
            return made;
        }

        long bytes() {
            return ids.length * 8L + slots.length * 4L;
        }

        private Ranks rank() {
            long[] sorted = Arrays.copyOf(ids, size);
            Arrays.sort(sorted);
            int[] rankOf = new int[size];
            int[] codes = new int[size];
            for (int rank = 0; rank < size; rank++) {
                codes[rank] = codeOf(sorted[rank]);
                rankOf[codes[rank]] = rank;
            }
            return new Ranks(rankOf, codes, sorted);
        }
    }

    /**
     * The ids in ascending order.
     *
     * @param rankOf the rank of each code
     * @param codes  the code of each rank
     * @param ids    the id of each rank
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; kernels read the arrays.
    record Ranks(int[] rankOf, int[] codes, long[] ids) {}
}
