package org.volunteerledger.rocks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.LedgerAppend;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.Voids;

/**
 * Step 5: the one write. The checks come in the order of precedence that {@code Storage.commit} states. Every key that a check looks at
 * is tracked by the transaction, so what held here still holds when it is committed, or it is not committed. Whatever is thrown, the
 * transaction is dropped, and nothing was written.
 */
final class Commit {

    private final Update update;
    private final ChangeSet set;
    private final Records records;
    private final Ledger ledger;

    Commit(Update update, ChangeSet set, Records records, Ledger ledger) {
        this.update = update;
        this.set = set;
        this.records = records;
        this.ledger = ledger;
    }

    /** The receipt of an earlier request with the same keys, or empty when all is ready to be committed. */
    Optional<CommitReceipt> prepare() {
        List<String> keys = set.records().stream().map(ChangeRecord::key).toList();
        Optional<CommitReceipt> replayed = CommitReceipt.replayOf(set, ledger.changes(update, keys));
        if (replayed.isEmpty()) {
            checkVersions();
            moveUniqueKeys();
            set.appends().forEach(this::append);
            Voids.check(set.appends(), asked -> ledger.counting(update, asked));
            set.puts().forEach(put -> records.put(update, put));
        }
        return replayed;
    }

    private void checkVersions() {
        for (ChangeSet.Put<?> put : set.puts()) {
            expect(put.kind().name(), put.id(), put.expectedVersion(), records.version(update, put.kind(), put.id()));
        }
        for (ChangeSet.Expectation read : set.expectations()) {
            expect(read.kind().name(), read.id(), read.version(), records.version(update, read.kind(), read.id()));
        }
        for (LedgerAppend append : set.appends()) {
            long version = ledger.account(update, append.account()).version();
            expect("account", append.account().value(), append.before().version(), version);
        }
    }

    /** The transaction sees its own writes, so a key that is released here can be claimed, and one that is claimed twice is taken. */
    private void moveUniqueKeys() {
        for (ChangeSet.Claim release : set.releases()) {
            long owner = records.owner(update, release.key()).orElse(0L);
            expect(release.key().scope(), release.owner(), release.owner(), owner);
            update.delete(Family.OWNERS, Keys.of(release.key()));
        }
        for (ChangeSet.Claim claim : set.claims()) {
            if (records.owner(update, claim.key()).isPresent()) {
                String scope = claim.key().scope();
                throw new Refused(
                        StorageError.KEY_TAKEN,
                        "The unique key of " + scope + " that " + claim.owner() + " asks for is taken.",
                        Map.of("scope", scope, "claimant", claim.owner()));
            }
            update.put(Family.OWNERS, Keys.of(claim.key()), Keys.of(claim.owner()));
        }
    }

    private void append(LedgerAppend append) {
        long account = append.account().value();
        for (HourEntry entry : append.entries()) {
            byte[] place = Keys.of(account, entry.sequence());
            byte[] key = Keys.of(entry.key());
            if (update.get(Family.ENTRY_KEYS, key) != null) {
                throw new IdempotencyConflict(
                        StorageError.ENTRY_KEY_REUSED,
                        "The key of entry " + entry.sequence() + " of account " + account + " is in the ledger.",
                        Map.of("account", account, "sequence", entry.sequence()));
            }
            update.put(Family.ENTRY_KEYS, key, place);
            update.put(Family.ENTRIES, place, ledger.write(entry));
            update.put(Family.CHANGE_ENTRIES, Keys.join(Keys.of(entry.change()), place), Keys.EVERYTHING);
        }
        update.put(Family.ACCOUNTS, Keys.of(account), ledger.write(append.after()));
    }

    private static void expect(String what, long id, long expected, long version) {
        if (expected != version) {
            throw new StaleVersion(
                    StorageError.VERSION_MOVED,
                    "The " + what + " " + id + " has version " + version + ", not " + expected + ".",
                    Map.of("kind", what, "id", id, "expected", expected, "version", version));
        }
    }
}
