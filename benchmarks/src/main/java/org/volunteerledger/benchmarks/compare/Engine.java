package org.volunteerledger.benchmarks.compare;

import java.sql.SQLException;
import org.volunteerledger.benchmarks.ReportKind;

/** Holds all entries and answers reports. Asked by one thread at a time; may use more of its own. */
interface Engine extends AutoCloseable {

    /** What it is, in which version, and what it keeps: one line. */
    String about();

    /** Whether it can answer a report at all; one that only reads roll-ups cannot answer those over any days. */
    default boolean answers(ReportKind report) {
        return true;
    }

    /**
     * Answers a report.
     *
     * @param report the report
     * @param time   counts the calls; those about one volunteer or team are about another one each time
     * @param sink   gets every row, in any order but for {@link ReportKind#T100}
     * @throws SQLException if a database fails
     */
    void answer(ReportKind report, int time, RowSink sink) throws SQLException;

    /**
     * Makes sure that it still is what it says it is, which is asked before and after the race.
     *
     * @throws IllegalStateException if it answers in another way
     */
    default void verify() {}

    /** The memory that the entries take, in bytes, or 0 if nobody can tell. */
    default long bytes() throws SQLException {
        return 0;
    }

    @Override
    default void close() throws SQLException {}
}
