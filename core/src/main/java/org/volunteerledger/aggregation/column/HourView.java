package org.volunteerledger.aggregation.column;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.error.InvalidInput;

/** The ledger in columns as it was at one time. Immutable and safe for any number of threads. */
public final class HourView {

    /** Adding up a cell takes as long as scanning so many rows. */
    private static final int ROWS_PER_CELL = 8;

    private final Workers workers;
    private final Segment[] segments;
    private final Domain[] domains;
    private final List<RollUpView> rollUps;
    private final long rows;

    HourView(Workers workers, Segment[] segments, Domain[] domains, List<RollUpView> rollUps, long rows) {
        this.workers = workers;
        this.segments = segments;
        this.domains = domains;
        this.rollUps = rollUps;
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
        RollUpView rollUp = rollUpFor(query);
        RollUpMatch match = rollUp == null ? null : rollUp.match(query);
        if (rollUp != null && match != null) {
            return rollUp.answer(query, match);
        }
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
        if (rollUpFor(query) != null) {
            return new HourExplanation(HourExplanation.Way.ROLL_UP, 0, 0, rows);
        }
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

    /** The roll-up that answers a query: one with the very groups, or the smallest that adds up to them and is worth it. */
    private @Nullable RollUpView rollUpFor(HourQuery query) {
        RollUpView best = null;
        for (RollUpView rollUp : rollUps) {
            RollUpMatch match = rollUp.match(query);
            if (match != null && match.exact()) {
                return rollUp;
            }
            boolean worthIt = rollUp.size() <= rows / ROWS_PER_CELL;
            if (match != null && worthIt && (best == null || rollUp.size() < best.size())) {
                best = rollUp;
            }
        }
        return best;
    }

    /**
     * The memory that columns and dictionaries take, without roll-ups.
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
