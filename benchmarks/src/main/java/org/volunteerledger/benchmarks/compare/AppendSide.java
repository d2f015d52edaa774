package org.volunteerledger.benchmarks.compare;

import java.sql.SQLException;

/** A store that lines of the ledger are added to, a block at a time. */
interface AppendSide extends AutoCloseable {

    /**
     * Gets the next lines ready, which nobody times: a store is given what it needs in the form that its user has.
     *
     * @param lines the rows of the data that are granted; for a void, the complement of the row
     * @param from  the first line
     * @param to    after the last line
     */
    void prepare(int[] lines, int from, int to);

    /** Adds the lines that were made ready. */
    void add() throws SQLException;

    /** Makes everything that was added ready for reports. */
    void finish() throws SQLException;

    /** The sum of minutes of all that stands, to see that nothing was left out. */
    long minutes() throws SQLException;

    @Override
    default void close() throws SQLException {}
}
