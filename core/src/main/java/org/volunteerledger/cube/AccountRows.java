package org.volunteerledger.cube;

import java.util.Arrays;

/**
 * The row of every entry, by account and sequence: what a void needs to find its grant. Entries that follow each other in an account and
 * in the rows are one run, so an account that was loaded whole takes some 64 bytes however long it is, and a later entry 8 to 16.
 */
final class AccountRows {

    private static final int NO_ROW = -1;

    private final LongIndex index = new LongIndex();

    /** How many entries each account has. */
    private int[] counts = new int[16];

    /** For each account, pairs of the first sequence of a run and its row, or {@link #NO_ROW}; as many as {@link #used} says. */
    private int[][] runs = new int[16][];

    private int[] used = new int[16];

    int size() {
        return index.size();
    }

    long idOf(int account) {
        return index.idOf(account);
    }

    /** The number of an account, a new one if it has none. */
    int of(long id) {
        int account = index.of(id);
        if (account == counts.length) {
            counts = Arrays.copyOf(counts, account * 2);
            runs = Arrays.copyOf(runs, account * 2);
            used = Arrays.copyOf(used, account * 2);
        }
        if (runs[account] == null) {
            runs[account] = new int[2];
        }
        return account;
    }

    /** How many entries an account has, which is the sequence of its newest. */
    int count(int account) {
        return counts[account];
    }

    /** How many entries each account has now, by id. */
    Counts counts() {
        LongIndex ids = new LongIndex();
        for (int account = 0; account < size(); account++) {
            ids.of(idOf(account));
        }
        return new Counts(ids, Arrays.copyOf(counts, size()));
    }

    /** Adds the next entry of an account. */
    void add(int account, int row) {
        int last = used[account] - 2;
        boolean goesOn = last >= 0
                && runs[account][last + 1] != NO_ROW
                && runs[account][last + 1] + (counts[account] + 1 - runs[account][last]) == row;
        if (!goesOn) {
            begin(account, row);
        }
        counts[account]++;
    }

    /** Adds entries that have no row: grants that were taken back, and what took them back. */
    void skip(int account, int entries) {
        begin(account, NO_ROW);
        counts[account] += entries;
    }

    /** The row of an entry, or -1 if it has none. */
    int row(int account, long sequence) {
        if (sequence < 1 || sequence > counts[account]) {
            return NO_ROW;
        }
        int[] ofAccount = runs[account];
        int low = 0;
        int high = used[account] / 2 - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (ofAccount[middle * 2] <= sequence) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int first = ofAccount[low * 2 + 1];
        return first == NO_ROW ? NO_ROW : first + (int) (sequence - ofAccount[low * 2]);
    }

    private void begin(int account, int row) {
        if (used[account] == runs[account].length) {
            runs[account] = Arrays.copyOf(runs[account], used[account] * 2);
        }
        runs[account][used[account]++] = counts[account] + 1;
        runs[account][used[account]++] = row;
    }

    /** How many entries accounts had at one time. */
    static final class Counts {

        private final LongIndex ids;
        private final int[] counts;

        private Counts(LongIndex ids, int[] counts) {
            this.ids = ids;
            this.counts = counts;
        }

        int accounts() {
            return counts.length;
        }

        /** Zero for an account that had none. */
        int of(long account) {
            int number = ids.find(account);
            return number < 0 ? 0 : counts[number];
        }
    }
}
