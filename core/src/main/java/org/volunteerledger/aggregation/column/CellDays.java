package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The {@link DayBlock}s of many cells. A view shares all of them; the writer copies what it changes for the first time after a view, from
 * the list of a cell's blocks down to the block.
 */
final class CellDays {

    /**
     * The blocks of one cell.
     *
     * @param stamp  when it was made, in the count of views
     * @param first  the number of the first block
     * @param blocks the blocks from there on, null where there is nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; changed by the writer as long as no view has it.
    private record Row(int stamp, int first, @Nullable DayBlock[] blocks) {

        @Nullable DayBlock at(int number) {
            int at = number - first;
            return at >= 0 && at < blocks.length ? blocks[at] : null;
        }

        /** This row, or one that no view has and in which there is a place for a block. */
        Row own(int now, int number) {
            int at = number - first;
            if (stamp == now && at >= 0 && at < blocks.length) {
                return this;
            }
            int start = Math.min(first, number);
            int end = Math.max(first + blocks.length, number + 1);
            @Nullable DayBlock[] copy = new DayBlock[end - start];
            System.arraycopy(blocks, 0, copy, first - start, blocks.length);
            return new Row(now, start, copy);
        }
    }

    private @Nullable Row[] rows = new Row[64];
    private int cells;
    private int now;
    private @Nullable View view;

    /** A cell's block with a day, to be changed. */
    DayBlock own(int cell, int day) {
        view = null;
        if (cell >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(cell + 1, rows.length * 2));
        }
        cells = Math.max(cells, cell + 1);
        int number = day >>> DayBlock.BITS;
        Row before = rows[cell];
        Row row = before == null ? new Row(now, number, new DayBlock[1]) : before.own(now, number);
        rows[cell] = row;
        DayBlock block = row.at(number);
        DayBlock own = block == null ? DayBlock.empty(now) : block.own(now);
        row.blocks[number - row.first] = own;
        return own;
    }

    View view() {
        View made = view;
        if (made == null) {
            made = new View(Arrays.copyOf(rows, cells));
            view = made;
            now++;
        }
        return made;
    }

    /** The blocks as they were at one time. Thread-safe. */
    static final class View {

        private final @Nullable Row[] rows;

        private View(@Nullable Row[] rows) {
            this.rows = rows;
        }

        /** The sums of a cell over a period, both ends included, by the numbers of {@link Cells}. */
        void sum(int cell, int from, int to, boolean volunteers, long[] sums) {
            Arrays.fill(sums, 0);
            Row row = cell < rows.length ? rows[cell] : null;
            if (row == null) {
                return;
            }
            int last = Math.min(to >>> DayBlock.BITS, row.first + row.blocks.length - 1);
            for (int number = Math.max(from >>> DayBlock.BITS, row.first); number <= last; number++) {
                DayBlock block = row.at(number);
                if (block != null) {
                    block.addTo(sums, number << DayBlock.BITS, from, to, volunteers);
                }
            }
        }

        long bytes() {
            long bytes = rows.length * 8L;
            for (Row row : rows) {
                for (DayBlock block : row == null ? new DayBlock[0] : row.blocks) {
                    bytes += block == null ? 8 : 8 + block.bytes();
                }
            }
            return bytes;
        }
    }
}
