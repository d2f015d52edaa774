package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a roll-up in the order of their keys, with their keys and values by column: most reports hand these out as they are.
 * Immutable to those who look at it; columns of values are made when first asked for. After a commit the next report copies the columns
 * and puts right the few values that changed.
 */
final class ReadyRows {

    private final CellDirectory.Order order;
    private final Cells.View cells;
    private final int rows;
    private final long[][] keys;

    /** The cell of each row, and the row of each cell or -1. */
    private final int[] cellOf;

    private final int[] rowOf;
    private final AtomicReferenceArray<long @Nullable []> values = new AtomicReferenceArray<>(Cells.WIDTH);

    private ReadyRows(CellDirectory.Order order, Cells.View cells, int rows, long[][] keys, int[] cellOf, int[] rowOf) {
        this.order = order;
        this.cells = cells;
        this.rows = rows;
        this.keys = keys;
        this.cellOf = cellOf;
        this.rowOf = rowOf;
    }

    /** Remembers the newest, as what the next view needs differs little from it. Thread-safe. */
    static final class Newest {

        private volatile @Nullable ReadyRows last;
        private volatile boolean asked;

        /** Takes note of an answer that was made. */
        void ask() {
            if (!asked) {
                asked = true;
            }
        }

        boolean wasAskedFor() {
            boolean was = asked;
            asked = false;
            return was;
        }

        ReadyRows of(CellDirectory.Order order, Cells.View cells) {
            ReadyRows before = last;
            ReadyRows next = before == null || !before.isIn(order) ? null : before.with(cells);
            if (next == null) {
                next = make(order, cells);
            }
            last = next;
            return next;
        }
    }

    @SuppressWarnings("ReferenceEquality") // A directory has one order, and another directory another.
    private boolean isIn(CellDirectory.Order other) {
        return order == other;
    }

    private static ReadyRows make(CellDirectory.Order order, Cells.View cells) {
        int[] all = order.cells();
        int[] rowOf = new int[all.length];
        int[] cellOf = new int[all.length];
        int[] places = new int[all.length];
        int rows = 0;
        Arrays.fill(rowOf, -1);
        for (int place = 0; place < all.length; place++) {
            if (cells.get(all[place], Cells.ENTRIES) > 0) {
                rowOf[all[place]] = rows;
                places[rows] = place;
                cellOf[rows++] = all[place];
            }
        }
        long[][] keys = rows == all.length ? order.keys() : pick(order.keys(), places, rows);
        return new ReadyRows(order, cells, rows, keys, cellOf, rowOf);
    }

    /** The rows with the values of another time, or null if they are not the same rows. */
    private @Nullable ReadyRows with(Cells.View newer) {
        if (newer == cells) {
            return this;
        }
        int[] changed = newer.changed(cells, rowOf.length)
                .filter(cell -> newer.differs(cells, cell))
                .toArray();
        for (int cell : changed) {
            if (newer.get(cell, Cells.ENTRIES) > 0 != rowOf[cell] >= 0) {
                return null;
            }
        }
        ReadyRows next = new ReadyRows(order, newer, rows, keys, cellOf, rowOf);
        for (int value = 0; value < Cells.WIDTH; value++) {
            long[] before = values.get(value);
            if (before != null) {
                long[] column = before.clone();
                for (int cell : changed) {
                    if (rowOf[cell] >= 0) {
                        column[rowOf[cell]] = newer.get(cell, value);
                    }
                }
                next.values.set(value, column);
            }
        }
        return next;
    }

    int rows() {
        return rows;
    }

    /** The keys of a grouping, by row; not to be changed. */
    long[] keys(int grouping) {
        return keys[grouping];
    }

    /** One of the values of a cell, by row; not to be changed. */
    long[] values(int value) {
        long[] made = values.get(value);
        if (made == null) {
            made = new long[rows];
            for (int row = 0; row < rows; row++) {
                made[row] = cells.get(cellOf[row], value);
            }
            values.set(value, made);
        }
        return made;
    }

    private static long[][] pick(long[][] columns, int[] places, int rows) {
        long[][] picked = new long[columns.length][rows];
        for (int i = 0; i < picked.length; i++) {
            for (int row = 0; row < rows; row++) {
                picked[i][row] = columns[i][places[row]];
            }
        }
        return picked;
    }
}
