package org.volunteerledger.benchmarks.compare;

import java.sql.SQLException;
import org.volunteerledger.benchmarks.ReportKind;

/** Something that is timed. */
interface Contender {

    /** The name in tables. */
    String label();

    /** Whether it does anything for a report. */
    boolean does(ReportKind report);

    /** Does it. */
    void run(ReportKind report, int time) throws SQLException;
}
