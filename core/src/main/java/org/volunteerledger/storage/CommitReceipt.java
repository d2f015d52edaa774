package org.volunteerledger.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.Refused;

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

    /**
     * The first check of a commit, for adapters: whether its changes were applied before.
     *
     * @param set   what is to be committed
     * @param known the records of its keys that the storage holds, in any order
     * @return the receipt of the earlier request, or empty if the change set is new
     * @throws IdempotencyConflict if a key was used with another digest, or twice in the set ({@link StorageError#KEY_REUSED})
     * @throws Refused             if some but not all of the changes were applied before ({@link StorageError#PARTLY_APPLIED})
     */
    public static Optional<CommitReceipt> replayOf(ChangeSet set, Collection<ChangeRecord> known) {
        Map<String, ChangeRecord> stored = new HashMap<>();
        known.forEach(record -> stored.put(record.key(), record));
        List<ChangeRecord> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ChangeRecord record : set.records()) {
            ChangeRecord before = stored.get(record.key());
            if (!seen.add(record.key()) || (before != null && !before.digest().equals(record.digest()))) {
                throw new IdempotencyConflict(
                        StorageError.KEY_REUSED,
                        "The key of change " + record.id() + " was used for a change with other content.",
                        Map.of("change", before == null ? record.id() : before.id()));
            }
            if (before != null) {
                found.add(before);
            }
        }
        if (!found.isEmpty() && found.size() < set.records().size()) {
            throw new Refused(
                    StorageError.PARTLY_APPLIED,
                    found.size() + " of " + set.records().size() + " changes were applied before.",
                    Map.of("applied", found.size(), "changes", set.records().size()));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new CommitReceipt(true, found));
    }
}
