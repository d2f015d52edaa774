package org.volunteerledger.ordered;

import java.util.ArrayList;
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
final class Commit implements Engine.Work<CommitReceipt> {

    private final ChangeSet set;
    private final Records records;
    private final Ledger ledger;

    Commit(ChangeSet set, Records records, Ledger ledger) {
        this.set = set;
        this.records = records;
        this.ledger = ledger;
    }

    /** The receipt of an earlier request with the same keys, or empty when all is ready to be committed. */
    @Override
    public Optional<CommitReceipt> prepare(Update update) {
        List<String> keys = set.records().stream().map(ChangeRecord::key).toList();
        Optional<CommitReceipt> replayed = CommitReceipt.replayOf(set, ledger.changes(update, keys));
        if (replayed.isEmpty()) {
            prefetch(update);
            checkVersions(update);
            moveUniqueKeys(update);
            set.appends().forEach(append -> append(update, append));
            Voids.check(set.appends(), asked -> ledger.counting(update, asked));
            set.puts().forEach(put -> records.put(update, put));
        }
        return replayed;
    }

    @Override
    public CommitReceipt finish(Update update) {
        long position = update.lastPosition();
        for (ChangeRecord record : set.records()) {
            byte[] place = Keys.of(++position);
            update.put(Family.CHANGES, place, ledger.write(record));
            update.put(Family.CHANGE_KEYS, Keys.of(record.key()), place);
        }
        return new CommitReceipt(false, set.records());
    }

    private void prefetch(Update update) {
        List<byte[]> rows = new ArrayList<>();
        set.puts().forEach(put -> rows.add(Keys.record(put.kind(), put.id())));
        set.expectations().forEach(read -> rows.add(Keys.record(read.kind(), read.id())));
        update.prefetch(Family.RECORDS, rows);
        List<byte[]> owners = new ArrayList<>();
        set.releases().forEach(release -> owners.add(Keys.of(release.key())));
        set.claims().forEach(claim -> owners.add(Keys.of(claim.key())));
        update.prefetch(Family.OWNERS, owners);
        List<byte[]> accounts = new ArrayList<>();
        List<byte[]> entries = new ArrayList<>();
        for (LedgerAppend append : set.appends()) {
            accounts.add(Keys.of(append.account().value()));
            append.entries().forEach(entry -> entries.add(Keys.of(entry.key())));
        }
        update.prefetch(Family.ACCOUNTS, accounts);
        update.prefetch(Family.ENTRY_KEYS, entries);
    }

    private void checkVersions(Update update) {
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
    private void moveUniqueKeys(Update update) {
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

    private void append(Update update, LedgerAppend append) {
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
            update.append(place, entry, ledger.write(entry));
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
