package org.volunteerledger.benchmarks.compare;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.volunteerledger.benchmarks.ReportKind;
import org.volunteerledger.benchmarks.Sums;

/** All rows of one report; in the order of their keys where a report has no order of its own. */
record Answer(List<Sums.Row> rows) {

    static Answer of(Engine engine, ReportKind report, int time) throws SQLException {
        List<Sums.Row> rows = new ArrayList<>();
        engine.answer(
                report,
                time,
                (first, second, minutes, entries, volunteers) ->
                        rows.add(new Sums.Row(new Sums.Group(first, second), new Sums(minutes, entries, volunteers))));
        if (report != ReportKind.T100) {
            rows.sort(Comparator.comparing(Sums.Row::group));
        }
        return new Answer(rows);
    }

    /** The first row that another answer has not, or has otherwise, as a sentence; empty if both are equal. */
    String difference(Answer other) {
        for (int row = 0; row < Math.max(rows.size(), other.rows.size()); row++) {
            Object ours = row < rows.size() ? rows.get(row) : "nothing";
            Object theirs = row < other.rows.size() ? other.rows.get(row) : "nothing";
            if (!ours.equals(theirs)) {
                return "row " + row + " is " + ours + " in the first and " + theirs + " in the second";
            }
        }
        return "";
    }
}
