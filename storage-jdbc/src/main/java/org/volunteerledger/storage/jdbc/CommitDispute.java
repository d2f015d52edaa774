package org.volunteerledger.storage.jdbc;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitChecks;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.LedgerAppend;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.UniqueKey;

/** Finds out, after everything was rolled back, why a change set did not fit, in the order of precedence that the contract states. */
final class CommitDispute {

    private final Handle handle;
    private final ChangeSet changes;
    private final KindTables tables;
    private final LedgerReader ledger;
    private final ChangeLog log;

    CommitDispute(Handle handle, ChangeSet changes, KindTables tables, LedgerReader ledger, ChangeLog log) {
        this.handle = handle;
        this.changes = changes;
        this.tables = tables;
        this.ledger = ledger;
        this.log = log;
    }

    /**
     * The receipt, if it was applied before; otherwise throws. What looks like a contradiction may be a commit that came between two of
     * the reads; then the second look finds the versions moved, or the change applied.
     */
    CommitReceipt settle() {
        for (int look = 1; ; look++) {
            Optional<CommitReceipt> replayed = replay();
            if (replayed.isPresent()) {
                return replayed.get();
            }
            CommitChecks.run(changes, new Stored());
            Corrupt contradiction = contradiction();
            if (contradiction == null) {
                // What stood in the way has gone since.
                throw new Busy(StorageError.CONTENTION, "Another transaction was in the way; nothing was written.");
            }
            if (look == 2) {
                throw contradiction;
            }
        }
    }

    private Optional<CommitReceipt> replay() {
        Set<String> keys = new TreeSet<>();
        changes.records().forEach(record -> keys.add(record.key()));
        return CommitReceipt.replayOf(changes, log.changes(handle, keys));
    }

    /** Ids that should be free and are not: two generators of ids share a number, or a row was written by hand. */
    private @Nullable Corrupt contradiction() {
        Set<Long> ids = new TreeSet<>();
        for (ChangeRecord record : changes.records()) {
            if (!ids.add(record.id())) {
                return contradiction("change", record.id());
            }
        }
        Set<Long> taken = log.takenIds(handle, ids);
        if (!taken.isEmpty()) {
            return contradiction("change", taken.iterator().next());
        }
        for (LedgerAppend append : changes.appends()) {
            if (ledger.lastSequence(handle, append.account()) > append.before().version()) {
                return contradiction("account", append.account().value());
            }
        }
        return null;
    }

    private static Corrupt contradiction(String what, long id) {
        return new Corrupt(
                StorageError.UNREADABLE,
                "The " + what + " " + id + " has rows that it should not have yet.",
                Map.of("kind", what, "id", id));
    }

    /** What is stored of all that the change set names: one question to the database for each sort of it. */
    private final class Stored implements CommitChecks.Stored {

        private final Map<String, Map<Long, Long>> records = new TreeMap<>();
        private final Map<AccountId, Long> accounts = new HashMap<>();
        private final Map<UniqueKey, Long> owners;
        private final Set<String> entryKeys;

        Stored() {
            idsByKind().forEach((kind, ids) -> records.put(kind.name(), versions(kind, ids)));
            List<AccountId> appended =
                    changes.appends().stream().map(LedgerAppend::account).toList();
            ledger.accounts(handle, appended).forEach(state -> accounts.put(state.account(), state.version()));
            Set<UniqueKey> unique = new TreeSet<>();
            changes.releases().forEach(release -> unique.add(release.key()));
            changes.claims().forEach(claim -> unique.add(claim.key()));
            owners = log.owners(handle, unique);
            Set<String> keys = new TreeSet<>();
            changes.appends().forEach(append -> append.entries().forEach(entry -> keys.add(entry.key())));
            entryKeys = ledger.takenKeys(handle, keys);
        }

        private Map<Kind<?>, Set<Long>> idsByKind() {
            Map<Kind<?>, Set<Long>> ids = new TreeMap<>(Comparator.comparing(Kind::name));
            changes.puts()
                    .forEach(put -> ids.computeIfAbsent(put.kind(), kind -> new TreeSet<>())
                            .add(put.id()));
            changes.expectations()
                    .forEach(read -> ids.computeIfAbsent(read.kind(), kind -> new TreeSet<>())
                            .add(read.id()));
            return ids;
        }

        private Map<Long, Long> versions(Kind<?> kind, Set<Long> ids) {
            Map<Long, Long> versions = new HashMap<>();
            handle.createQuery("SELECT id, version FROM " + tables.of(kind).table()
                            + new Where().in("id", ids).sql())
                    .map((row, context) -> Map.entry(row.getLong(1), row.getLong(2)))
                    .forEach(row -> versions.put(row.getKey(), row.getValue()));
            return versions;
        }

        @Override
        public long version(Kind<?> kind, long id) {
            return records.getOrDefault(kind.name(), Map.of()).getOrDefault(id, 0L);
        }

        @Override
        public long version(AccountId account) {
            return accounts.getOrDefault(account, 0L);
        }

        @Override
        public Optional<Long> owner(UniqueKey key) {
            return Optional.ofNullable(owners.get(key));
        }

        @Override
        public boolean hasEntry(String key) {
            return entryKeys.contains(key);
        }

        @Override
        public Collection<HourEntry> counting(Map<AccountId, Set<Long>> sequences) {
            return ledger.counting(handle, sequences);
        }
    }
}
