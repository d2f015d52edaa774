package org.volunteerledger.hours;

import org.volunteerledger.error.LedgerException;
import org.volunteerledger.ledger.HourEntry;

/** What became of one of several {@linkplain HourRecord records}. */
public sealed interface RecordOutcome {

    /**
     * It is in the ledger now.
     *
     * @param entry the entry
     */
    record Accepted(HourEntry entry) implements RecordOutcome {}

    /**
     * It had been in the ledger before, the same under the same key; nothing was written.
     *
     * @param entry the entry
     */
    record Skipped(HourEntry entry) implements RecordOutcome {}

    /**
     * It is not in the ledger.
     *
     * @param error why
     */
    record Rejected(LedgerException error) implements RecordOutcome {}
}
