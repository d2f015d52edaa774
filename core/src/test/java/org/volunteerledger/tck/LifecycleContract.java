package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** A closed storage says so, and nobody's list is anybody else's. */
public abstract class LifecycleContract extends StorageContract {

    private static final String CLOSED = "Storage: after close every method throws StorageUnavailable with code CLOSED";
    private static final String DURABLE =
            "Capability.DURABLE: what is committed is there after the storage is opened again";

    /** For subclasses. */
    protected LifecycleContract() {}

    @Test
    final void aClosedStorageAnswersNothing() {
        create(Item.of(1, "a").keyed("k", null));
        Storage storage = storage();
        storage.close();
        ChangeSet set = samples().creating(Item.of(2, "b"));
        HourQuery query = HourQuery.of(List.of(), List.of(Measure.MINUTES), HourFilter.SERVICE);

        Map<String, Executable> calls = new LinkedHashMap<>();
        calls.put("capabilities", storage::capabilities);
        calls.put("find", () -> storage.find(TckKinds.ITEM, 1));
        calls.put("findAll", () -> storage.findAll(TckKinds.ITEM, List.of(1L)));
        calls.put("findAll of no id", () -> storage.findAll(TckKinds.ITEM, List.of()));
        calls.put("list", () -> storage.list(TckKinds.ITEM, Filter.ALL, PageRequest.first(1)));
        calls.put("count", () -> storage.count(TckKinds.ITEM, Filter.ALL, List.of()));
        calls.put("owners", () -> storage.owners(List.of(TckKinds.ITEM.uniqueKey("code", "k"))));
        calls.put("owners of no key", () -> storage.owners(List.of()));
        calls.put("accounts by id", () -> storage.accounts(List.of(new AccountId(1))));
        calls.put("accounts by no id", () -> storage.accounts(List.of()));
        calls.put("accounts in pages", () -> storage.accounts(PageRequest.first(1)));
        calls.put("entries", () -> storage.entries(EntryFilter.ALL, PageRequest.first(1)));
        calls.put("aggregate", () -> storage.aggregate(query));
        calls.put("aggregateAll", () -> storage.aggregateAll(List.of(query)));
        calls.put("changes", () -> storage.changes(List.of("k")));
        calls.put("changes of no key", () -> storage.changes(List.of()));
        calls.put("changesAfter", () -> storage.changesAfter(0, 1));
        calls.put("commit", () -> storage.commit(set));

        calls.forEach((name, call) ->
                Expect.error(CLOSED + ", here " + name, StorageUnavailable.class, StorageError.CLOSED, call));
    }

    @Test
    final void closingAgainDoesNothing() {
        storage().close();
        storage().close();

        Expect.error(
                CLOSED,
                StorageUnavailable.class,
                StorageError.CLOSED,
                () -> storage().find(TckKinds.ITEM, 1));
    }

    @Test
    final void whatIsCommittedIsThereAfterOpeningAgain() {
        needs(Capability.DURABLE);
        AccountState account = samples().account();
        HourEntry entry = samples().grant(account).build();
        ChangeSet set = samples()
                .changing()
                .create(TckKinds.ITEM, Item.of(1, "古丽").keyed("k", null))
                .append(account, List.of(entry))
                .build();
        storage().commit(set);
        List<RecordedChange> feed = storage().changesAfter(0, 10);
        storage().close();
        Storage later = again();

        Expect.equal(
                DURABLE,
                Item.of(1, "古丽").keyed("k", null),
                later.find(TckKinds.ITEM, 1).orElseThrow().entity());
        Expect.equal(
                DURABLE,
                List.of(entry),
                later.entries(EntryFilter.ALL, PageRequest.first(10)).items());
        Expect.equal(DURABLE, List.of(account.after(entry)), later.accounts(List.of(account.account())));
        Expect.equal(DURABLE, feed, later.changesAfter(0, 10));
        Expect.equal(DURABLE, new CommitReceipt(true, set.records()), later.commit(set));
    }

    @Test
    final void everyQuestionIsAnsweredAsBeforeAfterOpeningAgain() {
        needs(Capability.DURABLE);
        AccountState empty = samples().account();
        HourEntry grant = samples().grant(empty).build();
        AccountState held = empty.after(grant);
        HourEntry taken = samples().voidOf(held, grant);
        HourEntry anew = samples().grant(held.after(taken)).build();
        storage().commit(samples().creating(Item.of(1, "b").keyed("k", "x"), Item.of(2, "a"), Item.of(3, "b")));
        storage()
                .commit(samples()
                        .changing()
                        .replace(
                                TckKinds.ITEM,
                                storage().find(TckKinds.ITEM, 3).orElseThrow(),
                                Item.of(3, "c").keyed("l", null))
                        .append(empty, List.of(grant, taken, anew))
                        .build());
        Map<String, Object> before = answers(storage(), anew);
        Map<String, Object> after = answers(reopened(), anew);

        before.forEach((question, answer) -> Expect.equal(DURABLE + ", here " + question, answer, after.get(question)));
    }

    /** One question for each way by which a storage may find what it keeps. */
    private static Map<String, Object> answers(Storage storage, HourEntry entry) {
        PageRequest page = PageRequest.first(10);
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("findAll", storage.findAll(TckKinds.ITEM, List.of(1L, 2L, 3L)));
        answers.put("list by a value", storage.list(TckKinds.ITEM, Filter.equal(TckKinds.NAME, "b"), page));
        answers.put("list by no value", storage.list(TckKinds.ITEM, Filter.absent(TckKinds.AMOUNT), page));
        answers.put("list in order", storage.list(TckKinds.ITEM, Filter.ALL, page.ordered(TckKinds.NAME)));
        answers.put("count", storage.count(TckKinds.ITEM, Filter.ALL, List.of()));
        answers.put(
                "owners",
                storage.owners(List.of(TckKinds.ITEM.uniqueKey("code", "k"), TckKinds.ITEM.uniqueKey("code", "l"))));
        answers.put("accounts in pages", storage.accounts(page));
        answers.put("entries by account", storage.entries(EntryFilter.of(List.of(entry.account())), page));
        answers.put("entries by key", storage.entries(EntryFilter.keyed(List.of(entry.key())), page));
        answers.put("entries by change", storage.entries(ofChange(entry.change()), page));
        answers.put(
                "aggregate", storage.aggregate(HourQuery.of(List.of(), List.of(Measure.MINUTES), HourFilter.SERVICE)));
        return answers;
    }

    private static EntryFilter ofChange(long change) {
        return new EntryFilter(HourFilter.EVERYTHING, null, null, Set.of(change));
    }

    @Test
    final void theKeyOfAnEntryIsTakenAfterOpeningAgain() {
        afterOpeningAgain(
                (storage, time) -> storage.commit(granting("entry" + time)),
                (storage, time) -> refused(
                        storage, IdempotencyConflict.class, StorageError.ENTRY_KEY_REUSED, granting("entry" + time)));
    }

    @Test
    final void aUniqueKeyIsTakenAfterOpeningAgain() {
        afterOpeningAgain(
                (storage, time) -> storage.commit(
                        samples().creating(Item.of(10 + time, "a").keyed("k" + time, null))),
                (storage, time) -> refused(
                        storage,
                        Refused.class,
                        StorageError.KEY_TAKEN,
                        samples().creating(Item.of(20 + time, "b").keyed("k" + time, null))));
    }

    @Test
    final void theKeyOfARequestIsKnownAfterOpeningAgain() {
        afterOpeningAgain((storage, time) -> storage.commit(requested(time, "d1")), (storage, time) -> {
            refused(storage, IdempotencyConflict.class, StorageError.KEY_REUSED, requested(time, "d2"));
            Expect.equal(
                    DURABLE + ", so a repeated request is answered as before",
                    true,
                    storage.commit(requested(time, "d1")).replayed());
        });
    }

    @Test
    final void whatWasTakenBackIsNotTakenBackAgainAfterOpeningAgain() {
        List<AccountState> states = new ArrayList<>();
        List<HourEntry> grants = new ArrayList<>();
        afterOpeningAgain(
                (storage, time) -> {
                    AccountState empty = samples().account();
                    HourEntry grant = samples().grant(empty).build();
                    AccountState held = empty.after(grant);
                    HourEntry taken = samples().voidOf(held, grant);
                    storage.commit(samples().appending(empty, grant));
                    storage.commit(samples().appending(held, taken));
                    grants.add(grant);
                    states.add(held.after(taken));
                },
                (storage, time) -> refused(
                        storage,
                        InvalidInput.class,
                        InputError.CONTRADICTION,
                        samples().appending(states.get(time), samples().voidOf(states.get(time), grants.get(time)))));
    }

    @Test
    final void theFeedGoesOnAfterOpeningAgain() {
        needs(Capability.DURABLE);
        storage().commit(samples().changing().build());
        storage().commit(samples().changing().build());
        List<RecordedChange> feed = storage().changesAfter(0, 10);
        for (int times = 1; times <= 2; times++) {
            Storage later = reopened();
            Expect.equal(DURABLE, feed, later.changesAfter(0, 10));
            long last = feed.get(feed.size() - 1).position();
            ChangeSet set = samples().changing().build();
            later.commit(set);
            List<RecordedChange> fresh = later.changesAfter(last, 10);
            String rule =
                    "Storage.changesAfter: no change is ever missed by a reader that goes on from the last position"
                            + " it has seen, after the storage was opened again too";
            Expect.equal(
                    rule,
                    set.records(),
                    fresh.stream().map(RecordedChange::record).toList());
            List<RecordedChange> whole = new ArrayList<>(feed);
            whole.addAll(fresh);
            Expect.equal(rule, whole, later.changesAfter(0, 10));
            feed = whole;
        }
    }

    @Test
    final void closingOneHandleLeavesTheOtherUsable() {
        String rule = "Storage.close: another handle on the same content goes on";
        Storage other = again();
        create(Item.of(1, "a"));
        other.close();
        other.close();

        create(Item.of(2, "b"));
        Expect.equal(rule, 2, storage().findAll(TckKinds.ITEM, List.of(1L, 2L)).size());
        Storage third = again();
        storage().close();
        storage().close();
        third.commit(samples().creating(Item.of(3, "c")));
        Expect.equal(rule, 3, third.findAll(TckKinds.ITEM, List.of(1L, 2L, 3L)).size());
        for (Storage closed : List.of(other, storage())) {
            Expect.error(CLOSED, StorageUnavailable.class, StorageError.CLOSED, () -> closed.find(TckKinds.ITEM, 1));
        }
    }

    /** Commits something, opens again, and looks at it; then the same once more, on what was opened again. */
    private void afterOpeningAgain(ObjIntConsumer<Storage> commit, ObjIntConsumer<Storage> look) {
        needs(Capability.DURABLE);
        Storage now = storage();
        for (int time = 0; time < 2; time++) {
            commit.accept(now, time);
            now = reopened();
            for (int before = 0; before <= time; before++) {
                look.accept(now, before);
            }
        }
    }

    private static void refused(Storage storage, Class<? extends LedgerException> type, ErrorCode code, ChangeSet set) {
        Expect.error(DURABLE + ", so it is refused as before", type, code, () -> storage.commit(set));
    }

    private ChangeSet granting(String key) {
        AccountState account = samples().account();
        return samples().appending(account, samples().grant(account).key(key).build());
    }

    private ChangeSet requested(int time, String digest) {
        return ChangeSet.builder()
                .record(samples().change("request" + time, digest, null))
                .build();
    }

    @Test
    final void twoHandlesSeeOneContent() {
        Storage other = again();
        create(Item.of(1, "a"));
        String rule = "Storage: each read sees what was committed when it started, whoever committed it";

        Versioned<Item> before = other.find(TckKinds.ITEM, 1).orElseThrow();
        other.commit(samples()
                .changing()
                .replace(TckKinds.ITEM, before, Item.of(1, "b"))
                .build());
        Expect.equal(
                rule,
                Optional.of(new Versioned<>(1, 2, Item.of(1, "b"))),
                storage().find(TckKinds.ITEM, 1));
        Expect.error(
                "Storage.commit: StaleVersion if a version has moved",
                org.volunteerledger.error.StaleVersion.class,
                () -> storage()
                        .commit(samples()
                                .changing()
                                .replace(TckKinds.ITEM, before, Item.of(1, "c"))
                                .build()));
    }

    @Test
    final void aPassedListMayChangeAfterwards() {
        AccountState account = samples().account();
        HourEntry entry = samples().grant(account).build();
        ChangeRecord record = samples().change();
        List<ChangeRecord> records = new ArrayList<>(List.of(record));
        List<ChangeSet.Put<?>> puts =
                new ArrayList<>(List.of(new ChangeSet.Put<>(TckKinds.ITEM, 1, 0, 1, Item.of(1, "a"))));
        List<HourEntry> entries = new ArrayList<>(List.of(entry));
        var appends = new ArrayList<>(List.of(org.volunteerledger.storage.LedgerAppend.of(account, entries)));
        ChangeSet set = new ChangeSet(records, puts, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), appends);
        storage().commit(set);
        records.clear();
        puts.clear();
        entries.clear();
        appends.clear();
        String rule = "Storage: passed collections are not kept";

        Expect.equal(rule, List.of(record), storage().changes(List.of(record.key())));
        Expect.equal(
                rule,
                Item.of(1, "a"),
                storage().find(TckKinds.ITEM, 1).orElseThrow().entity());
        Expect.equal(
                rule,
                List.of(entry),
                storage().entries(EntryFilter.ALL, PageRequest.first(1)).items());
    }

    @Test
    final void aReturnedCollectionCannotBeChanged() {
        AccountState account = samples().account();
        storage()
                .commit(samples()
                        .changing()
                        .create(TckKinds.ITEM, Item.of(1, "a").keyed("k", null))
                        .append(account, List.of(samples().grant(account).build()))
                        .build());
        UniqueKey key = TckKinds.ITEM.uniqueKey("code", "k");
        String change = storage().changesAfter(0, 1).get(0).record().key();

        for (Collection<?> returned : List.of(
                storage().capabilities(),
                storage().findAll(TckKinds.ITEM, List.of(1L)),
                storage().list(TckKinds.ITEM, Filter.ALL, PageRequest.first(1)).items(),
                storage().count(TckKinds.ITEM, Filter.ALL, List.of()).rows(),
                storage().owners(List.of(key)).keySet(),
                storage().accounts(List.of(account.account())),
                storage().entries(EntryFilter.ALL, PageRequest.first(1)).items(),
                storage().changes(List.of(change)),
                storage().changesAfter(0, 1))) {
            if (!returned.isEmpty()) {
                Expect.that(
                        "Storage: returned collections are immutable",
                        "an immutable collection",
                        isImmutable(returned),
                        "a " + returned.getClass());
            }
        }
    }

    private static boolean isImmutable(Collection<?> returned) {
        try {
            returned.clear();
            return false;
        } catch (UnsupportedOperationException e) {
            return true;
        }
    }
}
