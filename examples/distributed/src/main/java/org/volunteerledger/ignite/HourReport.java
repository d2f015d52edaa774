package org.volunteerledger.ignite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.ignite.sql.SqlRow;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourAggregator;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.ledger.Book;

/**
 * A report that the nodes add up. Each groups the entries of its own partitions and sends sums; the kernel adds those of all nodes. Where
 * persons are counted, the sums are by person too: a person's entries are all on one node, so what travels is one row for each
 * person in each group, and a person whose grants are all taken back is not counted.
 */
final class HourReport {

    /** A multiple of 7 that lifts every service day above zero, for the remainder. */
    private static final int WEEKS_BEFORE = 7 * 100_000;

    /** The most keys that are written into a statement. */
    private static final int MAX_LISTED = 1_000;

    private final HourQuery query;
    private final boolean volunteers;
    private final boolean activities;
    private final List<String> keys = new ArrayList<>();

    HourReport(HourQuery query) {
        this.query = query;
        this.volunteers = query.measures().contains(Measure.VOLUNTEERS);
        this.activities = query.measures().contains(Measure.ACTIVITIES);
        query.by().forEach(grouping -> keys.add(expression(grouping.dimension())));
        if (volunteers) {
            keys.add("volunteer");
        }
        if (activities) {
            keys.add("activity");
        }
    }

    /** Longer lists are better looked up than written out. */
    static boolean isExpressible(HourQuery query) {
        return query.filter().keys().values().stream().mapToInt(Set::size).sum() <= MAX_LISTED;
    }

    HourTable answer(IgniteView view) {
        HourAggregator aggregator = HourAggregator.of(query);
        List<Object> values = new ArrayList<>(List.of(view.tables.ledger()));
        String where = where(values);
        view.run(sql(where), values, row -> {
            add(aggregator, row);
            return true;
        });
        return aggregator.finish();
    }

    private String sql(String where) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            // A column that is asked for twice needs two names.
            columns.append(keys.get(i)).append(" as k").append(i).append(", ");
        }
        return "select " + columns + "sum(minutes), sum(participations), sum(beneficiary_visits), sum(kind)"
                + " from ledger_entry" + where
                + (keys.isEmpty() ? " having count(*) > 0" : " group by " + String.join(", ", keys));
    }

    private void add(HourAggregator aggregator, SqlRow row) {
        long[] group = new long[query.by().size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = number(row, i) / scale(query.by().get(i).dimension());
        }
        int at = group.length;
        long volunteer = volunteers ? number(row, at++) : 0;
        long activity = activities ? number(row, at++) : 0;
        aggregator.add(
                group,
                volunteer,
                activity,
                number(row, at),
                number(row, at + 1),
                number(row, at + 2),
                number(row, at + 3));
    }

    private static long number(SqlRow row, int column) {
        Number number = row.value(column);
        return number == null ? 0 : number.longValue();
    }

    /** An expression that is the key times {@link #scale}. */
    private static String expression(Dimension dimension) {
        return switch (dimension) {
            case VOLUNTEER, ACTIVITY, PROJECT, TEAM, ORGANISATION, AREA, STATION, CATEGORY, EVIDENCE, BOOK ->
                dimension.name().toLowerCase(Locale.ROOT);
            case DAY -> "service_day";
            // 1970-01-01 was a Thursday, three days after the Monday of its week.
            case WEEK -> "service_day - mod(service_day + " + (WEEKS_BEFORE + 3) + ", 7)";
            case MONTH -> "service_month";
            case QUARTER -> "service_month - mod(service_month, 3)";
            case YEAR -> "service_month - mod(service_month, 12)";
        };
    }

    private static int scale(Dimension dimension) {
        return switch (dimension) {
            case QUARTER -> 3;
            case YEAR -> 12;
            default -> 1;
        };
    }

    private String where(List<Object> values) {
        HourFilter filter = query.filter();
        StringBuilder where = new StringBuilder(" where ledger = ?");
        if (filter.from() != null) {
            where.append(" and service_day >= ?");
            values.add((int) filter.from().toEpochDay());
        }
        if (filter.to() != null) {
            where.append(" and service_day <= ?");
            values.add((int) filter.to().toEpochDay());
        }
        if (filter.books().size() < Book.values().length) {
            where.append(in(
                    "book",
                    filter.books().stream().map(book -> (long) book.code()).toList()));
        }
        filter.keys()
                .forEach((dimension, allowed) -> where.append(in(
                        expression(dimension),
                        allowed.stream()
                                .filter(key -> Math.abs(key) <= Long.MAX_VALUE / scale(dimension))
                                .map(key -> key * scale(dimension))
                                .toList())));
        Set<Long> persons = filter.keys().get(Dimension.VOLUNTEER);
        if (persons != null && !persons.contains(0L)) {
            // A volunteer's entries are in the account of the same number, which is what the partition is chosen by.
            where.append(in("account", List.copyOf(persons)));
        }
        return where.toString();
    }

    private static String in(String expression, List<Long> numbers) {
        return numbers.isEmpty()
                ? " and 1 = 0"
                : numbers.stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", " and " + expression + " in (", ")"));
    }
}
