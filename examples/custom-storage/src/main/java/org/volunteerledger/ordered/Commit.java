package org.volunteerledger.ordered;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitChecks;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.LedgerAppend;
import org.volunteerledger.storage.UniqueKey;

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
            CommitChecks.run(set, new Stored(update));
            set.releases().forEach(release -> update.delete(Family.OWNERS, Keys.of(release.key())));
            set.claims().forEach(claim -> update.put(Family.OWNERS, Keys.of(claim.key()), Keys.of(claim.owner())));
            set.appends().forEach(append -> append(update, append));
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

    private void append(Update update, LedgerAppend append) {
        long account = append.account().value();
        for (HourEntry entry : append.entries()) {
            byte[] place = Keys.of(account, entry.sequence());
            update.put(Family.ENTRY_KEYS, Keys.of(entry.key()), place);
            update.append(place, entry, ledger.write(entry));
            update.put(Family.CHANGE_ENTRIES, Keys.join(Keys.of(entry.change()), place), Keys.EVERYTHING);
        }
        update.put(Family.ACCOUNTS, Keys.of(account), ledger.write(append.after()));
    }

    /** What the checks look at. */
    private final class Stored implements CommitChecks.Stored {

        private final Update update;

        Stored(Update update) {
            this.update = update;
        }

        @Override
        public long version(Kind<?> kind, long id) {
            return records.version(update, kind, id);
        }

        @Override
        public long version(AccountId account) {
            return ledger.account(update, account).version();
        }

        @Override
        public Optional<Long> owner(UniqueKey key) {
            return records.owner(update, key);
        }

        @Override
        public boolean hasEntry(String key) {
            return update.get(Family.ENTRY_KEYS, Keys.of(key)) != null;
        }

        @Override
        public Collection<HourEntry> counting(Map<AccountId, Set<Long>> sequences) {
            return ledger.counting(update, sequences);
        }
    }
}
