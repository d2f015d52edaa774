package org.volunteerledger.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.volunteerledger.storage.Storage;

/** Proves that a storage and plain streams answer a report alike, before either is timed. */
final class SameAnswers {

    private SameAnswers() {}

    /** Compares the answers row by row and returns the number of rows. */
    static int require(ReportKind report, int time, Storage storage, StreamReports streams, LedgerData data) {
        List<Sums.Row> ours = Sums.rows(storage.aggregate(report.query(data, time)));
        List<Sums.Row> theirs = new ArrayList<>(Sums.rows(streams.answer(report, time)));
        if (report != ReportKind.T100) {
            theirs.sort(Comparator.comparing(Sums.Row::group));
        }
        for (int row = 0; row < Math.max(ours.size(), theirs.size()); row++) {
            Object our = row < ours.size() ? ours.get(row) : "nothing";
            Object their = row < theirs.size() ? theirs.get(row) : "nothing";
            if (!our.equals(their)) {
                throw new IllegalStateException(
                        report + " differs in row " + row + ": the ledger has " + our + ", streams have " + their);
            }
        }
        return ours.size();
    }
}
