package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The newest rows, in plain ints until there are enough for a packed {@link Segment}. */
final class Tail {

    private static final int FIRST_ROOM = 256;

    private final int[][] data = new int[Source.COUNT][FIRST_ROOM];
    private int rows;

    int rows() {
        return rows;
    }

    boolean isFull() {
        return rows == Segment.ROWS;
    }

    /** Adds a row with a value for each column. */
    void add(int[] values) {
        if (rows == data[0].length) {
            for (int i = 0; i < data.length; i++) {
                data[i] = Arrays.copyOf(data[i], rows * 2);
            }
        }
        for (int i = 0; i < data.length; i++) {
            data[i][rows] = values[i];
        }
        rows++;
    }

    int get(Source source, int row) {
        return data[source.index()][row];
    }

    /** The rows so far, sharing the arrays: they are only ever added to behind them, or replaced. */
    Segment view(long @Nullable [] dead) {
        return segment(Column::open, dead);
    }

    /** The rows for good, packed. */
    Segment seal(long @Nullable [] dead) {
        Segment sealed = segment(values -> Column.pack(values, rows), dead);
        rows = 0;
        for (int i = 0; i < data.length; i++) {
            // Views still look at the old arrays.
            data[i] = new int[data[i].length];
        }
        return sealed;
    }

    private Segment segment(java.util.function.Function<int[], Column> column, long @Nullable [] dead) {
        return new Segment(Arrays.stream(data).map(column).toArray(Column[]::new), rows, dead);
    }
}
