package org.volunteerledger.benchmarks.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.column.HourColumns;
import org.volunteerledger.aggregation.column.HourExplanation;
import org.volunteerledger.aggregation.column.HourView;
import org.volunteerledger.aggregation.column.StandingRollUp;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.ReportKind;
import org.volunteerledger.ledger.HourEntry;

/**
 * The library, asked as its users ask it: a query in, a table out. Queries that stay the same are made once, as the statements of the
 * databases are; one about another volunteer or team is made anew each time, and the time for it counts.
 */
final class LedgerEngine implements Engine {

    /** What stands in a district of this data: the usual roll-ups, and that of its 13 districts by month. */
    static final List<StandingRollUp> ROLL_UPS = rollUps();

    private final ForkJoinPool helpers;
    private final LedgerData data;

    /** Kept although only asked for its size: a storage needs it to add entries, so its memory counts. */
    private final HourColumns columns;

    private final HourView view;

    /** What is committed, and taken back, before each report; null if nothing is. */
    private final @Nullable HourEntry change;

    private final boolean scans;
    private final Map<ReportKind, HourQuery> prepared = new EnumMap<>(ReportKind.class);
    private final String about;

    private LedgerEngine(ForkJoinPool helpers, LedgerData data, HourColumns columns, Way way) {
        this.helpers = helpers;
        this.data = data;
        this.columns = columns;
        this.view = columns.view();
        this.about = way.about;
        this.change = way == Way.AFTER_COMMIT ? LedgerRows.entry(data, 0) : null;
        this.scans = way == Way.SCAN;
        for (ReportKind report : ReportKind.values()) {
            if (!report.changes()) {
                prepared.put(report, report.query(data, 0));
            }
        }
    }

    /** How the library is used. */
    enum Way {
        /** With standing roll-ups, while nothing changes. */
        QUIET("memory columns, " + ROLL_UPS.size() + " standing roll-ups, nothing committed meanwhile"),
        /** With standing roll-ups, and before each report a commit, whose time counts. */
        AFTER_COMMIT(
                "memory columns, " + ROLL_UPS.size() + " standing roll-ups, a grant and its void before each report"),
        /** Without roll-ups. */
        SCAN("memory columns without roll-ups");

        private final String about;

        Way(String about) {
            this.about = about;
        }
    }

    static LedgerEngine open(LedgerData data, int threads, Way way) {
        ForkJoinPool helpers = new ForkJoinPool(Math.max(1, threads - 1));
        HourColumns columns = HourColumns.empty(helpers, threads, way == Way.SCAN ? List.of() : ROLL_UPS);
        LedgerRows.load(data, columns);
        return new LedgerEngine(helpers, data, columns, way);
    }

    @Override
    public String about() {
        return String.format(Locale.ROOT, "%s, %,d entries with the voids", about, columns.rows());
    }

    @Override
    public void answer(ReportKind report, int time, RowSink sink) {
        HourQuery query = prepared.get(report);
        if (query == null) {
            query = report.query(data, time);
        }
        handOver(view().aggregate(query), report.countsVolunteers(), sink);
    }

    private static void handOver(HourTable table, boolean countsVolunteers, RowSink sink) {
        int keys = table.query().by().size();
        HourTable.Column minutes = table.values(0);
        HourTable.Column entries = table.values(1);
        HourTable.Column first = keys > 0 ? table.keys(0) : null;
        HourTable.Column second = keys > 1 ? table.keys(1) : null;
        HourTable.Column volunteers = countsVolunteers ? table.values(2) : null;
        for (int row = 0; row < table.rows(); row++) {
            sink.row(
                    first == null ? 0 : first.get(row),
                    second == null ? 0 : second.get(row),
                    minutes.get(row),
                    entries.get(row),
                    volunteers == null ? 0 : volunteers.get(row));
        }
    }

    private HourView view() {
        if (change == null) {
            return view;
        }
        columns.takeBack(columns.grant(change));
        return columns.view();
    }

    @Override
    public void verify() {
        for (ReportKind report : ReportKind.values()) {
            if (scans && view.explain(report.query(data, 0)).way() != HourExplanation.Way.SCAN) {
                throw new IllegalStateException(report.code() + " is not answered by a scan");
            }
        }
    }

    @Override
    public long bytes() {
        return view.bytes();
    }

    @Override
    public void close() {
        helpers.shutdown();
    }

    private static List<StandingRollUp> rollUps() {
        List<StandingRollUp> rollUps = new ArrayList<>(StandingRollUp.USUAL);
        rollUps.add(new StandingRollUp(
                List.of(new Grouping(Dimension.AREA, ReportKind.DISTRICTS), Grouping.by(Dimension.MONTH)), true));
        return List.copyOf(rollUps);
    }
}
