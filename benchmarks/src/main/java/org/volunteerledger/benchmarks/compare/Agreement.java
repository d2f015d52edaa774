package org.volunteerledger.benchmarks.compare;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.volunteerledger.benchmarks.ReportKind;

/** Proves that all engines give the same answers, before any is timed. */
final class Agreement {

    /** How often each report is asked: those about one volunteer or team are about another one each time. */
    private static final int TIMES = 5;

    private Agreement() {}

    /**
     * Compares all answers, row by row and value by value.
     *
     * @return the number of rows of each report
     * @throws IllegalStateException if two engines differ, or none answers a report
     */
    static Map<ReportKind, Integer> require(Map<String, Engine> engines) throws SQLException {
        Map<ReportKind, Integer> rows = new EnumMap<>(ReportKind.class);
        for (ReportKind report : ReportKind.values()) {
            for (int time = 0; time < (report.changes() ? TIMES : 1); time++) {
                rows.put(report, require(engines, report, time));
            }
        }
        return rows;
    }

    private static int require(Map<String, Engine> engines, ReportKind report, int time) throws SQLException {
        String first = "";
        Answer expected = null;
        for (Map.Entry<String, Engine> engine : engines.entrySet()) {
            if (!engine.getValue().answers(report)) {
                continue;
            }
            Answer answer = Answer.of(engine.getValue(), report, time);
            if (expected == null) {
                first = engine.getKey();
                expected = answer;
            }
            String difference = expected.difference(answer);
            if (!difference.isEmpty()) {
                throw new IllegalStateException(
                        report.code() + ": " + first + " and " + engine.getKey() + " differ: " + difference);
            }
        }
        if (expected == null) {
            throw new IllegalStateException("no engine answers " + report.code());
        }
        return expected.rows().size();
    }
}
