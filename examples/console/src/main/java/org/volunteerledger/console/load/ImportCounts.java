package org.volunteerledger.console.load;

import java.util.EnumMap;
import java.util.Map;
import org.volunteerledger.hours.RecordOutcome;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ReductionReason;

/** What became of the rows of a file. Every row is counted once. */
final class ImportCounts {

    private long rows;
    private long accepted;
    private long skipped;
    private long refused;
    private long minutes;
    private final Map<ReductionReason, Long> reductions = new EnumMap<>(ReductionReason.class);

    void addRow() {
        rows++;
    }

    void addAccepted() {
        accepted++;
    }

    void addRefused() {
        refused++;
    }

    void add(RecordOutcome outcome) {
        if (outcome instanceof RecordOutcome.Accepted granted) {
            accepted++;
            HourEntry entry = granted.entry();
            minutes += entry.minutes();
            entry.reductions()
                    .forEach(reduction -> reductions.merge(reduction.reason(), (long) reduction.minutes(), Long::sum));
        } else if (outcome instanceof RecordOutcome.Skipped) {
            skipped++;
        } else {
            refused++;
        }
    }

    long rows() {
        return rows;
    }

    long accepted() {
        return accepted;
    }

    long refused() {
        return refused;
    }

    long skipped() {
        return skipped;
    }

    long minutes() {
        return minutes;
    }

    Map<ReductionReason, Long> reductions() {
        return reductions;
    }

    /** A row that is not counted would be a row that is lost. */
    void requireSum() {
        if (rows != accepted + refused + skipped) {
            throw new IllegalStateException(rows + " rows are not the sum of " + accepted + " accepted, " + refused
                    + " refused and " + skipped + " skipped");
        }
    }
}
