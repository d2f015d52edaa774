package org.volunteerledger.storage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.HourEntry;

/**
 * The checks of a commit, for adapters, in the order of precedence that {@link Storage#commit} states: after the keys of the changes,
 * which {@link CommitReceipt#replayOf} compares, the versions of records and accounts, the unique keys, the keys of entries, the
 * {@linkplain Voids voids}. An adapter asks where it commits, under its lock or within its transaction, before it writes anything: what it
 * answers here has to hold until all is written. Whoever passes may remove the releases, put the claims and append without looking again.
 */
public final class CommitChecks {

    /** What a storage holds at the moment of a commit. */
    public interface Stored extends Voids.Stored {

        /**
         * The version of a record.
         *
         * @param kind its kind
         * @param id   its id
         * @return the version, or 0 if there is none
         */
        long version(Kind<?> kind, long id);

        /**
         * The version of an account.
         *
         * @param account the account
         * @return the sequence of its newest entry, or 0 if it has none
         */
        long version(AccountId account);

        /**
         * The owner of a unique key.
         *
         * @param key the key
         * @return the id of its owner, or empty if nobody has it
         */
        Optional<Long> owner(UniqueKey key);

        /**
         * Whether an entry of the ledger has a key.
         *
         * @param key the key of an entry
         * @return true if there is such an entry
         */
        boolean hasEntry(String key);
    }

    private final ChangeSet set;
    private final Stored stored;

    private CommitChecks(ChangeSet set, Stored stored) {
        this.set = set;
        this.stored = stored;
    }

    /**
     * Checks a change set whose changes are new.
     *
     * @param set    what is to be committed
     * @param stored what the storage holds
     * @throws StaleVersion        if a version has moved, or a key to give up has another owner or none
     *     ({@link StorageError#VERSION_MOVED})
     * @throws Refused             if a unique key is taken, or claimed twice in the set ({@link StorageError#KEY_TAKEN})
     * @throws IdempotencyConflict if the key of an entry is in the ledger, or twice in the set ({@link StorageError#ENTRY_KEY_REUSED})
     * @throws InvalidInput        if a void does not take back, exactly, a grant of its account that still counts
     */
    public static void run(ChangeSet set, Stored stored) {
        CommitChecks checks = new CommitChecks(set, stored);
        checks.versions();
        checks.uniqueKeys();
        checks.entryKeys();
        Voids.check(set.appends(), stored);
    }

    private void versions() {
        for (ChangeSet.Put<?> put : set.puts()) {
            expect(put.kind().name(), put.id(), put.expectedVersion(), stored.version(put.kind(), put.id()));
        }
        for (ChangeSet.Expectation read : set.expectations()) {
            expect(read.kind().name(), read.id(), read.version(), stored.version(read.kind(), read.id()));
        }
        for (LedgerAppend append : set.appends()) {
            AccountId account = append.account();
            expect("account", account.value(), append.before().version(), stored.version(account));
        }
    }

    private static void expect(String what, long id, long expected, long version) {
        if (expected != version) {
            throw new StaleVersion(
                    StorageError.VERSION_MOVED,
                    "The " + what + " " + id + " has version " + version + ", not " + expected + ".",
                    Map.of("kind", what, "id", id, "expected", expected, "version", version));
        }
    }

    private void uniqueKeys() {
        Map<UniqueKey, Optional<Long>> moved = new HashMap<>();
        for (ChangeSet.Claim release : set.releases()) {
            Optional<Long> owner = owner(release.key(), moved);
            if (!owner.equals(Optional.of(release.owner()))) {
                throw new StaleVersion(
                        StorageError.VERSION_MOVED,
                        "A unique key of " + release.key().scope() + " is not that of " + release.owner()
                                + " any more.",
                        Map.of("scope", release.key().scope(), "owner", release.owner()));
            }
            moved.put(release.key(), Optional.empty());
        }
        for (ChangeSet.Claim claim : set.claims()) {
            Optional<Long> owner = owner(claim.key(), moved);
            if (owner.isPresent()) {
                throw new Refused(
                        StorageError.KEY_TAKEN,
                        "The unique key of " + claim.key().scope() + " that " + claim.owner() + " asks for belongs to "
                                + owner.get() + ".",
                        Map.of("scope", claim.key().scope(), "claimant", claim.owner(), "owner", owner.get()));
            }
            moved.put(claim.key(), Optional.of(claim.owner()));
        }
    }

    private Optional<Long> owner(UniqueKey key, Map<UniqueKey, Optional<Long>> moved) {
        Optional<Long> now = moved.get(key);
        return now == null ? stored.owner(key) : now;
    }

    private void entryKeys() {
        Set<String> seen = new HashSet<>();
        for (LedgerAppend append : set.appends()) {
            for (HourEntry entry : append.entries()) {
                if (!seen.add(entry.key()) || stored.hasEntry(entry.key())) {
                    throw new IdempotencyConflict(
                            StorageError.ENTRY_KEY_REUSED,
                            "The key of entry " + entry.sequence() + " of account "
                                    + entry.account().value() + " is in the ledger.",
                            Map.of("account", entry.account().value(), "sequence", entry.sequence()));
                }
            }
        }
    }
}
