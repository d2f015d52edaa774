package org.volunteerledger.storage.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.AggregationError;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourAggregator;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.SortKey;
import org.volunteerledger.error.InvalidInput;

/**
 * Answers a report with one statement. The database groups, by small roll-ups too, which are written into the statement; where it cannot
 * do all, it groups as finely as is needed and the kernel does the rest: large roll-ups are known to the caller only, and two distinct
 * counts at once need the pairs of both.
 */
final class HourReport {

    private static final int FETCH = 10_000;
    private static final AtomicLong SERIAL = new AtomicLong();

    private final String entry;
    private final Dialect dialect;
    private final HourQuery query;
    private final Where where;
    private final @Nullable Measure distinct;

    HourReport(TableNames names, Dialect dialect, HourQuery query) {
        this.entry = names.table("entry");
        this.dialect = dialect;
        this.query = query;
        this.where = Dimensions.where(query.filter());
        this.distinct = query.measures().stream()
                .filter(Measure::isDistinct)
                .findFirst()
                .orElse(null);
    }

    HourTable answer(Handle handle) {
        boolean groupable = query.by().stream().allMatch(grouping -> Dimensions.expression(grouping) != null);
        long distincts = query.measures().stream().filter(Measure::isDistinct).count();
        return groupable && distincts <= 1 ? inDatabase(handle) : inKernel(handle);
    }

    private HourTable inKernel(Handle handle) {
        HourAggregator aggregator = HourAggregator.of(query);
        boolean volunteers = query.measures().contains(Measure.VOLUNTEERS);
        boolean activities = query.measures().contains(Measure.ACTIVITIES);
        List<String> keys = new ArrayList<>();
        query.by().forEach(grouping -> keys.add(Dimensions.expression(grouping.dimension())));
        if (volunteers) {
            keys.add("volunteer");
        }
        if (activities) {
            keys.add("activity");
        }
        List<String> sums = List.of(
                sum(Measure.MINUTES), sum(Measure.PARTICIPATIONS), sum(Measure.BENEFICIARY_VISITS), "SUM(kind)");
        List<String> columns = new ArrayList<>(keys);
        columns.addAll(sums);
        long[] key = new long[query.by().size()];
        int first = keys.size() + 1;
        run(handle, "SELECT " + String.join(", ", columns) + " FROM " + entry + where.sql() + groupBy(keys) + any(keys))
                .map((row, context) -> {
                    readKeys(row, key);
                    int at = key.length + 1;
                    long volunteer = volunteers ? row.getLong(at++) : 0;
                    long activity = activities ? row.getLong(at) : 0;
                    aggregator.add(
                            key,
                            volunteer,
                            activity,
                            row.getLong(first),
                            row.getLong(first + 1),
                            row.getLong(first + 2),
                            row.getLong(first + 3));
                    return true;
                })
                .forEach(row -> {});
        return aggregator.finish();
    }

    private HourTable inDatabase(Handle handle) {
        boolean all = query.top() == HourQuery.MAX_GROUPS;
        String grouped = distinct == null ? grouped() : groupedByMember(distinct);
        String sql = all
                ? grouped + order() + dialect.limit(HourQuery.MAX_GROUPS + 1)
                : "SELECT " + names() + ", COUNT(*) OVER () AS group_count FROM (" + grouped + ") g" + order()
                        + dialect.limit(query.top());
        int width = query.by().size() + query.measures().size();
        Columns table = new Columns(width);
        run(handle, sql)
                .map((row, context) -> {
                    long groups = all ? table.rows + 1 : row.getLong(width + 1);
                    if (groups > HourQuery.MAX_GROUPS) {
                        throw new InvalidInput(
                                AggregationError.TOO_MANY_GROUPS,
                                "The report has more than " + HourQuery.MAX_GROUPS + " groups.",
                                Map.of("limit", HourQuery.MAX_GROUPS));
                    }
                    for (int i = 0; i < width; i++) {
                        table.put(i, row.getLong(i + 1) / (i < query.by().size() ? scale(i) : 1));
                    }
                    table.rows++;
                    return true;
                })
                .forEach(row -> {});
        return HourTable.of(query, table.rows, table.columns());
    }

    private String grouped() {
        List<String> keys = groups();
        List<String> columns = named(keys, "k");
        for (int i = 0; i < query.measures().size(); i++) {
            columns.add(sum(query.measures().get(i)) + " AS m" + i);
        }
        return "SELECT " + String.join(", ", columns) + " FROM " + entry + where.sql() + groupBy(keys)
                + " HAVING SUM(kind) > 0";
    }

    /** First by group and member: a member counts while its grants outnumber its voids. Member 0 stands for nobody. */
    private String groupedByMember(Measure counted) {
        List<String> keys = groups();
        List<String> inner = named(keys, "k");
        List<String> outerKeys = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            outerKeys.add("k" + i);
        }
        List<String> outer = new ArrayList<>(outerKeys);
        String member = Dimensions.counted(counted);
        inner.add(member + " AS member");
        inner.add("SUM(kind) AS effective");
        for (int i = 0; i < query.measures().size(); i++) {
            Measure measure = query.measures().get(i);
            if (measure.isDistinct()) {
                outer.add("SUM(CASE WHEN member <> 0 AND effective > 0 THEN 1 ELSE 0 END) AS m" + i);
            } else {
                inner.add(sum(measure) + " AS s" + i);
                outer.add("SUM(s" + i + ") AS m" + i);
            }
        }
        List<String> innerKeys = new ArrayList<>(keys);
        innerKeys.add(member);
        return "SELECT " + String.join(", ", outer) + " FROM (SELECT " + String.join(", ", inner) + " FROM " + entry
                + where.sql() + groupBy(innerKeys) + ") members" + groupBy(outerKeys) + " HAVING SUM(effective) > 0";
    }

    private Query run(Handle handle, String sql) {
        String sent = where.listing() ? dialect.unlikeOthers(sql, SERIAL.incrementAndGet()) : sql;
        Query statement = handle.createQuery(sent).setFetchSize(FETCH);
        where.bind(statement, 0);
        return statement;
    }

    private List<String> groups() {
        List<String> groups = new ArrayList<>();
        for (Grouping grouping : query.by()) {
            groups.add(Objects.requireNonNull(Dimensions.expression(grouping), "every group can be written out"));
        }
        return groups;
    }

    private void readKeys(ResultSet row, long[] key) throws SQLException {
        for (int i = 0; i < key.length; i++) {
            key[i] = row.getLong(i + 1) / scale(i);
        }
    }

    private int scale(int grouping) {
        return Dimensions.scale(query.by().get(grouping).dimension());
    }

    private String names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < query.by().size() + query.measures().size(); i++) {
            names.add(name(i));
        }
        return String.join(", ", names);
    }

    private String name(int column) {
        int keys = query.by().size();
        return column < keys ? "k" + column : "m" + (column - keys);
    }

    /** The order asked for, then that of the keys, so that it is total. */
    private String order() {
        List<String> terms = new ArrayList<>();
        for (SortKey key : query.order()) {
            terms.add(name(key.column()) + (key.descending() ? " DESC" : ""));
        }
        for (int i = 0; i < query.by().size(); i++) {
            terms.add(name(i));
        }
        return terms.isEmpty() ? "" : " ORDER BY " + String.join(", ", terms);
    }

    private static List<String> named(List<String> expressions, String name) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            named.add(expressions.get(i) + " AS " + name + i);
        }
        return named;
    }

    private static String sum(Measure measure) {
        return "SUM(" + Dimensions.summed(measure) + ")";
    }

    private static String groupBy(List<String> keys) {
        return keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys);
    }

    /** Without groups a sum over nothing is a row of nulls. */
    private static String any(List<String> keys) {
        return keys.isEmpty() ? " HAVING COUNT(*) > 0" : "";
    }

    /** Columns that grow row by row. */
    private static final class Columns {

        private final long[][] values;
        private int rows;

        Columns(int width) {
            this.values = new long[width][16];
        }

        void put(int column, long value) {
            if (rows == values[column].length) {
                values[column] = java.util.Arrays.copyOf(values[column], rows * 2);
            }
            values[column][rows] = value;
        }

        List<long[]> columns() {
            return List.of(values);
        }
    }
}
