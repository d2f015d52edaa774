package org.volunteerledger.aggregation.column;

import java.util.List;

/**
 * One worker's place in the scan: some rows of a segment, the chosen ones among them, and the buffers that they are unpacked into. So few
 * rows that all buffers stay in the first-level cache, and so many that a call for all of them costs nothing.
 */
final class Block {

    static final int ROWS = 2048;

    private final int[] chosen = new int[ROWS];
    private final int[] dead = new int[ROWS];
    private final int[] values = new int[ROWS];
    private final int[] slots = new int[ROWS];
    private Segment segment;
    private int from;
    private int count;
    private int deadCount;
    private boolean all;

    Block(Segment segment) {
        this.segment = segment;
    }

    /**
     * Moves on to other rows and chooses those that every condition lets in. Where that is all of them, the dead are among the chosen too:
     * to take few rows back is less work than to pick the many others one by one.
     */
    void moveTo(Segment next, int first, int rows, List<CodeFilter> conditions) {
        segment = next;
        from = first;
        count = rows;
        all = true;
        for (CodeFilter condition : conditions) {
            if (count > 0) {
                choose(condition);
            }
        }
        if (all) {
            deadCount = segment.dead(from, count, dead);
        } else {
            deadCount = 0;
            count = segment.keepLiving(from, chosen, count);
        }
    }

    private void choose(CodeFilter condition) {
        int before = count;
        if (all && condition.letsOne()) {
            count = segment.column(condition.source()).find(from, count, condition.last(), chosen);
        } else {
            int[] codes = read(condition.source());
            count = all ? condition.chooseAll(codes, count, chosen) : condition.choose(codes, count, chosen);
        }
        all = all && count == before;
    }

    /** Leaves only living rows among the chosen. */
    void leaveOutDead() {
        if (deadCount > 0) {
            for (int row = 0; row < count; row++) {
                chosen[row] = row;
            }
            count = segment.keepLiving(from, chosen, count);
            all = false;
            deadCount = 0;
        }
    }

    /** The number of chosen rows. */
    int count() {
        return count;
    }

    /** The places among the chosen rows of those that are dead, the first {@link #deadCount}. */
    int[] dead() {
        return dead;
    }

    /** How many of the chosen rows are dead. */
    int deadCount() {
        return deadCount;
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

    /** As {@link #read}, with 0, which stands for nobody, for dead rows. */
    int[] readMembers(Source source) {
        read(source);
        for (int i = 0; i < deadCount; i++) {
            values[dead[i]] = 0;
        }
        return values;
    }
}
