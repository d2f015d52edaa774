package org.volunteerledger.aggregation.column;

/**
 * How a report is answered.
 *
 * @param way      what it is read from
 * @param segments how many segments of rows are looked at
 * @param rows     how many rows are looked at
 * @param asOf     the position in the ledger that the answer is of: the number of entries it takes into account
 */
public record HourExplanation(Way way, int segments, long rows, long asOf) {

    /** What a report is read from. */
    public enum Way {
        /** A standing roll-up: no row is looked at. */
        ROLL_UP,
        /** Standing sums by day, and for each volunteer's day the one before it: no row is looked at, whatever the period. */
        INDEX,
        /** The rows themselves, without the segments that zone maps rule out. */
        SCAN
    }
}
