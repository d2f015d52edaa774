package org.volunteerledger.benchmarks.compare;

import java.time.Instant;
import java.util.List;
import java.util.PriorityQueue;
import org.volunteerledger.aggregation.column.HourColumns;
import org.volunteerledger.benchmarks.EntryFeed;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.LedgerData.Status;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;

/**
 * The data as the lines of a ledger: a grant for each record, in the order of arrival, which is up to 60 days after the service; and
 * for each that is rejected a void, some time later, among the grants of others.
 */
final class LedgerRows {

    /** A void comes at most this part of all rows after its grant. */
    private static final int LATEST = 20;

    /** Takes the lines one by one. */
    interface Lines {

        /** A grant: a row of the data. */
        void grant(int row);

        /** A void of a row whose grant came before. */
        void takeBack(int row);
    }

    private static final Instant RECORDED = Instant.parse("2026-01-01T00:00:00Z");

    private LedgerRows() {}

    /** Hands out all lines. */
    static void each(LedgerData data, Lines lines) {
        // The line after which a void is due, and the row that it voids, in one number.
        PriorityQueue<Long> due = new PriorityQueue<>();
        int longest = Math.max(1, data.rows() / LATEST);
        for (int row = 0; row < data.rows(); row++) {
            if (data.status(row) != Status.PENDING) {
                lines.grant(row);
            }
            if (data.status(row) == Status.REJECTED) {
                long later = 1 + ((row * 2_654_435_761L) >>> 7) % longest;
                due.add(((row + later) << 32) | row);
            }
            while (!due.isEmpty() && (due.peek() >>> 32) <= row) {
                lines.takeBack(due.remove().intValue());
            }
        }
        while (!due.isEmpty()) {
            lines.takeBack(due.remove().intValue());
        }
    }

    /** Loads all lines into columns. */
    static void load(LedgerData data, HourColumns columns) {
        int[] places = new int[data.rows()];
        each(data, new Lines() {
            @Override
            public void grant(int row) {
                places[row] = (int) columns.grant(entry(data, row));
            }

            @Override
            public void takeBack(int row) {
                columns.takeBack(places[row]);
            }
        });
    }

    /** The grant of a row; without its place in a chain of hashes, which no report looks at. */
    static HourEntry entry(LedgerData data, int row) {
        long volunteer = LedgerData.volunteerId(data.volunteerRank(row));
        return new HourEntry(
                new AccountId(volunteer),
                1,
                "row",
                EntryKind.GRANT,
                0,
                EntryFeed.attribution(data, row, volunteer),
                Book.SERVICE,
                Evidence.IMPORT,
                ServiceTime.on(data.day(row)),
                data.minutes(row),
                1,
                0,
                List.of(),
                Attribution.NONE,
                null,
                RECORDED,
                "bench",
                1,
                HashChain.START);
    }
}
