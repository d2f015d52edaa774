package org.volunteerledger.aggregation.column;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.ledger.Book;

/**
 * How a query is answered by a roll-up.
 *
 * @param conditions what is asked of each grouping of the roll-up
 * @param columns    for each grouping of the query, the grouping of the roll-up that it is read from
 * @param exact      whether every group of the query is one group of the roll-up; if not, sums are added up
 */
record RollUpMatch(List<KeyCondition> conditions, List<Integer> columns, boolean exact) {

    /**
     * Finds out whether a roll-up answers a query.
     *
     * @param rollUp   the roll-up
     * @param query    the query
     * @param firstDay the first day of any row, in days since 1970-01-01
     * @param lastDay  the last day of any row
     * @return how, or null if it does not
     */
    static @Nullable RollUpMatch of(StandingRollUp rollUp, HourQuery query, int firstDay, int lastDay) {
        HourFilter filter = query.filter();
        if (filter.books().size() != 1 || !filter.books().contains(Book.SERVICE) || !keeps(rollUp, query.measures())) {
            return null;
        }
        KeyCondition[] conditions = new KeyCondition[rollUp.by().size()];
        int conditioned = 0;
        boolean timed = false;
        for (int i = 0; i < conditions.length; i++) {
            Grouping column = rollUp.by().get(i);
            Set<Long> keys = column.rollup() == null ? filter.keys().get(column.dimension()) : null;
            conditioned += keys == null ? 0 : 1;
            conditions[i] = new KeyCondition(column.dimension(), Long.MIN_VALUE, Long.MAX_VALUE, keys);
            if (StandingRollUp.isTime(column.dimension())) {
                timed = true;
                conditions[i] = within(filter, conditions[i], firstDay, lastDay);
                if (conditions[i] == null) {
                    return null;
                }
            }
        }
        if (conditioned < filter.keys().size() || (!timed && !covers(filter, firstDay, lastDay))) {
            return null;
        }
        return of(rollUp, query, List.of(conditions));
    }

    private static @Nullable RollUpMatch of(StandingRollUp rollUp, HourQuery query, List<KeyCondition> conditions) {
        Integer[] columns = new Integer[query.by().size()];
        boolean exact = true;
        boolean plain = true;
        for (int i = 0; i < columns.length; i++) {
            int column = rollUp.by().indexOf(query.by().get(i));
            if (column < 0) {
                column = finer(rollUp, query.by().get(i));
                exact = false;
            }
            if (column < 0) {
                return null;
            }
            columns[i] = column;
            plain &= rollUp.by().get(column).rollup() == null;
        }
        List<Integer> used = List.of(columns);
        for (int i = 0; i < conditions.size() && exact; i++) {
            long[] few = used.contains(i) ? null : conditions.get(i).few();
            exact = used.contains(i) || (few != null && few.length <= 1);
        }
        boolean addsUp = plain && query.measures().stream().noneMatch(Measure::isDistinct);
        return exact || addsUp ? new RollUpMatch(conditions, used, exact) : null;
    }

    private static boolean keeps(StandingRollUp rollUp, List<Measure> measures) {
        return !measures.contains(Measure.ACTIVITIES)
                && (rollUp.volunteers() || !measures.contains(Measure.VOLUNTEERS));
    }

    /** A grouping of the roll-up whose every group lies within one group of the query's, or -1. */
    private static int finer(StandingRollUp rollUp, Grouping wanted) {
        for (int i = 0; i < rollUp.by().size(); i++) {
            Grouping column = rollUp.by().get(i);
            if (column.rollup() == null
                    && (column.dimension() == wanted.dimension() || nests(column.dimension(), wanted.dimension()))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean nests(Dimension fine, Dimension coarse) {
        return switch (fine) {
            case DAY -> StandingRollUp.isTime(coarse);
            case MONTH -> coarse == Dimension.QUARTER || coarse == Dimension.YEAR;
            case QUARTER -> coarse == Dimension.YEAR;
            default -> false;
        };
    }

    /** The key that a key of a grouping of the roll-up has in the dimension of a grouping of the query. */
    static long coarser(Dimension fine, long key, Dimension coarse) {
        if (fine == coarse) {
            return key;
        }
        LocalDate first = switch (fine) {
            case MONTH -> LocalDate.of((int) (key / 12), (int) (key % 12) + 1, 1);
            case QUARTER -> LocalDate.of((int) (key / 4), (int) (key % 4) * 3 + 1, 1);
            default -> LocalDate.ofEpochDay(key);
        };
        return coarse.keyOf(first);
    }

    /** The condition with the filter's period, or null if that does not begin and end with whole groups. */
    private static @Nullable KeyCondition within(HourFilter filter, KeyCondition all, int firstDay, int lastDay) {
        Dimension unit = all.dimension();
        LocalDate from = filter.from();
        LocalDate to = filter.to();
        boolean openStart = from == null || from.toEpochDay() <= firstDay;
        boolean openEnd = to == null || to.toEpochDay() >= lastDay;
        if (!openStart && from != null && unit.keyOf(from) == unit.keyOf(from.minusDays(1))) {
            return null;
        }
        if (!openEnd && to != null && unit.keyOf(to) == unit.keyOf(to.plusDays(1))) {
            return null;
        }
        return new KeyCondition(
                unit,
                from == null ? Long.MIN_VALUE : unit.keyOf(from),
                to == null ? Long.MAX_VALUE : unit.keyOf(to),
                all.keys());
    }

    private static boolean covers(HourFilter filter, int firstDay, int lastDay) {
        LocalDate from = filter.from();
        LocalDate to = filter.to();
        return (from == null || from.toEpochDay() <= firstDay) && (to == null || to.toEpochDay() >= lastDay);
    }

    /** Whether the roll-up's order, by its groupings, is the one that the query asks for. */
    boolean keepsOrder(HourQuery query) {
        for (int i = 1; i < columns.size(); i++) {
            if (columns.get(i - 1) >= columns.get(i)) {
                return false;
            }
        }
        return query.order().isEmpty();
    }
}
