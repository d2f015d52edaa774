package org.volunteerledger.storage;

import java.util.List;

/**
 * The answer to a commit.
 *
 * @param replayed true if the changes had been applied before, by an earlier request with the same keys and content; nothing was
 *                 written then
 * @param records  the records of the changes as they are stored: those of the earlier request if replayed
 */
public record CommitReceipt(boolean replayed, List<ChangeRecord> records) {

    /** Copies the list. */
    public CommitReceipt {
        records = List.copyOf(records);
    }
}
