package org.volunteerledger.aggregation.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.volunteerledger.aggregation.AggregationError;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.error.InvalidInput;

/** Gives every row the slot of its group, and every slot its keys. */
interface Groups {

    /** The most slots that are reserved without knowing that there are groups for them: two arrays of 32 MiB. */
    int MAX_DIRECT = 1 << 22;

    /** Finds the slots of the chosen rows. */
    void find(Block block);

    /** How many slots there are so far. */
    int size();

    /** An upper bound of the slots that there can be. */
    int capacity();

    /** The key of a slot in one of the groupings. */
    long key(int slot, int grouping);

    /** The slot at a place from 0, in the order of the keys if they are {@link #isDirect direct}. */
    default int slotAt(int place) {
        return place;
    }

    /** Whether slots are known beforehand, so that they are the same for every worker. */
    boolean isDirect();

    /**
     * Chooses by the size of the key space: array indexes for a small one, a hash table for one that is large or that few rows reach.
     *
     * @param by   the groupings, none of which is without groups
     * @param rows how many rows there are
     */
    static Groups of(List<GroupColumn> by, long rows) {
        long space = 1;
        for (GroupColumn column : by) {
            space = Math.min(Integer.MAX_VALUE, space) * column.size();
        }
        if (space > Math.min(MAX_DIRECT, 4 * rows + Block.ROWS)) {
            return new Hashed(by);
        }
        Dictionary.View ids = by.size() == 1 ? by.get(0).dictionary() : null;
        return ids == null ? new Direct(by, (int) space) : new Codes(by.get(0).source(), ids);
    }

    /** The only grouping has a group for each id, whose code is the slot. */
    final class Codes implements Groups {

        private final Source source;
        private final Dictionary.View ids;

        private Codes(Source source, Dictionary.View ids) {
            this.source = source;
            this.ids = ids;
        }

        @Override
        public void find(Block block) {
            System.arraycopy(block.read(source), 0, block.slots(), 0, block.count());
        }

        @Override
        public int size() {
            return ids.size();
        }

        @Override
        public int capacity() {
            return ids.size();
        }

        @Override
        public long key(int slot, int grouping) {
            return ids.idOf(slot);
        }

        @Override
        public int slotAt(int place) {
            return ids.ranks().codes()[place];
        }

        @Override
        public boolean isDirect() {
            return true;
        }
    }

    /** The slot is the number whose digits are the ordinals. */
    final class Direct implements Groups {

        private final List<GroupColumn> by;
        private final int space;

        private Direct(List<GroupColumn> by, int space) {
            this.by = by;
            this.space = space;
        }

        @Override
        public void find(Block block) {
            for (int i = 0; i < by.size(); i++) {
                int[] values = block.read(by.get(i).source());
                if (i == 0) {
                    by.get(i).start(values, block.count(), block.slots());
                } else {
                    by.get(i).append(values, block.count(), block.slots());
                }
            }
        }

        @Override
        public int size() {
            return space;
        }

        @Override
        public int capacity() {
            return space;
        }

        @Override
        public long key(int slot, int grouping) {
            int rest = slot;
            for (int i = by.size() - 1; i > grouping; i--) {
                rest /= by.get(i).size();
            }
            return by.get(grouping).keyOf(rest % by.get(grouping).size());
        }

        @Override
        public boolean isDirect() {
            return true;
        }
    }

    /**
     * Slots in the order in which groups are first met, found by hashing a number whose digits are the ordinals. Where that number would
     * not fit a long, the groupings so far are numbered first and go on as a single digit. One worker only.
     */
    final class Hashed implements Groups {

        private final List<GroupColumn> by;
        private final LongNumbers[] stages;
        private final long[] keys = new long[Block.ROWS];

        private Hashed(List<GroupColumn> by) {
            this.by = by;
            this.stages = new LongNumbers[by.size()];
            double space = 1;
            for (int i = 0; i < stages.length; i++) {
                space *= by.get(i).size();
                boolean last = i == stages.length - 1;
                if (last || space * by.get(i + 1).size() > Long.MAX_VALUE / 2.0) {
                    stages[i] = new LongNumbers();
                    space = Integer.MAX_VALUE;
                }
            }
        }

        @Override
        public void find(Block block) {
            int count = block.count();
            Arrays.fill(keys, 0, count, 0);
            for (int i = 0; i < stages.length; i++) {
                by.get(i).append(block.read(by.get(i).source()), count, keys);
                if (stages[i] != null) {
                    number(stages[i], count, block.slots());
                }
            }
        }

        private void number(LongNumbers numbers, int count, int[] slots) {
            for (int i = 0; i < count; i++) {
                slots[i] = numbers.of(keys[i]);
                keys[i] = slots[i];
            }
            if (numbers.size() > HourQuery.MAX_GROUPS) {
                throw tooMany();
            }
        }

        @Override
        public int size() {
            return stages[stages.length - 1].size();
        }

        @Override
        public int capacity() {
            return HourQuery.MAX_GROUPS + Block.ROWS;
        }

        @Override
        public long key(int slot, int grouping) {
            long key = slot;
            for (int i = stages.length - 1; i >= grouping; i--) {
                if (stages[i] != null) {
                    key = stages[i].keyOf((int) key);
                }
                if (i == grouping) {
                    break;
                }
                key /= by.get(i).size();
            }
            return by.get(grouping).keyOf((int) (key % by.get(grouping).size()));
        }

        @Override
        public boolean isDirect() {
            return false;
        }
    }

    /** The refusal of a report that has more groups than anybody can use. */
    static InvalidInput tooMany() {
        return new InvalidInput(
                AggregationError.TOO_MANY_GROUPS,
                "The report has more than " + HourQuery.MAX_GROUPS + " groups.",
                Map.of("limit", HourQuery.MAX_GROUPS));
    }
}
