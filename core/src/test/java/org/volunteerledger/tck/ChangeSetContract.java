package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.DomainEvent;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** A change set is applied as a whole or not at all, whichever part fails. */
public abstract class ChangeSetContract extends StorageContract {

    private static final String WHOLE = "Storage.commit: applies a change set as a whole or not at all";

    /** For subclasses. */
    protected ChangeSetContract() {}

    @Test
    final void everyPartIsThereAfterwards() {
        AccountState account = samples().account();
        HourEntry entry = samples().grant(account).build();
        ChangeSet set = everything(account, entry).build();
        CommitReceipt receipt = storage().commit(set);

        Expect.equal("Storage.commit: the receipt", new CommitReceipt(false, set.records()), receipt);
        Expect.equal(
                WHOLE,
                Optional.of(new Versioned<>(21, 1, Item.of(21, "n").keyed("k21", null))),
                storage().find(TckKinds.ITEM, 21));
        Expect.equal(WHOLE, Map.of(code("k21"), 21L), storage().owners(List.of(code("k21"))));
        Expect.equal(WHOLE, List.of(account.after(entry)), storage().accounts(List.of(account.account())));
        Expect.equal(WHOLE, List.of(entry), entriesOf(account));
        Expect.equal(
                WHOLE,
                set.records(),
                storage().changes(List.of(set.records().get(0).key())));
    }

    @Test
    final void aMovedRecordLeavesNothingBehind() {
        create(Item.of(99, "z"));

        leavesNothing(
                StaleVersion.class,
                StorageError.VERSION_MOVED,
                (set, account) -> set.put(new ChangeSet.Put<>(TckKinds.ITEM, 99, 7, 8, Item.of(99, "moved"))));
    }

    @Test
    final void aMovedExpectationLeavesNothingBehind() {
        leavesNothing(
                StaleVersion.class,
                StorageError.VERSION_MOVED,
                (set, account) -> set.expect(TckKinds.PLAIN, Long.MAX_VALUE, 1));
    }

    @Test
    final void aMovedAccountLeavesNothingBehind() {
        AccountState moved = samples().account();
        storage().commit(samples().appending(moved, samples().grant(moved).build()));

        leavesNothing(
                StaleVersion.class,
                StorageError.VERSION_MOVED,
                (set, account) ->
                        set.append(moved, List.of(samples().grant(moved).build())));
    }

    @Test
    final void aTakenKeyLeavesNothingBehind() {
        create(Item.of(99, "z").keyed("zz", null));

        leavesNothing(Refused.class, StorageError.KEY_TAKEN, (set, account) -> set.claim(code("zz"), 21));
    }

    @Test
    final void aReusedEntryKeyLeavesNothingBehind() {
        AccountState other = samples().account();
        storage()
                .commit(samples()
                        .appending(other, samples().grant(other).key("zz").build()));

        leavesNothing(IdempotencyConflict.class, StorageError.ENTRY_KEY_REUSED, (set, account) -> {
            AccountState next = samples().account();
            set.append(next, List.of(samples().grant(next).key("zz").build()));
        });
    }

    @Test
    final void aReusedChangeKeyLeavesNothingBehind() {
        storage().commit(ChangeSet.builder().record(samples().change("zz")).build());

        leavesNothing(
                IdempotencyConflict.class,
                StorageError.KEY_REUSED,
                (set, account) -> set.record(samples().change("zz", "other", null)));
    }

    @Test
    final void severalChangesAreCommittedTogether() {
        AccountState account = samples().account();
        HourEntry first = samples().grant(account).build();
        HourEntry second = samples().grant(account.after(first)).build();
        ChangeSet one = samples()
                .changing()
                .create(TckKinds.ITEM, Item.of(1, "a"))
                .append(account, List.of(first))
                .build();
        ChangeSet two = samples()
                .changing()
                .create(TckKinds.ITEM, Item.of(2, "b"))
                .append(account.after(first), List.of(second))
                .build();
        ChangeSet both = ChangeSet.merge(List.of(one, two));
        CommitReceipt receipt = storage().commit(both);

        Expect.equal(WHOLE, both.records(), receipt.records());
        Expect.equal(WHOLE, List.of(first, second), entriesOf(account));
        Expect.equal(WHOLE, 2, storage().findAll(TckKinds.ITEM, List.of(1L, 2L)).size());
        Expect.equal(
                WHOLE,
                changesByKey(both.records()),
                changesByKey(storage()
                        .changes(both.records().stream().map(ChangeRecord::key).toList())));
    }

    @Test
    final void aChangeSetWithoutRecordsIsAppliedToo() {
        AccountState account = samples().account();
        HourEntry entry = samples().grant(account).build();
        storage()
                .commit(ChangeSet.builder()
                        .create(TckKinds.ITEM, Item.of(1, "a"))
                        .append(account, List.of(entry))
                        .build());
        String rule = "ChangeSet.records: none when an archive is restored";

        Expect.equal(
                rule,
                Optional.of(new Versioned<>(1, 1, Item.of(1, "a"))),
                storage().find(TckKinds.ITEM, 1));
        Expect.equal(rule, List.of(entry), entriesOf(account));
        Expect.equal(rule, List.of(), storage().changesAfter(0, 10));
    }

    @Test
    final void aRecordOfAChangeIsKeptInFull() {
        DomainEvent event =
                new DomainEvent("t".repeat(64), "s".repeat(64), Long.MAX_VALUE, Map.of("b", "𠮷", "a", "x\ny"));
        ChangeRecord full = new ChangeRecord(
                Long.MAX_VALUE,
                "𠮷".repeat(ChangeRecord.MAX_KEY),
                "f".repeat(64),
                "c".repeat(64),
                "阿".repeat(64),
                "因".repeat(500),
                SampleData.RECORDED_AT,
                "果".repeat(4000),
                List.of(event, new DomainEvent("t", "s", 1, Map.of())));
        ChangeRecord bare = new ChangeRecord(1, "k", "d", "c", "a", null, java.time.Instant.EPOCH, null, List.of());
        storage().commit(ChangeSet.builder().record(full).record(bare).build());
        String rule = "Storage.changes: the records as they were committed";

        Expect.equal(rule, List.of(full), storage().changes(List.of(full.key())));
        Expect.equal(rule, List.of(bare), storage().changes(List.of("k")));
        Expect.equal(rule, List.of(), storage().changes(List.of("K", "k ", "other")));
    }

    @Test
    final void theLargestChangeSetIsApplied() {
        ChangeSet.Builder set = ChangeSet.builder();
        for (int i = 1; i <= ChangeSet.MAX_RECORDS; i++) {
            set.record(samples().change());
        }
        for (long id = 1; id <= ChangeSet.MAX_PUTS; id++) {
            set.create(TckKinds.PLAIN, new Plain(id, "p"));
        }
        AccountState account = samples().account();
        AccountState state = account;
        List<HourEntry> entries = new ArrayList<>();
        for (int i = 1; i <= ChangeSet.MAX_ENTRIES; i++) {
            HourEntry entry = samples().grant(state).build();
            entries.add(entry);
            state = state.after(entry);
        }
        storage().commit(set.append(account, entries).build());

        String rule = "ChangeSet: the stated limits";
        Expect.equal(rule, List.of(state), storage().accounts(List.of(account.account())));
        Expect.equal(
                rule,
                (long) ChangeSet.MAX_PUTS,
                storage()
                        .count(TckKinds.PLAIN, org.volunteerledger.storage.Filter.ALL, List.of())
                        .total());
        Expect.equal(
                rule,
                ChangeSet.MAX_RECORDS,
                storage().changesAfter(0, PageRequest.MAX_LIMIT).size());
    }

    /** A part that makes the whole fail. */
    private interface Spoiler {
        void spoil(ChangeSet.Builder set, AccountState account);
    }

    private void leavesNothing(Class<? extends LedgerException> type, StorageError code, Spoiler spoiler) {
        AccountState account = samples().account();
        HourEntry entry = samples().grant(account).build();
        ChangeSet.Builder builder = everything(account, entry);
        spoiler.spoil(builder, account);
        ChangeSet set = builder.build();
        int changes = storage().changesAfter(0, 100).size();

        Expect.error(WHOLE, type, code, () -> storage().commit(set));
        Expect.equal(WHOLE, List.of(), storage().findAll(TckKinds.ITEM, List.of(21L, 22L)));
        Expect.equal(WHOLE, Map.of(), storage().owners(List.of(code("k21"))));
        Expect.equal(
                WHOLE, List.of(AccountState.empty(account.account())), storage().accounts(List.of(account.account())));
        Expect.equal(WHOLE, List.of(), entriesOf(account));
        Expect.equal(
                WHOLE, List.of(), storage().changes(List.of(set.records().get(0).key())));
        Expect.equal(WHOLE, changes, storage().changesAfter(0, 100).size());
        storage().commit(everything(account, entry).build());
        Expect.equal(WHOLE + ", so the rest can be committed after", List.of(entry), entriesOf(account));
    }

    private ChangeSet.Builder everything(AccountState account, HourEntry entry) {
        return samples()
                .changing()
                .create(TckKinds.ITEM, Item.of(21, "n").keyed("k21", null))
                .create(TckKinds.ITEM, Item.of(22, "m"))
                .append(account, List.of(entry));
    }

    private List<HourEntry> entriesOf(AccountState account) {
        return storage()
                .entries(EntryFilter.of(List.of(account.account())), PageRequest.first(100))
                .items();
    }

    private static Map<String, ChangeRecord> changesByKey(List<ChangeRecord> changes) {
        Map<String, ChangeRecord> byKey = new TreeMap<>();
        changes.forEach(change -> byKey.put(change.key(), change));
        return byKey;
    }

    private static UniqueKey code(String text) {
        return TckKinds.ITEM.uniqueKey("code", text);
    }
}
