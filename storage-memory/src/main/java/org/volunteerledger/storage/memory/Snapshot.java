package org.volunteerledger.storage.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.volunteerledger.aggregation.column.HourColumns;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.LedgerAppend;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.storage.Voids;

/**
 * Everything that was committed at one time. Immutable, apart from rows of shared logs that it does not look at.
 *
 * @param kinds   the records by the name of their kind
 * @param owners  the owners of unique keys
 * @param entries the ledger
 * @param changes the changes
 */
record Snapshot(
        Map<String, KindTable<?>> kinds, SortedTree<UniqueKey, Long> owners, EntryStore entries, ChangeStore changes) {

    static Snapshot empty(HourColumns columns) {
        return new Snapshot(
                Map.of(),
                SortedTree.empty(java.util.Comparator.<UniqueKey>naturalOrder()),
                EntryStore.empty(columns),
                ChangeStore.empty());
    }

    /** The same in logs of its own: what is written to it is seen by none that shares the present ones. */
    Snapshot copiedInto(HourColumns empty) {
        return new Snapshot(kinds, owners, entries.copiedInto(empty), changes.copy());
    }

    @SuppressWarnings("unchecked") // A name stands for one kind, so its table has records of its class only.
    <E> KindTable<E> table(Kind<E> kind) {
        KindTable<?> table = kinds.get(kind.name());
        return table == null ? KindTable.empty(kind) : (KindTable<E>) table;
    }

    /** The receipt of the earlier request with the same keys, or empty if a change set is new. */
    Optional<CommitReceipt> replayed(ChangeSet set) {
        List<ChangeRecord> known = new ArrayList<>();
        for (ChangeRecord record : set.records()) {
            ChangeRecord before = changes.find(record.key());
            if (before != null) {
                known.add(before);
            }
        }
        return CommitReceipt.replayOf(set, known);
    }

    /** The snapshot after a change set, which is new. Checks everything before it writes anything. */
    Snapshot with(ChangeSet set) {
        checkVersions(set);
        SortedTree<UniqueKey, Long> moreOwners = ownersAfter(set);
        checkEntryKeys(set);
        Voids.check(set.appends(), entries::counting);
        Map<String, KindTable<?>> moreKinds = set.puts().isEmpty() ? kinds : new HashMap<>(kinds);
        Map<String, List<ChangeSet.Put<?>>> puts = new LinkedHashMap<>();
        set.puts()
                .forEach(put -> puts.computeIfAbsent(put.kind().name(), name -> new ArrayList<>())
                        .add(put));
        puts.forEach(
                (name, ofKind) -> moreKinds.put(name, tableAfter(ofKind.get(0).kind(), ofKind)));
        return new Snapshot(moreKinds, moreOwners, entries.with(set.appends()), changes.with(set.records()));
    }

    private <E> KindTable<E> tableAfter(Kind<E> kind, List<ChangeSet.Put<?>> puts) {
        List<Versioned<E>> rows = new ArrayList<>(puts.size());
        puts.forEach(put ->
                rows.add(new Versioned<>(put.id(), put.version(), kind.type().cast(put.entity()))));
        return table(kind).withAll(rows);
    }

    private void checkVersions(ChangeSet set) {
        for (ChangeSet.Put<?> put : set.puts()) {
            check(put.kind(), put.id(), put.expectedVersion());
        }
        for (ChangeSet.Expectation expected : set.expectations()) {
            check(expected.kind(), expected.id(), expected.version());
        }
        for (LedgerAppend append : set.appends()) {
            checkAccount(append);
        }
    }

    /** After a restore an account can have the version that is expected and yet other entries, which a chain must not follow. */
    private void checkAccount(LedgerAppend append) {
        AccountState state = entries.stateOf(append.account());
        AccountState before = append.before();
        same("account", append.account().value(), state.version(), before.version());
        if (!state.head().equals(before.head())) {
            throw new StaleVersion(
                    StorageError.VERSION_MOVED,
                    "The account " + append.account().value() + " has other entries than those that were read.",
                    Map.of("kind", "account", "id", append.account().value(), "version", state.version()));
        }
    }

    private <E> void check(Kind<E> kind, long id, long expected) {
        same(kind.name(), id, table(kind).find(id).map(Versioned::version).orElse(0L), expected);
    }

    private static void same(String what, long id, long version, long expected) {
        if (version != expected) {
            throw new StaleVersion(
                    StorageError.VERSION_MOVED,
                    "The " + what + " " + id + " has version " + version + ", not " + expected + ".",
                    Map.of("kind", what, "id", id, "version", version, "expected", expected));
        }
    }

    private SortedTree<UniqueKey, Long> ownersAfter(ChangeSet set) {
        SortedTree<UniqueKey, Long> now = owners;
        for (ChangeSet.Claim release : set.releases()) {
            Long owner = now.get(release.key());
            same(release.key().scope(), release.owner(), Objects.requireNonNullElse(owner, 0L), release.owner());
            now = now.without(release.key());
        }
        List<UniqueKey> keys = new ArrayList<>(set.claims().size());
        List<Long> claimants = new ArrayList<>(set.claims().size());
        for (ChangeSet.Claim claim : set.claims()) {
            boolean twice = !keys.isEmpty() && keys.get(keys.size() - 1).equals(claim.key());
            if (twice || now.get(claim.key()) != null) {
                throw new Refused(
                        StorageError.KEY_TAKEN,
                        "The unique key of " + claim.key().scope() + " that " + claim.owner() + " asks for is taken.",
                        Map.of("scope", claim.key().scope(), "claimant", claim.owner()));
            }
            keys.add(claim.key());
            claimants.add(claim.owner());
        }
        return now.withAll(keys, claimants);
    }

    private void checkEntryKeys(ChangeSet set) {
        Set<String> keys = new HashSet<>();
        for (LedgerAppend append : set.appends()) {
            for (HourEntry entry : append.entries()) {
                if (!keys.add(entry.key()) || entries.hasKey(entry.key())) {
                    throw new IdempotencyConflict(
                            StorageError.ENTRY_KEY_REUSED,
                            "The key of entry " + entry.sequence() + " of account "
                                    + entry.account().value() + " is already in the ledger.",
                            Map.of("account", entry.account().value(), "sequence", entry.sequence()));
                }
            }
        }
    }
}
