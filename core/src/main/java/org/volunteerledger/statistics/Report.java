package org.volunteerledger.statistics;

import java.util.List;
import java.util.Map;
import org.volunteerledger.aggregation.HourTable;

/** A table with the names of its columns and the labels of its groups. Immutable. */
public final class Report {

    /** What stands for entries that belong to no group. */
    public static final String NONE = "-";

    private final HourTable table;
    private final List<String> columns;
    private final List<Map<Long, String>> labels;

    Report(HourTable table, List<String> columns, List<Map<Long, String>> labels) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.labels = List.copyOf(labels);
    }

    /**
     * The figures.
     *
     * @return the table
     */
    public HourTable table() {
        return table;
    }

    /**
     * The names of the columns that it is grouped by.
     *
     * @return the names
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * A group in words.
     *
     * @param row    the row, from 0
     * @param column the column, from 0
     * @return the label; {@value #NONE} for no group
     */
    public String label(int row, int column) {
        return labels.get(column).getOrDefault(table.key(row, column), NONE);
    }
}
