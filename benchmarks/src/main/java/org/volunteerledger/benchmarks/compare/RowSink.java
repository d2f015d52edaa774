package org.volunteerledger.benchmarks.compare;

/** Where an engine hands over the rows of a report. */
interface RowSink {

    /**
     * Takes a row.
     *
     * @param first      the first key, or 0 where the report has none
     * @param second     the second key, or 0
     * @param minutes    the sum of minutes
     * @param entries    how many entries stand
     * @param volunteers how many different volunteers, or 0 where the report does not count them
     */
    void row(long first, long second, long minutes, long entries, long volunteers);
}
