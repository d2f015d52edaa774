package org.volunteerledger.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.volunteerledger.aggregation.HourTable;

/** What a report says of one group. Volunteers are 0 where a report does not count them. */
public record Sums(long minutes, long records, long volunteers) {

    /** The keys of a group; 0 where a report groups by less. */
    public record Group(long first, long second) implements Comparable<Group> {

        /** The one group of a report over everything. */
        public static final Group ALL = new Group(0, 0);

        @Override
        public int compareTo(Group other) {
            int order = Long.compare(first, other.first);
            return order != 0 ? order : Long.compare(second, other.second);
        }
    }

    /** One row of a report. */
    public record Row(Group group, Sums sums) {}

    /** The rows of a table of the library, in its order. */
    static List<Row> rows(HourTable table) {
        int keys = table.query().by().size();
        boolean distinct = table.query().measures().size() > 2;
        List<Row> rows = new ArrayList<>(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            rows.add(new Row(
                    new Group(keys > 0 ? table.key(row, 0) : 0, keys > 1 ? table.key(row, 1) : 0),
                    new Sums(table.value(row, 0), table.value(row, 1), distinct ? table.value(row, 2) : 0)));
        }
        return rows;
    }

    /** The rows of a map, in the map's order. */
    public static List<Row> rows(Map<Group, Sums> report) {
        List<Row> rows = new ArrayList<>(report.size());
        report.forEach((group, sums) -> rows.add(new Row(group, sums)));
        return rows;
    }
}
