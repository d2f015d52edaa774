package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.LedgerAppend;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.UniqueKey;

/** The checks of a commit, one method for each, to be called in the order of precedence. */
final class ReferenceChecks {

    /** The version of a record, 0 if there is none. */
    interface Versions {
        long of(Kind<?> kind, long id);
    }

    private final ChangeSet set;

    ReferenceChecks(ChangeSet set) {
        this.set = set;
    }

    /** Whether everything was applied before, with the same content. */
    boolean isReplay(List<ChangeRecord> known) {
        Map<String, String> digests = new HashMap<>();
        known.forEach(change -> digests.put(change.key(), change.digest()));
        int applied = 0;
        Set<String> seen = new HashSet<>();
        for (ChangeRecord change : set.records()) {
            String digest = digests.get(change.key());
            if ((digest != null && !digest.equals(change.digest())) || !seen.add(change.key())) {
                throw new IdempotencyConflict(StorageError.KEY_REUSED, "A key was used with other content.");
            }
            applied += digest == null ? 0 : 1;
        }
        if (applied > 0 && applied < set.records().size()) {
            throw new Refused(StorageError.PARTLY_APPLIED, applied + " changes were applied before.");
        }
        return applied > 0;
    }

    List<ChangeRecord> inOrderOfRequest(List<ChangeRecord> known) {
        List<ChangeRecord> sorted = new ArrayList<>();
        for (ChangeRecord wanted : set.records()) {
            known.stream().filter(change -> change.key().equals(wanted.key())).forEach(sorted::add);
        }
        return sorted;
    }

    void versions(Versions versions) {
        for (ChangeSet.Put<?> put : set.puts()) {
            same(versions.of(put.kind(), put.id()), put.expectedVersion());
        }
        for (ChangeSet.Expectation expected : set.expectations()) {
            same(versions.of(expected.kind(), expected.id()), expected.version());
        }
    }

    void accounts(Function<AccountId, AccountState> states) {
        set.appends()
                .forEach(append -> same(
                        states.apply(append.account()).version(),
                        append.before().version()));
    }

    void uniqueKeys(Map<UniqueKey, Long> owners) {
        Map<UniqueKey, Long> left = new HashMap<>(owners);
        for (ChangeSet.Claim release : set.releases()) {
            same(Objects.requireNonNullElse(left.remove(release.key()), 0L), release.owner());
        }
        for (ChangeSet.Claim claim : set.claims()) {
            if (left.putIfAbsent(claim.key(), claim.owner()) != null) {
                throw new Refused(
                        StorageError.KEY_TAKEN, "A key of " + claim.key().scope() + " is taken.");
            }
        }
    }

    void entryKeys(List<HourEntry> entries) {
        Set<String> keys = new HashSet<>();
        entries.forEach(entry -> keys.add(entry.key()));
        set.appends()
                .forEach(append -> append.entries().forEach(entry -> {
                    if (!keys.add(entry.key())) {
                        throw new IdempotencyConflict(
                                StorageError.ENTRY_KEY_REUSED, "An entry's key is in the ledger.");
                    }
                }));
    }

    /** What is stored and what is to be appended, one after the other: a void must find what it negates, and find it once. */
    void voids(List<HourEntry> stored) {
        List<HourEntry> counting = new ArrayList<>(stored);
        stored.stream()
                .filter(entry -> entry.kind() == EntryKind.VOID)
                .forEach(taker -> counting.removeIf(taker::mirrors));
        for (LedgerAppend append : set.appends()) {
            for (HourEntry entry : append.entries()) {
                if (entry.kind() == EntryKind.VOID && !counting.removeIf(entry::mirrors)) {
                    throw new InvalidInput(InputError.CONTRADICTION, "A void does not take back what a grant gave.");
                }
                counting.add(entry);
            }
        }
    }

    private static void same(long actual, long expected) {
        if (actual != expected) {
            throw new StaleVersion(StorageError.VERSION_MOVED, "Version " + expected + " is now " + actual + ".");
        }
    }
}
