package org.volunteerledger.aggregation;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * A report over the ledger. Groups without an effective entry are left out. Rows come in the order of {@code order}, then of the
 * group keys ascending, so the order is total and the same in every storage.
 *
 * @param by       the columns to group by, at most {@value #MAX_GROUPINGS}; none for one row over everything
 * @param measures what to compute, each once
 * @param filter   which entries count
 * @param order    the order of the rows; empty for that of the group keys
 * @param top      how many rows at most, 1 to {@value #MAX_GROUPS}
 */
public record HourQuery(List<Grouping> by, List<Measure> measures, HourFilter filter, List<SortKey> order, int top) {

    /** The most columns to group by. */
    public static final int MAX_GROUPINGS = 6;

    /** The most groups of one report. A query with more is refused, not cut. */
    public static final int MAX_GROUPS = 1_000_000;

    /** Copies the lists and checks that they fit together. */
    public HourQuery {
        by = List.copyOf(by);
        measures = List.copyOf(measures);
        order = List.copyOf(order);
        Check.given("filter", filter);
        Check.range("groupings", by.size(), 0, MAX_GROUPINGS);
        Check.range("measures", measures.size(), 1, Measure.values().length);
        Check.range("top", top, 1, MAX_GROUPS);
        if (EnumSet.copyOf(measures).size() != measures.size()) {
            throw new InvalidInput(InputError.CONTRADICTION, "Each measure is asked for once.");
        }
        for (SortKey key : order) {
            if (key.column() >= by.size() + measures.size()) {
                throw new InvalidInput(
                        InputError.OUT_OF_RANGE,
                        "There is no column " + key.column() + " to sort by.",
                        Map.of("column", key.column()));
            }
        }
    }

    /**
     * All groups, in the order of their keys.
     *
     * @param by       the columns to group by
     * @param measures what to compute
     * @param filter   which entries count
     * @return the query
     */
    public static HourQuery of(List<Grouping> by, List<Measure> measures, HourFilter filter) {
        return new HourQuery(by, measures, filter, List.of(), MAX_GROUPS);
    }
}
