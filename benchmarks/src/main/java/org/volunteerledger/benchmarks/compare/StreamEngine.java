package org.volunteerledger.benchmarks.compare;

import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.ReportKind;
import org.volunteerledger.benchmarks.ServiceRecord;
import org.volunteerledger.benchmarks.StreamReports;

/** What most applications have: a list of records and sequential streams. */
final class StreamEngine implements Engine {

    private final StreamReports reports;

    private StreamEngine(StreamReports reports) {
        this.reports = reports;
    }

    static StreamEngine open(LedgerData data) {
        return new StreamEngine(new StreamReports(ServiceRecord.listOf(data), data));
    }

    @Override
    public String about() {
        return "List<record>, groupingBy and toSet, sequential; a status in each record";
    }

    @Override
    public void answer(ReportKind report, int time, RowSink sink) {
        reports.answer(report, time)
                .forEach((group, sums) ->
                        sink.row(group.first(), group.second(), sums.minutes(), sums.records(), sums.volunteers()));
    }
}
