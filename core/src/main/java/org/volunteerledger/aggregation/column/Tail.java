package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The newest rows, in plain ints until there are enough for a packed {@link Segment}. */
final class Tail {

    private static final int FIRST_ROOM = 256;

    private final int[][] data = new int[Source.COUNT][FIRST_ROOM];
    private byte[] signs = new byte[FIRST_ROOM];
    private int rows;
    private boolean viewed;

    int rows() {
        return rows;
    }

    /** How many more rows there are before the tail is sealed. */
    int room() {
        return Segment.ROWS - rows;
    }

    /** Adds rows, whose values are written next, and returns the first of them. */
    int extend(int count, int sign) {
        int first = rows;
        if (first + count > signs.length) {
            int room = Math.min(Segment.ROWS, Math.max(first + count, signs.length * 2));
            for (int i = 0; i < data.length; i++) {
                data[i] = Arrays.copyOf(data[i], room);
            }
            signs = Arrays.copyOf(signs, room);
        }
        Arrays.fill(signs, first, first + count, (byte) sign);
        rows += count;
        return first;
    }

    /** The values of a column; those of the rows beyond the last are free. */
    int[] column(Source source) {
        return data[source.index()];
    }

    /** Rows, for roll-ups. */
    RowBatch batch(int from, int to) {
        return new RowBatch(data, signs, from, to);
    }

    /** The rows so far, sharing the arrays: they are only ever added to behind them, or replaced. */
    Segment view(long @Nullable [] dead) {
        viewed = true;
        return new Segment(columns(Column::open), rows, dead);
    }

    /** The rows for good, packed; the workers share the columns. */
    Segment seal(long @Nullable [] dead, Workers workers) {
        Column[] packed = new Column[data.length];
        workers.run(
                workers.forPieces(data.length),
                data.length,
                (worker, column) -> packed[column] = Column.pack(data[column], rows));
        Segment sealed = new Segment(packed, rows, dead);
        rows = 0;
        for (int i = 0; viewed && i < data.length; i++) {
            data[i] = new int[data[i].length];
        }
        viewed = false;
        return sealed;
    }

    private Column[] columns(Function<int[], Column> column) {
        return Arrays.stream(data).map(column).toArray(Column[]::new);
    }
}
