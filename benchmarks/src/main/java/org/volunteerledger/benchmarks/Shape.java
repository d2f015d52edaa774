package org.volunteerledger.benchmarks;

/**
 * What {@link LedgerData} is made from.
 *
 * @param rows       how many records, 1 or more
 * @param volunteers how many volunteers, 1 to 100 million
 * @param teams      how many teams, 1 to the number of projects
 * @param skew       how unequal volunteers, teams and projects are: 0 for all alike, 1 for those of a real district
 * @param voided     the share of records that are taken back, from 0 to 1
 * @param pending    the share of records that the ledger does not have yet, from 0 to 1
 * @param seed       what all chances come from
 */
public record Shape(int rows, int volunteers, int teams, double skew, double voided, double pending, long seed) {

    /** How many teams a real district has. */
    public static final int TEAMS = 743;

    private static final double SHARE = 0.047;

    /** Checks the ranges. */
    public Shape {
        require(rows >= 1, "at least one row");
        require(volunteers >= 1 && volunteers <= 100_000_000, "1 to 100 million volunteers");
        require(teams >= 1 && teams <= LedgerData.PROJECTS, "1 to " + LedgerData.PROJECTS + " teams");
        require(skew >= 0 && skew <= 10, "a skew from 0 to 10");
        require(voided >= 0 && pending >= 0 && voided + pending <= 1, "shares that are parts of one");
    }

    static Shape usual(int rows, int volunteers, long seed) {
        return new Shape(rows, volunteers, TEAMS, 1, SHARE, SHARE, seed);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("the data needs " + what);
        }
    }
}
