package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which cell of a roll-up belongs to which keys. A key becomes a digit, digits are packed into one long, and the long becomes the number
 * of the cell. Immutable; views share one as long as no group is new, and so the order of the groups, which is made once.
 */
final class CellDirectory {

    /** If more than one cell in so many is new, all are sorted rather than the new ones put between the others. */
    private static final int FEW = 8;

    private final Dictionary.View[] digits;
    private final Dictionary.View cells;
    private volatile @Nullable Order order;

    /** One with fewer cells, whose order is known. */
    private volatile @Nullable CellDirectory before;

    CellDirectory(Dictionary.View[] digits, Dictionary.View cells, @Nullable CellDirectory before) {
        this.digits = digits;
        this.cells = cells;
        this.before = before == null || before.order != null ? before : before.before;
    }

    /**
     * All cells by their keys.
     *
     * @param cells the numbers of the cells in ascending order of their keys
     * @param keys  for each grouping, the keys in that order
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; only read here and by the rows in order.
    record Order(int[] cells, long[][] keys) {}

    /** The bits that each digit has, for so many groupings. */
    static int bitsOf(int groupings) {
        return 63 / groupings;
    }

    boolean isOf(Dictionary.View[] newDigits, Dictionary.View newCells) {
        return cells == newCells && Arrays.equals(digits, newDigits);
    }

    /** The number of cells. */
    int size() {
        return cells.size();
    }

    /** The cell of the keys, or -1. */
    int cellOf(long[] keys) {
        if (digits.length == 1) {
            // The only digit is the number of the cell, see CellNumbers: one look-up instead of two.
            return digits[0].codeOf(keys[0]);
        }
        int bits = bitsOf(digits.length);
        long packed = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = digits[i].codeOf(keys[i]);
            if (digit < 0) {
                return -1;
            }
            packed = packed << bits | digit;
        }
        return cells.codeOf(packed);
    }

    Order order() {
        Order made = order;
        if (made == null) {
            CellDirectory base = before;
            Order known = base == null ? null : base.order;
            boolean few = known != null && (size() - known.cells.length) * FEW <= size();
            made = few && known != null ? merge(known) : sort();
            order = made;
            before = null;
        }
        return made;
    }

    private long keyOf(int cell, int grouping) {
        int bits = bitsOf(digits.length);
        long packed = cells.idOf(cell) >>> (bits * (digits.length - 1 - grouping));
        return digits[grouping].idOf((int) (packed & ((1L << bits) - 1)));
    }

    private int compare(int left, int right) {
        for (int i = 0; i < digits.length; i++) {
            int order = Long.compare(keyOf(left, i), keyOf(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Puts the new cells between the others. */
    private Order merge(Order known) {
        int[] more = IntStream.range(known.cells.length, size())
                .boxed()
                .sorted(this::compare)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] merged = new int[size()];
        int old = 0;
        int added = 0;
        for (int at = 0; at < merged.length; at++) {
            boolean takeOld =
                    added == more.length || (old < known.cells.length && compare(known.cells[old], more[added]) < 0);
            merged[at] = takeOld ? known.cells[old++] : more[added++];
        }
        return withKeys(merged);
    }

    /** Sorts numbers whose digits are the ranks of the keys, and finds their cells again: no comparison of rows, nothing boxed. */
    private Order sort() {
        int bits = bitsOf(digits.length);
        long mask = (1L << bits) - 1;
        long[] ranked = new long[size()];
        for (int cell = 0; cell < ranked.length; cell++) {
            long packed = cells.idOf(cell);
            for (int i = 0; i < digits.length; i++) {
                int digit = (int) ((packed >>> (bits * (digits.length - 1 - i))) & mask);
                ranked[cell] = ranked[cell] << bits | digits[i].ranks().rankOf()[digit];
            }
        }
        Arrays.sort(ranked);
        int[] sorted = new int[ranked.length];
        long[] tuple = new long[digits.length];
        for (int row = 0; row < ranked.length; row++) {
            for (int i = 0; i < digits.length; i++) {
                int rank = (int) ((ranked[row] >>> (bits * (digits.length - 1 - i))) & mask);
                tuple[i] = digits[i].ranks().ids()[rank];
            }
            sorted[row] = cellOf(tuple);
        }
        return withKeys(sorted);
    }

    private Order withKeys(int[] sorted) {
        long[][] keys = new long[digits.length][sorted.length];
        for (int i = 0; i < digits.length; i++) {
            for (int row = 0; row < sorted.length; row++) {
                keys[i][row] = keyOf(sorted[row], i);
            }
        }
        return new Order(sorted, keys);
    }
}
