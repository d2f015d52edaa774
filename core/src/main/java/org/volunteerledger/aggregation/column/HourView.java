package org.volunteerledger.aggregation.column;

import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.error.InvalidInput;

/** The ledger in columns as it was at one time. Immutable and safe for any number of threads. */
public final class HourView {

    private final Workers workers;
    private final Segment[] segments;
    private final Domain[] domains;
    private final long rows;

    HourView(Workers workers, Segment[] segments, Domain[] domains, long rows) {
        this.workers = workers;
        this.segments = segments;
        this.domains = domains;
        this.rows = rows;
    }

    /**
     * The number of entries, which is the position in the ledger that every answer is as of.
     *
     * @return zero or more
     */
    public long rows() {
        return rows;
    }

    /**
     * Answers a report.
     *
     * @param query the query
     * @return the table, the same as {@link org.volunteerledger.aggregation.HourAggregator} makes of the entries
     * @throws InvalidInput if there are more groups than {@link HourQuery#MAX_GROUPS}
     */
    public HourTable aggregate(HourQuery query) {
        Plan plan = Plan.of(query, domains);
        return Report.of(query, plan, this);
    }

    /**
     * Says how a report would be answered, without answering it.
     *
     * @param query the query
     * @return the way and its cost
     */
    public HourExplanation explain(HourQuery query) {
        Plan plan = Plan.of(query, domains);
        int touched = 0;
        long touchedRows = 0;
        for (Segment segment : plan.isEmpty() ? new Segment[0] : segments) {
            if (plan.open(segment) != null) {
                touched++;
                touchedRows += segment.rows();
            }
        }
        return new HourExplanation(HourExplanation.Way.SCAN, touched, touchedRows, rows);
    }

    /**
     * The memory that columns and dictionaries take.
     *
     * @return bytes
     */
    public long bytes() {
        long bytes = 0;
        for (Segment segment : segments) {
            bytes += segment.bytes();
        }
        for (Domain domain : domains) {
            bytes += domain.dictionary() == null ? 0 : domain.dictionary().bytes();
        }
        return bytes;
    }

    Segment[] segments() {
        return segments;
    }

    Domain domain(Source source) {
        return domains[source.index()];
    }

    Workers workers() {
        return workers;
    }
}
