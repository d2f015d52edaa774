package org.volunteerledger.aggregation.column;

import java.util.List;

/**
 * One worker's place in the scan: some rows of a segment, the chosen ones among them, and the buffers that they are unpacked into. So few
 * rows that all buffers stay in the first-level cache, and so many that a call for all of them costs nothing.
 */
final class Block {

    static final int ROWS = 2048;

    private final int[] chosen = new int[ROWS];
    private final int[] values = new int[ROWS];
    private final int[] slots = new int[ROWS];
    private Segment segment;
    private int from;
    private int count;
    private boolean all;

    Block(Segment segment) {
        this.segment = segment;
    }

    /** Moves on to other rows and chooses those that live and that every condition lets in. */
    void moveTo(Segment next, int first, int rows, List<CodeFilter> conditions) {
        segment = next;
        from = first;
        count = segment.living(from, rows, chosen);
        all = count == rows;
        for (CodeFilter condition : conditions) {
            if (count > 0) {
                int before = count;
                int[] codes = read(condition.source());
                count = all ? condition.chooseAll(codes, count, chosen) : condition.choose(codes, count, chosen);
                all = all && count == before;
            }
        }
    }

    /** The number of chosen rows. */
    int count() {
        return count;
    }

    /** The slot of each chosen row's group. */
    int[] slots() {
        return slots;
    }

    /** The values of the chosen rows in a column, until the next call. */
    int[] read(Source source) {
        Column column = segment.column(source);
        if (all) {
            column.copy(from, count, values);
        } else {
            column.gather(from, chosen, count, values);
        }
        return values;
    }
}
