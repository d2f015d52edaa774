package org.volunteerledger.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Writes parts of an archive, each as one commit or a few, and leaves out what is there already. */
final class RestoreBatch {

    private final Storage storage;
    private long position;

    RestoreBatch(Storage storage) {
        this.storage = storage;
    }

    /**
     * Restores changes in their order. A storage orders what it has not ordered yet by id, so a run of growing ids is committed at
     * once, and ordered before the next run comes.
     */
    void changes(List<ChangeRecord> records) {
        // An interrupted restore may have left changes that nobody has read, and that have no order yet.
        storage.changesAfter(position, 1);
        Map<String, ChangeRecord> present =
                byKey(storage.changes(records.stream().map(ChangeRecord::key).toList()));
        List<ChangeRecord> run = new ArrayList<>();
        for (ChangeRecord record : records) {
            ChangeRecord same = present.get(record.key());
            if (same != null) {
                requireSame("change", record.id(), record.equals(same));
                continue;
            }
            if (!run.isEmpty() && run.get(run.size() - 1).id() > record.id()) {
                commitChanges(run);
            }
            run.add(record);
        }
        commitChanges(run);
    }

    <E> void records(Kind<E> kind, List<Versioned<E>> records) {
        Map<Long, Versioned<E>> present = storage
                .findAll(kind, records.stream().map(Versioned::id).toList())
                .stream()
                .collect(Collectors.toMap(Versioned::id, Function.identity()));
        ChangeSet.Builder changes = ChangeSet.builder();
        boolean any = false;
        for (Versioned<E> record : records) {
            Versioned<E> same = present.get(record.id());
            if (same != null) {
                requireSame(kind.name(), record.id(), record.equals(same));
                continue;
            }
            changes.put(new ChangeSet.Put<>(kind, record.id(), 0, record.version(), record.entity()));
            kind.uniqueKeysOf(record.entity()).forEach(key -> changes.claim(key, record.id()));
            any = true;
        }
        if (any) {
            storage.commit(changes.build());
        }
    }

    void entries(List<HourEntry> entries) {
        Map<AccountId, List<HourEntry>> byAccount = new LinkedHashMap<>();
        entries.forEach(entry -> byAccount
                .computeIfAbsent(entry.account(), id -> new ArrayList<>())
                .add(entry));
        Map<AccountId, Map<Long, HourEntry>> present = present(byAccount);
        ChangeSet.Builder changes = ChangeSet.builder();
        boolean any = false;
        for (AccountState state : storage.accounts(byAccount.keySet())) {
            List<HourEntry> missing = new ArrayList<>();
            for (HourEntry entry : byAccount.getOrDefault(state.account(), List.of())) {
                if (entry.sequence() > state.version()) {
                    missing.add(entry);
                } else {
                    HourEntry same =
                            present.getOrDefault(state.account(), Map.of()).get(entry.sequence());
                    requireSame("entry", entry.sequence(), entry.equals(same));
                }
            }
            if (!missing.isEmpty()) {
                requireSame("account", state.account().value(), missing.get(0).sequence() == state.version() + 1);
                requireChained(state, missing);
                changes.append(state, missing);
                any = true;
            }
        }
        if (any) {
            storage.commit(changes.build());
        }
    }

    private static void requireChained(AccountState before, List<HourEntry> entries) {
        String head = before.head();
        for (HourEntry entry : entries) {
            if (!HashChain.hash(head, entry).equals(entry.hash())) {
                throw new InvalidInput(
                        ArchiveError.ALTERED,
                        "Entry " + entry.sequence() + " of account "
                                + entry.account().value() + " does not follow from the one before it.",
                        Map.of("account", entry.account().value(), "sequence", entry.sequence()));
            }
            head = entry.hash();
        }
    }

    private Map<AccountId, Map<Long, HourEntry>> present(Map<AccountId, List<HourEntry>> byAccount) {
        Map<AccountId, Map<Long, HourEntry>> present = new HashMap<>();
        EntryFilter filter = new EntryFilter(HourFilter.EVERYTHING, byAccount.keySet(), null, null);
        Pages.visitEntries(
                storage,
                filter,
                entry -> present.computeIfAbsent(entry.account(), id -> new HashMap<>())
                        .put(entry.sequence(), entry));
        return present;
    }

    private void commitChanges(List<ChangeRecord> run) {
        if (run.isEmpty()) {
            return;
        }
        ChangeSet.Builder changes = ChangeSet.builder();
        run.forEach(changes::record);
        storage.commit(changes.build());
        for (RecordedChange change : storage.changesAfter(position, run.size())) {
            position = change.position();
        }
        run.clear();
    }

    private static Map<String, ChangeRecord> byKey(List<ChangeRecord> records) {
        return records.stream().collect(Collectors.toMap(ChangeRecord::key, Function.identity()));
    }

    private static void requireSame(String what, long id, boolean same) {
        if (!same) {
            throw new Refused(
                    ArchiveError.DIFFERS,
                    "The storage holds another " + what + " " + id + " than the archive.",
                    Map.of("what", what, "id", id));
        }
    }
}
