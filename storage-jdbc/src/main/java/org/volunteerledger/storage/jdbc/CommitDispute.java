package org.volunteerledger.storage.jdbc;

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
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.LedgerAppend;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Voids;

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
            checkVersions();
            checkAccounts();
            checkUniqueKeys();
            checkEntryKeys();
            Voids.check(changes.appends(), asked -> ledger.counting(handle, asked));
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

    private void checkVersions() {
        Map<String, Kind<?>> kinds = new TreeMap<>();
        Map<String, Map<Long, Long>> expected = new TreeMap<>();
        for (ChangeSet.Expectation e : changes.expectations()) {
            kinds.put(e.kind().name(), e.kind());
            expected.computeIfAbsent(e.kind().name(), kind -> new TreeMap<>()).put(e.id(), e.version());
        }
        for (ChangeSet.Put<?> put : changes.puts()) {
            kinds.put(put.kind().name(), put.kind());
            expected.computeIfAbsent(put.kind().name(), kind -> new TreeMap<>()).put(put.id(), put.expectedVersion());
        }
        expected.forEach((name, versions) -> {
            Kind<?> kind = java.util.Objects.requireNonNull(kinds.get(name));
            Map<Long, Long> stored = new HashMap<>();
            handle.createQuery("SELECT id, version FROM " + tables.of(kind).table()
                            + new Where().in("id", versions.keySet()).sql())
                    .map((row, context) -> Map.entry(row.getLong(1), row.getLong(2)))
                    .forEach(row -> stored.put(row.getKey(), row.getValue()));
            versions.forEach((id, version) -> expect(name, id, version, stored.getOrDefault(id, 0L)));
        });
    }

    private void checkAccounts() {
        List<AccountId> accounts =
                changes.appends().stream().map(LedgerAppend::account).toList();
        Map<AccountId, Long> stored = new HashMap<>();
        ledger.accounts(handle, accounts).forEach(state -> stored.put(state.account(), state.version()));
        for (LedgerAppend append : changes.appends()) {
            long version = stored.getOrDefault(append.account(), 0L);
            expect("account", append.account().value(), append.before().version(), version);
        }
    }

    private static void expect(String kind, long id, long expected, long stored) {
        if (expected != stored) {
            throw new StaleVersion(
                    StorageError.VERSION_MOVED,
                    "The " + kind + " " + id + " has version " + stored + ", not " + expected + ".",
                    Map.of("kind", kind, "id", id, "expected", expected, "version", stored));
        }
    }

    private void checkUniqueKeys() {
        Set<UniqueKey> keys = new TreeSet<>();
        changes.releases().forEach(release -> keys.add(release.key()));
        changes.claims().forEach(claim -> keys.add(claim.key()));
        Map<UniqueKey, Long> owners = log.owners(handle, keys);
        for (ChangeSet.Claim release : changes.releases()) {
            if (!owners.remove(release.key(), release.owner())) {
                throw new StaleVersion(
                        StorageError.VERSION_MOVED,
                        "A unique key of " + release.key().scope() + " is not that of " + release.owner()
                                + " any more.",
                        Map.of("scope", release.key().scope(), "owner", release.owner()));
            }
        }
        for (ChangeSet.Claim claim : changes.claims()) {
            Long owner = owners.putIfAbsent(claim.key(), claim.owner());
            if (owner != null) {
                throw new Refused(
                        StorageError.KEY_TAKEN,
                        "A unique key of " + claim.key().scope() + " belongs to " + owner + ".",
                        Map.of("scope", claim.key().scope(), "owner", owner));
            }
        }
    }

    private void checkEntryKeys() {
        Set<String> keys = new TreeSet<>();
        for (LedgerAppend append : changes.appends()) {
            for (HourEntry entry : append.entries()) {
                if (!keys.add(entry.key())) {
                    throw reused(append.account().value(), entry.sequence());
                }
            }
        }
        Set<String> taken = ledger.takenKeys(handle, keys);
        for (LedgerAppend append : changes.appends()) {
            for (HourEntry entry : append.entries()) {
                if (taken.contains(entry.key())) {
                    throw reused(append.account().value(), entry.sequence());
                }
            }
        }
    }

    private static IdempotencyConflict reused(long account, long sequence) {
        return new IdempotencyConflict(
                StorageError.ENTRY_KEY_REUSED,
                "The key of entry " + sequence + " of account " + account + " belongs to another entry.",
                Map.of("account", account, "sequence", sequence));
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
}
