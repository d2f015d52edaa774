package org.volunteerledger.aggregation.column;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;

/** A roll-up as it was at one time. Immutable. */
final class RollUpView implements Standing {

    /** So many cells are looked up one by one rather than found by going through all. */
    private static final int FEW_CELLS = 256;

    private final StandingRollUp rollUp;
    private final CellDirectory directory;
    private final Cells.View cells;
    private final ReadyRows.Newest newest;
    private final int firstDay;
    private final int lastDay;
    private volatile @Nullable ReadyRows ready;

    RollUpView(
            StandingRollUp rollUp,
            CellDirectory directory,
            Cells.View cells,
            ReadyRows.Newest newest,
            int firstDay,
            int lastDay) {
        this.rollUp = rollUp;
        this.directory = directory;
        this.cells = cells;
        this.newest = newest;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
    }

    @Override
    public StandingRollUp rollUp() {
        return rollUp;
    }

    @Override
    public HourExplanation.Way way() {
        return HourExplanation.Way.ROLL_UP;
    }

    @Override
    public @Nullable RollUpMatch match(HourQuery query) {
        return RollUpMatch.of(rollUp, query, firstDay, lastDay);
    }

    @Override
    public long cost() {
        return directory.size();
    }

    @Override
    public HourTable answer(HourQuery query, RollUpMatch match) {
        newest.ask();
        long[][] few = few(match.conditions());
        if (few != null) {
            return lookUp(few).table(query, match, rollUp);
        }
        ReadyRows rows = ready();
        int[] chosen = FoundGroups.choose(match.conditions(), rows.rows(), rows::keys);
        FoundGroups all = new FoundGroups(rows.rows(), rows::keys, rows::values);
        return (chosen == null ? all : all.pick(chosen)).table(query, match, rollUp);
    }

    private ReadyRows ready() {
        ReadyRows made = ready;
        if (made == null) {
            made = newest.of(directory.order(), cells);
            ready = made;
        }
        return made;
    }

    /** The keys of every grouping, if all their combinations are few; otherwise null. */
    private static long @Nullable [][] few(KeyCondition[] conditions) {
        long[][] few = new long[conditions.length][];
        long combinations = 1;
        for (int i = 0; i < few.length; i++) {
            long[] keys = conditions[i].few();
            if (keys == null) {
                return null;
            }
            few[i] = keys;
            combinations *= keys.length;
        }
        return combinations <= FEW_CELLS ? few : null;
    }

    private FoundGroups lookUp(long[][] few) {
        int most = 1;
        for (long[] keys : few) {
            most *= keys.length;
        }
        int[] found = new int[most];
        long[][] keys = new long[few.length][most];
        int count = lookUp(few, 0, new long[few.length], found, keys, 0);
        return new FoundGroups(count, column -> keys[column], value -> {
            long[] values = new long[count];
            for (int i = 0; i < count; i++) {
                values[i] = cells.get(found[i], value);
            }
            return values;
        });
    }

    private int lookUp(long[][] few, int depth, long[] keys, int[] found, long[][] keysOf, int before) {
        int count = before;
        if (depth < few.length) {
            for (long key : few[depth]) {
                keys[depth] = key;
                count = lookUp(few, depth + 1, keys, found, keysOf, count);
            }
            return count;
        }
        int cell = directory.cellOf(keys);
        if (cell >= 0 && cells.get(cell, Cells.ENTRIES) > 0) {
            found[count] = cell;
            for (int i = 0; i < keys.length; i++) {
                keysOf[i][count] = keys[i];
            }
            count++;
        }
        return count;
    }
}
