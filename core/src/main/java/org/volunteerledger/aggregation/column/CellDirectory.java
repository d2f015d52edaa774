package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which cell of a roll-up belongs to which keys. A key becomes a digit, digits are packed into one long, and the long becomes the number
 * of the cell. Immutable; views share one as long as no group is new, and so the order of the groups, which is made once.
 */
final class CellDirectory {

    private final Dictionary.View[] digits;
    private final Dictionary.View cells;
    private volatile @Nullable Order order;

    CellDirectory(Dictionary.View[] digits, Dictionary.View cells) {
        this.digits = digits;
        this.cells = cells;
    }

    /**
     * All cells by their keys.
     *
     * @param cells the numbers of the cells in ascending order of their keys
     * @param keys  for each grouping, the keys in that order
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; only read here and by the roll-up's view.
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
            made = sort();
            order = made;
        }
        return made;
    }

    /** Sorts numbers whose digits are the ranks of the keys, and finds their cells again: no comparison of rows, nothing boxed. */
    private Order sort() {
        int bits = bitsOf(digits.length);
        long mask = (1L << bits) - 1;
        long[] ranked = new long[cells.size()];
        for (int cell = 0; cell < ranked.length; cell++) {
            long packed = cells.idOf(cell);
            for (int i = 0; i < digits.length; i++) {
                int digit = (int) ((packed >>> (bits * (digits.length - 1 - i))) & mask);
                ranked[cell] = ranked[cell] << bits | digits[i].ranks().rankOf()[digit];
            }
        }
        Arrays.sort(ranked);
        int[] sorted = new int[ranked.length];
        long[][] keys = new long[digits.length][ranked.length];
        long[] tuple = new long[digits.length];
        for (int row = 0; row < ranked.length; row++) {
            for (int i = 0; i < digits.length; i++) {
                int rank = (int) ((ranked[row] >>> (bits * (digits.length - 1 - i))) & mask);
                tuple[i] = digits[i].ranks().ids()[rank];
                keys[i][row] = tuple[i];
            }
            sorted[row] = cellOf(tuple);
        }
        return new Order(sorted, keys);
    }
}
