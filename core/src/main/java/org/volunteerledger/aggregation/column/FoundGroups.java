package org.volunteerledger.aggregation.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourAggregator;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;

/**
 * The groups of a roll-up that an answer is made of, in the order of their keys, by column. Only the columns that are asked for are
 * made, and those may be shared, so nobody changes them.
 *
 * @param count  how many
 * @param keys   for each grouping of the roll-up, their keys
 * @param values for each value of {@link Cells}, what the groups have
 */
record FoundGroups(int count, IntFunction<long[]> keys, IntFunction<long[]> values) {

    /** The groups that the conditions let in, or null for all. */
    static int @Nullable [] choose(KeyCondition[] conditions, int count, IntFunction<long[]> keys) {
        int[] chosen = null;
        int kept = count;
        for (int i = 0; i < conditions.length; i++) {
            if (!conditions[i].letsAll()) {
                if (chosen == null) {
                    chosen = new int[count];
                    kept = conditions[i].chooseAll(keys.apply(i), count, chosen);
                } else {
                    kept = conditions[i].choose(keys.apply(i), chosen, kept);
                }
            }
        }
        return chosen == null ? null : Arrays.copyOf(chosen, kept);
    }

    /** Some of the groups only. */
    FoundGroups pick(int[] chosen) {
        return new FoundGroups(
                chosen.length, column -> pick(keys.apply(column), chosen), value -> pick(values.apply(value), chosen));
    }

    private static long[] pick(long[] column, int[] rows) {
        long[] picked = new long[rows.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = column[rows[i]];
        }
        return picked;
    }

    /** The answer to a query that the roll-up matches. */
    HourTable table(HourQuery query, RollUpMatch match, StandingRollUp rollUp) {
        if (!match.exact()) {
            return totals(query, match, rollUp);
        }
        if (count > HourQuery.MAX_GROUPS) {
            throw Groups.tooMany();
        }
        List<long[]> columns =
                new ArrayList<>(query.by().size() + query.measures().size());
        for (int column : match.columns()) {
            columns.add(keys.apply(column));
        }
        for (Measure measure : query.measures()) {
            columns.add(values.apply(Cells.indexOf(measure)));
        }
        return match.keepsOrder(query)
                ? HourTable.over(query, Math.min(count, query.top()), columns)
                : HourTable.sorted(query, count, columns);
    }

    /** Adds up the groups of the roll-up that belong to one group of the query. */
    private HourTable totals(HourQuery query, RollUpMatch match, StandingRollUp rollUp) {
        HourAggregator sums = HourAggregator.of(query);
        long[] minutes = values.apply(Cells.MINUTES);
        long[] participations = values.apply(Cells.PARTICIPATIONS);
        long[] visits = values.apply(Cells.VISITS);
        long[] entries = values.apply(Cells.ENTRIES);
        long[][] keysOf = new long[query.by().size()][];
        for (int k = 0; k < keysOf.length; k++) {
            keysOf[k] = keys.apply(match.columns()[k]);
        }
        long[] group = new long[keysOf.length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < group.length; k++) {
                group[k] = RollUpMatch.coarser(
                        rollUp.by().get(match.columns()[k]).dimension(),
                        keysOf[k][i],
                        query.by().get(k).dimension());
            }
            sums.add(group, 0, 0, minutes[i], participations[i], visits[i], entries[i]);
        }
        return sums.finish();
    }
}
