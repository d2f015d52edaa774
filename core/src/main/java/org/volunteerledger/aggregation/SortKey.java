package org.volunteerledger.aggregation;

import org.volunteerledger.error.Check;

/**
 * One criterion of order.
 *
 * @param column     the column of the table, from 0: first the groupings, then the measures
 * @param descending true for the largest first
 */
public record SortKey(int column, boolean descending) {

    /** Checks the range. */
    public SortKey {
        Check.range("column", column, 0, HourQuery.MAX_GROUPINGS + Measure.values().length - 1);
    }
}
