package org.volunteerledger.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a period beside those of an earlier one, group by group. Distinct persons are compared as they are, each period counted
 * for itself.
 *
 * @param columns the names of the columns that it is grouped by
 * @param rows    the groups of either period: those of the later one in the order of its report, then those of the earlier one alone
 */
public record PeriodComparison(List<String> columns, List<Row> rows) {

    /** Copies the lists. */
    public PeriodComparison {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A group.
     *
     * @param labels  the group in words, a label for each column
     * @param now     the measures in the later period, 0 for a group that it does not have
     * @param earlier the measures in the earlier period, likewise
     */
    public record Row(List<String> labels, List<Long> now, List<Long> earlier) {

        /** Copies the lists. */
        public Row {
            labels = List.copyOf(labels);
            now = List.copyOf(now);
            earlier = List.copyOf(earlier);
        }

        /**
         * By how much a measure has grown.
         *
         * @param measure the place of the measure, from 0
         * @return the difference, less than zero if it has shrunk
         */
        public long growth(int measure) {
            return Math.subtractExact(now.get(measure), earlier.get(measure));
        }
    }

    static PeriodComparison of(Report now, Report earlier) {
        Map<List<Long>, Row> rows = new LinkedHashMap<>();
        Map<List<Long>, Integer> before = new HashMap<>();
        for (int row = 0; row < earlier.table().rows(); row++) {
            before.put(keys(earlier, row), row);
        }
        List<Long> nothing = zeros(now);
        for (int row = 0; row < now.table().rows(); row++) {
            List<Long> keys = keys(now, row);
            Integer same = before.remove(keys);
            rows.put(keys, new Row(labels(now, row), values(now, row), same == null ? nothing : values(earlier, same)));
        }
        for (int row = 0; row < earlier.table().rows(); row++) {
            List<Long> keys = keys(earlier, row);
            if (before.containsKey(keys)) {
                rows.put(keys, new Row(labels(earlier, row), nothing, values(earlier, row)));
            }
        }
        return new PeriodComparison(now.columns(), List.copyOf(rows.values()));
    }

    private static List<Long> keys(Report report, int row) {
        List<Long> keys = new ArrayList<>();
        for (int column = 0; column < report.columns().size(); column++) {
            keys.add(report.table().key(row, column));
        }
        return keys;
    }

    private static List<String> labels(Report report, int row) {
        List<String> labels = new ArrayList<>();
        for (int column = 0; column < report.columns().size(); column++) {
            labels.add(report.label(row, column));
        }
        return labels;
    }

    private static List<Long> values(Report report, int row) {
        List<Long> values = new ArrayList<>();
        for (int measure = 0; measure < report.table().query().measures().size(); measure++) {
            values.add(report.table().value(row, measure));
        }
        return values;
    }

    private static List<Long> zeros(Report report) {
        return report.table().query().measures().stream().map(measure -> 0L).toList();
    }
}
