package org.volunteerledger.aggregation.column;

import java.util.ArrayList;
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
    private final LearntRollUps learnt;
    private final long rows;

    /** What was kept when the view was taken, and what was learnt since, behind it. */
    private volatile List<Standing> standing;

    HourView(
            Workers workers,
            Segment[] segments,
            Domain[] domains,
            List<Standing> standing,
            LearntRollUps learnt,
            long rows) {
        this.workers = workers;
        this.segments = segments;
        this.domains = domains;
        this.standing = standing;
        this.learnt = learnt;
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
        Choice choice = choose(query);
        if (choice != null) {
            return choice.standing.answer(query, choice.match);
        }
        learnt.askedFor(query, this);
        return Report.of(query, Plan.of(query, domains), this);
    }

    /**
     * Says how a report would be answered, without answering it.
     *
     * @param query the query
     * @return the way and its cost
     */
    public HourExplanation explain(HourQuery query) {
        Choice choice = choose(query);
        if (choice != null) {
            return new HourExplanation(choice.standing.way(), 0, 0, rows);
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

    /**
     * What answers a query.
     *
     * @param standing a roll-up or an index
     * @param match    how it answers
     */
    private record Choice(Standing standing, RollUpMatch match) {}

    /** What has the very groups of a query, or else the least that adds up to them and is worth it. */
    private @Nullable Choice choose(HourQuery query) {
        Choice best = null;
        for (Standing kept : standing) {
            RollUpMatch match = kept.match(query);
            if (match != null && match.exact()) {
                return new Choice(kept, match);
            }
            boolean worthIt = kept.cost() <= rows / ROWS_PER_CELL;
            if (match != null && worthIt && (best == null || kept.cost() < best.standing.cost())) {
                best = new Choice(kept, match);
            }
        }
        return best;
    }

    /** From now on, answers by a roll-up too that was made of this view. */
    synchronized void learn(Standing more) {
        List<Standing> longer = new ArrayList<>(standing);
        longer.add(more);
        standing = longer;
    }

    int firstDay() {
        return domain(Source.DAY).first();
    }

    int lastDay() {
        return domain(Source.DAY).first() + domain(Source.DAY).size() - 1;
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

    long idOf(Source source, int code) {
        Dictionary.View dictionary = domain(source).dictionary();
        return dictionary == null ? code : dictionary.idOf(code);
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
