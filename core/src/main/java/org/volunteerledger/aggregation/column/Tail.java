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
        return Segment.of(columns(Column::open), rows, dead);
    }

    /** The living rows for good, packed; the workers share the columns. */
    Segment seal(long @Nullable [] dead, Workers workers) {
        int[] living = dead == null ? null : living(dead);
        int count = living == null ? rows : living.length;
        Column[] packed = new Column[data.length];
        workers.run(workers.forPieces(data.length), data.length, (worker, column) -> {
            int[] values = living == null ? data[column] : pick(data[column], living);
            packed[column] = Column.pack(values, count);
        });
        rows = 0;
        for (int i = 0; viewed && i < data.length; i++) {
            data[i] = new int[data[i].length];
        }
        viewed = false;
        return dead == null ? Segment.of(packed, count, null) : Segment.without(dead, packed, count);
    }

    private int[] living(long[] dead) {
        int[] living = new int[rows];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            living[count] = row;
            count += (int) (~dead[row >>> 6] >>> row) & 1;
        }
        return Arrays.copyOf(living, count);
    }

    private static int[] pick(int[] values, int[] chosen) {
        int[] picked = new int[chosen.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[chosen[i]];
        }
        return picked;
    }

    private Column[] columns(Function<int[], Column> column) {
        return Arrays.stream(data).map(column).toArray(Column[]::new);
    }
}
