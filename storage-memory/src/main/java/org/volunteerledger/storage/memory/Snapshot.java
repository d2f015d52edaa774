package org.volunteerledger.storage.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.volunteerledger.aggregation.column.HourColumns;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitChecks;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.LedgerAppend;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/**
 * Everything that was committed at one time. Immutable, apart from rows of shared logs that it does not look at.
 *
 * @param kinds   the records by the name of their kind
 * @param owners  the owners of unique keys
 * @param entries the ledger
 * @param changes the changes
 */
record Snapshot(
        Map<String, KindTable<?>> kinds, SortedTree<UniqueKey, Long> owners, EntryStore entries, ChangeStore changes)
        implements CommitChecks.Stored {

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
        set.appends().forEach(this::checkHead);
        CommitChecks.run(set, this);
        Map<String, KindTable<?>> moreKinds = set.puts().isEmpty() ? kinds : new HashMap<>(kinds);
        Map<String, List<ChangeSet.Put<?>>> puts = new LinkedHashMap<>();
        set.puts()
                .forEach(put -> puts.computeIfAbsent(put.kind().name(), name -> new ArrayList<>())
                        .add(put));
        puts.forEach(
                (name, ofKind) -> moreKinds.put(name, tableAfter(ofKind.get(0).kind(), ofKind)));
        return new Snapshot(moreKinds, ownersAfter(set), entries.with(set.appends()), changes.with(set.records()));
    }

    private <E> KindTable<E> tableAfter(Kind<E> kind, List<ChangeSet.Put<?>> puts) {
        List<Versioned<E>> rows = new ArrayList<>(puts.size());
        puts.forEach(put ->
                rows.add(new Versioned<>(put.id(), put.version(), kind.type().cast(put.entity()))));
        return table(kind).withAll(rows);
    }

    /** After a restore an account can have the version that is expected and yet other entries, which a chain must not follow. */
    private void checkHead(LedgerAppend append) {
        AccountState state = entries.stateOf(append.account());
        AccountState before = append.before();
        if (state.version() == before.version() && !state.head().equals(before.head())) {
            throw new StaleVersion(
                    StorageError.VERSION_MOVED,
                    "The account " + append.account().value() + " has other entries than those that were read.",
                    Map.of("kind", "account", "id", append.account().value(), "version", state.version()));
        }
    }

    @Override
    public long version(Kind<?> kind, long id) {
        return table(kind).find(id).map(Versioned::version).orElse(0L);
    }

    @Override
    public long version(AccountId account) {
        return entries.stateOf(account).version();
    }

    @Override
    public Optional<Long> owner(UniqueKey key) {
        return Optional.ofNullable(owners.get(key));
    }

    @Override
    public boolean hasEntry(String key) {
        return entries.hasKey(key);
    }

    @Override
    public Collection<HourEntry> counting(Map<AccountId, Set<Long>> sequences) {
        return entries.counting(sequences);
    }

    private SortedTree<UniqueKey, Long> ownersAfter(ChangeSet set) {
        SortedTree<UniqueKey, Long> now = owners;
        for (ChangeSet.Claim release : set.releases()) {
            now = now.without(release.key());
        }
        return now.withAll(
                set.claims().stream().map(ChangeSet.Claim::key).toList(),
                set.claims().stream().map(ChangeSet.Claim::owner).toList());
    }
}
