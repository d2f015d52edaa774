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
 * How a query is answered by a roll-up. Made for every roll-up at every query, so it begins with what is cheapest to rule out.
 *
 * @param conditions what is asked of each grouping of the roll-up
 * @param columns    for each grouping of the query, the grouping of the roll-up that it is read from
 * @param exact      whether every group of the query is one group of the roll-up; if not, sums are added up
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record RollUpMatch(KeyCondition[] conditions, int[] columns, boolean exact) {

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
        if (!isOfService(query.filter()) || !keeps(rollUp, query.measures())) {
            return null;
        }
        int[] columns = columns(rollUp.by(), query.by());
        KeyCondition[] conditions = columns == null ? null : conditions(rollUp, query.filter(), firstDay, lastDay);
        return columns == null || conditions == null ? null : of(rollUp, query, columns, conditions);
    }

    /** Whether a filter lets in the book that everything standing is about, and no other. */
    static boolean isOfService(HourFilter filter) {
        return filter.books().size() == 1 && filter.books().contains(Book.SERVICE);
    }

    private static boolean keeps(StandingRollUp rollUp, List<Measure> measures) {
        return !measures.contains(Measure.ACTIVITIES) && (rollUp.counts() || !measures.contains(Measure.VOLUNTEERS));
    }

    /** For each grouping of the query the same one of the roll-up, or one whose every group lies within one group of it. */
    private static int @Nullable [] columns(List<Grouping> kept, List<Grouping> wanted) {
        int[] columns = new int[wanted.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = find(kept, wanted.get(i));
            if (columns[i] < 0) {
                return null;
            }
        }
        return columns;
    }

    private static int find(List<Grouping> kept, Grouping wanted) {
        int finer = -1;
        for (int i = 0; i < kept.size(); i++) {
            Grouping column = kept.get(i);
            boolean same = column.dimension() == wanted.dimension();
            if (same && column.equals(wanted)) {
                return i;
            }
            if (column.rollup() == null && (same || nests(column.dimension(), wanted.dimension()))) {
                finer = i;
            }
        }
        return finer;
    }

    private static KeyCondition @Nullable [] conditions(
            StandingRollUp rollUp, HourFilter filter, int firstDay, int lastDay) {
        KeyCondition[] conditions = new KeyCondition[rollUp.by().size()];
        int conditioned = 0;
        boolean timed = false;
        for (int i = 0; i < conditions.length; i++) {
            Grouping column = rollUp.by().get(i);
            Set<Long> keys = column.rollup() == null ? filter.keys().get(column.dimension()) : null;
            conditioned += keys == null ? 0 : 1;
            KeyCondition condition = KeyCondition.of(column.dimension(), keys);
            if (StandingRollUp.isTime(column.dimension())) {
                timed = true;
                condition = within(filter, condition, firstDay, lastDay);
            }
            if (condition == null) {
                return null;
            }
            conditions[i] = condition;
        }
        boolean anyPeriod = timed || rollUp.isOverAnyPeriod() || covers(filter, firstDay, lastDay);
        return anyPeriod && conditioned == filter.keys().size() ? conditions : null;
    }

    private static @Nullable RollUpMatch of(
            StandingRollUp rollUp, HourQuery query, int[] columns, KeyCondition[] conditions) {
        boolean exact = true;
        boolean plain = true;
        boolean[] used = new boolean[conditions.length];
        for (int i = 0; i < columns.length; i++) {
            Grouping column = rollUp.by().get(columns[i]);
            exact &= column.equals(query.by().get(i));
            plain &= column.rollup() == null;
            used[columns[i]] = true;
        }
        for (int i = 0; i < conditions.length && exact; i++) {
            long[] few = used[i] ? null : conditions[i].few();
            exact = used[i] || (few != null && few.length <= 1);
        }
        return exact || (plain && addsUp(query.measures())) ? new RollUpMatch(conditions, columns, exact) : null;
    }

    private static boolean addsUp(List<Measure> measures) {
        return measures.stream().noneMatch(Measure::isDistinct);
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
        LocalDate from = filter.from();
        LocalDate to = filter.to();
        if (from == null && to == null) {
            return all;
        }
        Dimension unit = all.dimension();
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
        for (int i = 1; i < columns.length; i++) {
            if (columns[i - 1] >= columns[i]) {
                return false;
            }
        }
        return query.order().isEmpty();
    }
}
