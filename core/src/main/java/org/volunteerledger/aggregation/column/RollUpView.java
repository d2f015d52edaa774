package org.volunteerledger.aggregation.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourAggregator;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;

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
        Sink sink = match.exact() ? new Rows(query, match) : new Totals(query, match);
        long[][] few = few(match.conditions());
        if (few == null) {
            walk(match.conditions(), sink);
        } else {
            lookUp(few, 0, new long[few.length], sink);
        }
        return sink.table();
    }

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

    private void lookUp(long[][] few, int depth, long[] keys, Sink sink) {
        if (depth == few.length) {
            int cell = directory.cellOf(keys);
            if (cell >= 0 && cells.get(cell, Cells.ENTRIES) > 0) {
                sink.add(cell, keys);
            }
            return;
        }
        for (long key : few[depth]) {
            keys[depth] = key;
            lookUp(few, depth + 1, keys, sink);
        }
    }

    private void walk(List<KeyCondition> conditions, Sink sink) {
        CellDirectory.Order order = directory.order();
        int[] restricted = java.util.stream.IntStream.range(0, conditions.size())
                .filter(i -> !conditions.get(i).letsAll())
                .toArray();
        long[] keys = new long[conditions.size()];
        for (int row = 0; row < order.cells().length; row++) {
            int cell = order.cells()[row];
            if (cells.get(cell, Cells.ENTRIES) > 0 && lets(conditions, restricted, order.keys(), row)) {
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = order.keys()[i][row];
                }
                sink.add(cell, keys);
            }
        }
    }

    private static boolean lets(List<KeyCondition> conditions, int[] restricted, long[][] keys, int row) {
        for (int i : restricted) {
            if (!conditions.get(i).lets(keys[i][row])) {
                return false;
            }
        }
        return true;
    }

    /** Takes the cells of an answer in the order of their keys. */
    private interface Sink {

        void add(int cell, long[] keys);

        HourTable table();
    }

    /** A row for each cell. */
    private final class Rows implements Sink {

        private final HourQuery query;
        private final boolean ordered;
        private final int[] from;
        private final int[] values;
        private final long[][] columns;
        private int rows;

        Rows(HourQuery query, RollUpMatch match) {
            this.query = query;
            this.ordered = match.keepsOrder(query);
            this.from = match.columns().stream().mapToInt(Integer::intValue).toArray();
            this.values = query.measures().stream().mapToInt(Cells::indexOf).toArray();
            this.columns = new long[from.length + values.length][16];
        }

        @Override
        public void add(int cell, long[] keys) {
            if (rows == columns[0].length) {
                for (int i = 0; i < columns.length; i++) {
                    columns[i] = Arrays.copyOf(columns[i], rows * 4);
                }
            }
            for (int i = 0; i < from.length; i++) {
                columns[i][rows] = keys[from[i]];
            }
            for (int i = 0; i < values.length; i++) {
                columns[from.length + i][rows] = cells.get(cell, values[i]);
            }
            rows++;
        }

        @Override
        public HourTable table() {
            if (rows > HourQuery.MAX_GROUPS) {
                throw Groups.tooMany();
            }
            return ordered
                    ? HourTable.of(query, Math.min(rows, query.top()), Arrays.asList(columns))
                    : HourTable.sorted(query, rows, Arrays.asList(columns));
        }
    }

    /** Sums of cells that belong to one group of the query. */
    private final class Totals implements Sink {

        private final HourQuery query;
        private final RollUpMatch match;
        private final HourAggregator sums;
        private final List<Grouping> fine = new ArrayList<>();
        private final long[] group;

        Totals(HourQuery query, RollUpMatch match) {
            this.query = query;
            this.match = match;
            this.sums = HourAggregator.of(query);
            this.group = new long[query.by().size()];
            match.columns().forEach(column -> fine.add(rollUp.by().get(column)));
        }

        @Override
        public void add(int cell, long[] keys) {
            for (int i = 0; i < group.length; i++) {
                group[i] = RollUpMatch.coarser(
                        fine.get(i).dimension(),
                        keys[match.columns().get(i)],
                        query.by().get(i).dimension());
            }
            sums.add(
                    group,
                    0,
                    0,
                    cells.get(cell, Cells.MINUTES),
                    cells.get(cell, Cells.PARTICIPATIONS),
                    cells.get(cell, Cells.VISITS),
                    cells.get(cell, Cells.ENTRIES));
        }

        @Override
        public HourTable table() {
            return sums.finish();
        }
    }
}
