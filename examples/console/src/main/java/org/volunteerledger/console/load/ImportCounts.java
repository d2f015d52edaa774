package org.volunteerledger.console.load;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.volunteerledger.error.ErrorCode;
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
    private final Map<String, Refusals> refusals = new LinkedHashMap<>();
    private final Map<ReductionReason, Long> reductions = new EnumMap<>(ReductionReason.class);

    void addRow() {
        rows++;
    }

    void addAccepted() {
        accepted++;
    }

    void addRefused(long row, String column, ErrorCode code) {
        refused++;
        Refusals before = refusals.get(code.name() + column);
        refusals.put(code.name() + column, before == null ? new Refusals(code, column, row, 1) : before.oneMore());
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
            throw new IllegalArgumentException("a row that is refused has a reason");
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

    /** The reasons of refusals, in the order of their first rows. */
    Collection<Refusals> refusals() {
        return refusals.values();
    }

    Map<ReductionReason, Long> reductions() {
        return reductions;
    }

    /** Rows that were refused for one reason. */
    record Refusals(ErrorCode code, String column, long firstRow, long rows) {

        private Refusals oneMore() {
            return new Refusals(code, column, firstRow, rows + 1);
        }

        @Override
        public String toString() {
            String where = column.isEmpty() ? "" : " in column " + column;
            return rows + " refused: " + code.name() + where + ", first in row " + firstRow;
        }
    }

    /** A row that is not counted would be a row that is lost. */
    void requireSum() {
        if (rows != accepted + refused + skipped) {
            throw new IllegalStateException(rows + " rows are not the sum of " + accepted + " accepted, " + refused
                    + " refused and " + skipped + " skipped");
        }
    }
}
