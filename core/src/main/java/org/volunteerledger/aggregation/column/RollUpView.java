package org.volunteerledger.aggregation.column;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourAggregator;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;

/** A roll-up as it was at one time. Immutable. */
final class RollUpView {

    /** So many cells are looked up one by one rather than found by going through all. */
    private static final int FEW_CELLS = 256;

    private final StandingRollUp rollUp;
    private final CellDirectory directory;
    private final Cells.View cells;
    private final int firstDay;
    private final int lastDay;

    RollUpView(StandingRollUp rollUp, CellDirectory directory, Cells.View cells, int firstDay, int lastDay) {
        this.rollUp = rollUp;
        this.directory = directory;
        this.cells = cells;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
    }

    /** How it answers a query, or null if it does not. */
    @Nullable RollUpMatch match(HourQuery query) {
        return RollUpMatch.of(rollUp, query, firstDay, lastDay);
    }

    int size() {
        return directory.size();
    }

    long bytes() {
        return cells.bytes();
    }

    /** Answers a query that it matches. */
    HourTable answer(HourQuery query, RollUpMatch match) {
        long[][] few = few(match.conditions());
        Found found = few == null ? walk(match.conditions()) : lookUp(few);
        return match.exact() ? rows(query, match, found) : totals(query, match, found);
    }

    /**
     * The cells of an answer.
     *
     * @param count how many
     * @param cells their numbers, in the order of their keys
     * @param keys  for each grouping of the roll-up, their keys
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; handed from one step to the next.
    private record Found(int count, int[] cells, long[][] keys) {}

    /** The keys of every grouping, if all their combinations are few; otherwise null. */
    private static long @Nullable [][] few(List<KeyCondition> conditions) {
        long[][] few = new long[conditions.size()][];
        long combinations = 1;
        for (int i = 0; i < few.length; i++) {
            long[] keys = conditions.get(i).few();
            if (keys == null) {
                return null;
            }
            few[i] = keys;
            combinations *= keys.length;
        }
        return combinations <= FEW_CELLS ? few : null;
    }

    private Found lookUp(long[][] few) {
        int most = 1;
        for (long[] keys : few) {
            most *= keys.length;
        }
        Found found = new Found(0, new int[most], new long[few.length][most]);
        int count = lookUp(few, 0, new long[few.length], found, 0);
        return new Found(count, found.cells, found.keys);
    }

    private int lookUp(long[][] few, int depth, long[] keys, Found found, int before) {
        int count = before;
        if (depth < few.length) {
            for (long key : few[depth]) {
                keys[depth] = key;
                count = lookUp(few, depth + 1, keys, found, count);
            }
            return count;
        }
        int cell = directory.cellOf(keys);
        if (cell >= 0 && cells.get(cell, Cells.ENTRIES) > 0) {
            found.cells[count] = cell;
            for (int i = 0; i < keys.length; i++) {
                found.keys[i][count] = keys[i];
            }
            count++;
        }
        return count;
    }

    private Found walk(List<KeyCondition> conditions) {
        CellDirectory.Order order = directory.order();
        int[] restricted = IntStream.range(0, conditions.size())
                .filter(i -> !conditions.get(i).letsAll())
                .toArray();
        int[] all = order.cells();
        int[] rows = new int[all.length];
        int count = 0;
        for (int row = 0; row < all.length; row++) {
            if (cells.get(all[row], Cells.ENTRIES) > 0 && lets(conditions, restricted, order.keys(), row)) {
                rows[count++] = row;
            }
        }
        if (count == all.length) {
            return new Found(count, all, order.keys());
        }
        int[] found = new int[count];
        long[][] keys = new long[conditions.size()][count];
        for (int i = 0; i < count; i++) {
            found[i] = all[rows[i]];
            for (int column = 0; column < keys.length; column++) {
                keys[column][i] = order.keys()[column][rows[i]];
            }
        }
        return new Found(count, found, keys);
    }

    private static boolean lets(List<KeyCondition> conditions, int[] restricted, long[][] keys, int row) {
        for (int i : restricted) {
            if (!conditions.get(i).lets(keys[i][row])) {
                return false;
            }
        }
        return true;
    }

    /** A row for each cell. */
    private HourTable rows(HourQuery query, RollUpMatch match, Found found) {
        if (found.count > HourQuery.MAX_GROUPS) {
            throw Groups.tooMany();
        }
        List<long[]> columns =
                new ArrayList<>(query.by().size() + query.measures().size());
        for (int column : match.columns()) {
            columns.add(found.keys[column]);
        }
        for (Measure measure : query.measures()) {
            columns.add(cells.get(found.cells, found.count, Cells.indexOf(measure)));
        }
        return match.keepsOrder(query)
                ? HourTable.of(query, Math.min(found.count, query.top()), columns)
                : HourTable.sorted(query, found.count, columns);
    }

    /** The sums of cells that belong to one group of the query. */
    private HourTable totals(HourQuery query, RollUpMatch match, Found found) {
        HourAggregator sums = HourAggregator.of(query);
        long[] group = new long[query.by().size()];
        for (int i = 0; i < found.count; i++) {
            for (int k = 0; k < group.length; k++) {
                int column = match.columns().get(k);
                group[k] = RollUpMatch.coarser(
                        rollUp.by().get(column).dimension(),
                        found.keys[column][i],
                        query.by().get(k).dimension());
            }
            int cell = found.cells[i];
            sums.add(
                    group,
                    0,
                    0,
                    cells.get(cell, Cells.MINUTES),
                    cells.get(cell, Cells.PARTICIPATIONS),
                    cells.get(cell, Cells.VISITS),
                    cells.get(cell, Cells.ENTRIES));
        }
        return sums.finish();
    }
}
