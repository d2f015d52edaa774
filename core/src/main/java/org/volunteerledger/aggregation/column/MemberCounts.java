package org.volunteerledger.aggregation.column;

import java.util.Arrays;

/**
 * How many entries each volunteer has in each cell, so that it is known when one comes and when the last one goes. A small table of ints
 * for every cell, each int a member and a count of up to 255: some six bytes for a member, and since entries come nearly in the order of
 * their days, the tables of the present month stay in the cache. Larger counts and members beyond 24 bits go to {@link PairCounts}. The
 * writer's alone: readers see only how many members a cell has.
 */
final class MemberCounts {

    private static final int COUNT_BITS = 8;
    private static final int MAX_COUNT = (1 << COUNT_BITS) - 1;
    private static final int MEMBERS = 1 << (Integer.SIZE - COUNT_BITS);
    private static final int FIRST_ROOM = 4;

    /** Small tables double, as that is quick; large ones grow by half, as that is lean. */
    private static final int SMALL = 64;

    private int[][] tables = new int[64][];
    private int[] sizes = new int[64];
    private final PairCounts rest = new PairCounts();

    /** What was read ahead; kept only so that it is read. */
    private final int[] homes = new int[RowBatch.ROWS];

    /**
     * Adds an entry of a member, or takes one away.
     *
     * @return the entries that the member has now, exact up to {@value #MAX_COUNT}
     */
    int add(int cell, int member, int sign) {
        if (member >= MEMBERS) {
            return rest.add(cell, member, sign);
        }
        if (cell >= tables.length) {
            int room = Math.max(cell + 1, tables.length * 2);
            tables = Arrays.copyOf(tables, room);
            sizes = Arrays.copyOf(sizes, room);
        }
        int[] table = tables[cell];
        if (table == null) {
            table = new int[FIRST_ROOM];
            tables[cell] = table;
        }
        int place = placeOf(table, member);
        int entry = table[place];
        if (entry == 0) {
            if (++sizes[cell] * 4L > table.length * 3L) {
                table = grown(table);
                tables[cell] = table;
                place = placeOf(table, member);
            }
            entry = member << COUNT_BITS;
        }
        int count = entry & MAX_COUNT;
        // Beyond what fits, the rest is counted elsewhere, and is taken from first.
        if (count == MAX_COUNT && (sign > 0 || rest.get(cell, member) > 0)) {
            rest.add(cell, member, sign);
            return MAX_COUNT;
        }
        table[place] = entry + sign;
        return count + sign;
    }

    /**
     * Reads what the next additions will need. Each of these reads waits for no other, so the memory answers many at a time, which it
     * cannot while additions follow each other.
     */
    void touch(int[] cells, int[] members, int first, int count) {
        for (int i = 0; i < count; i++) {
            int[] table = cells[i] >= 0 && cells[i] < tables.length ? tables[cells[i]] : null;
            homes[i] = table == null ? 0 : table[homeOf(members[first + i], table.length)];
        }
    }

    long bytes() {
        long bytes = rest.bytes() + tables.length * 8L;
        for (int[] table : tables) {
            bytes += table == null ? 0 : 16 + table.length * 4L;
        }
        return bytes;
    }

    private static int placeOf(int[] table, int member) {
        int length = table.length;
        int place = homeOf(member, length);
        while (table[place] != 0 && table[place] >>> COUNT_BITS != member) {
            place = place + 1 == length ? 0 : place + 1;
        }
        return place;
    }

    /** The high half of the product spreads over tables of any length. */
    private static int homeOf(int member, int length) {
        long spread = (member * 0x9E3779B9L) & 0xFFFFFFFFL;
        return (int) ((spread * length) >>> Integer.SIZE);
    }

    private static int[] grown(int[] table) {
        int[] larger = new int[table.length + (table.length < SMALL ? table.length : table.length >> 1)];
        for (int entry : table) {
            if (entry != 0) {
                larger[placeOf(larger, entry >>> COUNT_BITS)] = entry;
            }
        }
        return larger;
    }
}
