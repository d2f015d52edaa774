package org.volunteerledger.aggregation;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.volunteerledger.error.Check;

/**
 * The answer to an {@link HourQuery}: rows of group keys and values, kept by column, as of a {@link #position} in the ledger. Tables are
 * equal if they answer the same query with the same rows. Immutable.
 */
public final class HourTable {

    private final HourQuery query;

    /** Known here, as it is looked at for each value that is read. */
    private final int groupings;

    private final int rows;
    private final long[][] columns;
    private final long position;

    private HourTable(HourQuery query, int rows, long[][] columns, long position) {
        this.query = query;
        this.groupings = query.by().size();
        this.rows = rows;
        this.columns = columns;
        this.position = position;
    }

    /**
     * A table of given columns, in the order that the query asks for.
     *
     * @param query   the query that it answers
     * @param rows    the number of rows
     * @param columns first a column for each grouping, then one for each measure; copied
     * @return the table
     */
    public static HourTable of(HourQuery query, int rows, List<long[]> columns) {
        if (columns.size() != query.by().size() + query.measures().size()) {
            throw new IllegalArgumentException(columns.size() + " columns do not answer the query");
        }
        long[][] copy = new long[columns.size()][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = Arrays.copyOf(columns.get(i), rows);
        }
        return new HourTable(query, rows, copy, 0);
    }

    /**
     * A table over given columns, in the order that the query asks for. They are not copied, so nobody may ever change them: for storages
     * that keep answers ready.
     *
     * @param query   the query that it answers
     * @param rows    the number of rows, at most the length of every column
     * @param columns first a column for each grouping, then one for each measure
     * @return the table
     */
    public static HourTable over(HourQuery query, int rows, List<long[]> columns) {
        return new HourTable(query, rows, columns.toArray(long[][]::new), 0);
    }

    /**
     * A table of groups in any order: puts them into the order of the query and leaves out what is beyond its top.
     *
     * @param query   the query that it answers
     * @param groups  the number of groups
     * @param columns first a column for each grouping, then one for each measure; copied
     * @return the table
     */
    public static HourTable sorted(HourQuery query, int groups, List<long[]> columns) {
        int[] order = new RowOrder(query, columns).first(groups, query.top());
        long[][] sorted = new long[columns.size()][order.length];
        for (int i = 0; i < sorted.length; i++) {
            long[] column = columns.get(i);
            for (int row = 0; row < order.length; row++) {
                sorted[i][row] = column[order[row]];
            }
        }
        return new HourTable(query, order.length, sorted, 0);
    }

    /**
     * The same rows, as of a position in the ledger.
     *
     * @param seen the position in the feed of changes up to which every change is in the rows, zero or more
     * @return the table
     */
    public HourTable at(long seen) {
        Check.range("position", seen, 0, Long.MAX_VALUE);
        return new HourTable(query, rows, columns, seen);
    }

    /**
     * The position in the ledger that this table is as of: every change up to it, in the order of {@code Storage.changesAfter}, is in the
     * rows. The storage that answered says whether later changes may be in them as well.
     *
     * @return a position in the feed of changes; 0 if the storage knows none
     */
    public long position() {
        return position;
    }

    /**
     * The query that this table answers.
     *
     * @return the query
     */
    public HourQuery query() {
        return query;
    }

    /**
     * The number of rows.
     *
     * @return zero or more
     */
    public int rows() {
        return rows;
    }

    /**
     * A group key.
     *
     * @param row      the row, from 0
     * @param grouping which of the query's groupings, from 0
     * @return the key; see {@link Dimension}
     */
    public long key(int row, int grouping) {
        Objects.checkIndex(grouping, groupings);
        Objects.checkIndex(row, rows);
        return columns[grouping][row];
    }

    /**
     * A value.
     *
     * @param row     the row, from 0
     * @param measure which of the query's measures, from 0
     * @return the value
     */
    public long value(int row, int measure) {
        Objects.checkIndex(measure, columns.length - groupings);
        Objects.checkIndex(row, rows);
        return columns[groupings + measure][row];
    }

    /**
     * The keys of all rows in a grouping, for whoever reads many rows: a column is looked up once, not for each key.
     *
     * @param grouping which of the query's groupings, from 0
     * @return the keys, by row
     */
    public Column keys(int grouping) {
        return new Column(columns[Objects.checkIndex(grouping, groupings)], rows);
    }

    /**
     * The values of all rows in a measure, for whoever reads many rows: a column is looked up once, not for each value.
     *
     * @param measure which of the query's measures, from 0
     * @return the values, by row
     */
    public Column values(int measure) {
        return new Column(columns[groupings + Objects.checkIndex(measure, columns.length - groupings)], rows);
    }

    /** The keys of a grouping or the values of a measure, by row. Immutable. */
    public static final class Column {

        private final long[] numbers;
        private final int rows;

        private Column(long[] numbers, int rows) {
            this.numbers = numbers;
            this.rows = rows;
        }

        /**
         * The key or value of a row.
         *
         * @param row the row, from 0
         * @return the key or value
         */
        public long get(int row) {
            return numbers[Objects.checkIndex(row, rows)];
        }
    }

    /**
     * The sum of a column of values. Meaningless for distinct counts, which never add up.
     *
     * @param measure which of the query's measures, from 0
     * @return the sum
     * @throws IllegalArgumentException if the measure is a distinct count
     */
    public long total(int measure) {
        if (query.measures().get(measure).isDistinct()) {
            throw new IllegalArgumentException(query.measures().get(measure) + " does not add up");
        }
        Column values = values(measure);
        long sum = 0;
        for (int row = 0; row < rows; row++) {
            sum = Math.addExact(sum, values.get(row));
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HourTable that && rows == that.rows && query.equals(that.query) && hasColumnsOf(that);
    }

    private boolean hasColumnsOf(HourTable that) {
        for (int i = 0; i < columns.length; i++) {
            if (!Arrays.equals(columns[i], 0, rows, that.columns[i], 0, rows)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = query.hashCode();
        for (long[] column : columns) {
            // Only the first row, as columns may go on behind the last.
            hash = 31 * hash + (rows == 0 ? 0 : Long.hashCode(column[0]));
        }
        return 31 * hash + rows;
    }

    @Override
    public String toString() {
        return "HourTable[" + rows + " rows by "
                + query.by().stream().map(Grouping::name).toList() + " of " + query.measures() + "]";
    }
}
