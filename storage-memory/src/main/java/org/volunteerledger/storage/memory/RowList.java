package org.volunteerledger.storage.memory;

import java.util.Arrays;

/** Rows that belong together, in order. Snapshots share the array: only the newest list is ever added to. */
final class RowList {

    static final RowList EMPTY = new RowList(new int[0], 0);

    private final int[] rows;
    private final int size;

    private RowList(int[] rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    int size() {
        return size;
    }

    int get(int index) {
        return rows[index];
    }

    /** The same rows without room, so that whoever adds to it copies them first. */
    RowList apart() {
        return new RowList(Arrays.copyOf(rows, size), size);
    }

    RowList with(int row) {
        int[] room = size < rows.length ? rows : Arrays.copyOf(rows, size + Math.max(1, size / 2));
        room[size] = row;
        return new RowList(room, size + 1);
    }
}
