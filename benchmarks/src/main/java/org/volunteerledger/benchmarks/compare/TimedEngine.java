package org.volunteerledger.benchmarks.compare;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.volunteerledger.benchmarks.ReportKind;

/** An engine whose every answer is read to the end, and must stay the same. */
final class TimedEngine implements Contender {

    private final String label;
    private final Engine engine;
    private final Map<ReportKind, Long> expected = new EnumMap<>(ReportKind.class);

    TimedEngine(String label, Engine engine) {
        this.label = label;
        this.engine = engine;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean does(ReportKind report) {
        return engine.answers(report);
    }

    @Override
    public void run(ReportKind report, int time) throws SQLException {
        Digest digest = new Digest();
        engine.answer(report, time, digest);
        if (!report.changes()) {
            Long before = expected.putIfAbsent(report, digest.value());
            if (before != null && before != digest.value()) {
                throw new IllegalStateException(label + " answers " + report.code() + " otherwise than before");
            }
        }
    }
}
