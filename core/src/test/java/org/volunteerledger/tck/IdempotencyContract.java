package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.Versioned;

/** A request that is sent again changes nothing and is answered as before. */
public abstract class IdempotencyContract extends StorageContract {

    private static final String REPLAY =
            "Storage.commit: the same key and digest: nothing is written and the receipt has the record of the earlier request";
    private static final String REUSED =
            "Storage.commit: IdempotencyConflict if a change's key was used with another digest";
    private static final String PRECEDENCE =
            "Storage.commit: the order of precedence is keys of changes, versions, unique keys, keys of entries";

    /** For subclasses. */
    protected IdempotencyContract() {}

    @Test
    final void aRepeatedRequestIsAnsweredAsBefore() {
        ChangeRecord first = samples().change("key", "d1", "the answer");
        ChangeRecord again = samples().change("key", "d1", "another answer");
        storage()
                .commit(ChangeSet.builder()
                        .record(first)
                        .create(TckKinds.ITEM, Item.of(1, "a"))
                        .build());
        CommitReceipt receipt = storage()
                .commit(ChangeSet.builder()
                        .record(again)
                        .create(TckKinds.ITEM, Item.of(2, "b"))
                        .build());

        Expect.equal(REPLAY, new CommitReceipt(true, List.of(first)), receipt);
        Expect.equal(REPLAY, Optional.empty(), storage().find(TckKinds.ITEM, 2));
        Expect.equal(REPLAY, 1, storage().changesAfter(0, 10).size());
    }

    @Test
    final void aRepeatedRequestIsRecognisedThoughTheWorldHasMoved() {
        AccountState account = samples().account();
        HourEntry entry = samples().grant(account).build();
        ChangeSet set = samples()
                .changing()
                .create(TckKinds.ITEM, Item.of(1, "a").keyed("k", null))
                .append(account, List.of(entry))
                .build();
        storage().commit(set);
        Versioned<Item> before = storage().find(TckKinds.ITEM, 1).orElseThrow();
        storage()
                .commit(samples()
                        .changing()
                        .replace(TckKinds.ITEM, before, Item.of(1, "b"))
                        .build());

        Expect.equal(REPLAY, new CommitReceipt(true, set.records()), storage().commit(set));
        Expect.equal(
                REPLAY,
                Item.of(1, "b"),
                storage().find(TckKinds.ITEM, 1).orElseThrow().entity());
        Expect.equal(
                REPLAY,
                List.of(entry),
                storage().entries(EntryFilter.ALL, PageRequest.first(10)).items());
    }

    @Test
    final void aKeyWithOtherContentIsAConflict() {
        ChangeRecord first = samples().change("key");
        storage().commit(ChangeSet.builder().record(first).build());
        ChangeSet other = ChangeSet.builder()
                .record(samples().change("key", "d2", null))
                .create(TckKinds.ITEM, Item.of(1, "a"))
                .build();

        conflict(other, StorageError.KEY_REUSED);
        Expect.equal(REUSED, Optional.empty(), storage().find(TckKinds.ITEM, 1));
        Expect.equal(REUSED, List.of(first), storage().changes(List.of("key")));
    }

    @Test
    final void keysThatDifferInAnythingAreDifferent() {
        List<String> keys = List.of("key", "KEY", "key ", " key", "kéy", "𠮷", "𡈽", "吉");
        for (int i = 0; i < keys.size(); i++) {
            CommitReceipt receipt = storage()
                    .commit(ChangeSet.builder()
                            .record(samples().change(keys.get(i), "d" + i, null))
                            .build());
            Expect.equal("ChangeRecord.key: " + keys.get(i) + " is another key", false, receipt.replayed());
        }
        Expect.equal(
                "Storage.changes: of these keys",
                keys.size(),
                storage().changes(keys).size());
    }

    @Test
    final void severalRepeatedChangesAreAnsweredAsBefore() {
        ChangeRecord a = samples().change("a", "d1", "one");
        ChangeRecord b = samples().change("b", "d1", "two");
        storage().commit(ChangeSet.builder().record(a).record(b).build());

        CommitReceipt receipt = storage()
                .commit(ChangeSet.builder()
                        .record(samples().change("b"))
                        .record(samples().change("a"))
                        .build());
        Expect.equal(REPLAY + ", in the order of the request", new CommitReceipt(true, List.of(b, a)), receipt);
    }

    @Test
    final void partlyAppliedChangesAreRefused() {
        storage().commit(ChangeSet.builder().record(samples().change("a")).build());
        ChangeSet set = ChangeSet.builder()
                .record(samples().change("a"))
                .record(samples().change("b"))
                .create(TckKinds.ITEM, Item.of(1, "a"))
                .build();
        String rule = "Storage.commit: Refused if some but not all of several changes were applied before";

        Expect.error(
                rule,
                Refused.class,
                StorageError.PARTLY_APPLIED,
                () -> storage().commit(set));
        Expect.equal(rule, Optional.empty(), storage().find(TckKinds.ITEM, 1));
        Expect.equal(rule, List.of(), storage().changes(List.of("b")));
    }

    @Test
    final void theKeyOfAChangeIsLookedAtFirst() {
        AccountState account = seed();
        storage().commit(ChangeSet.builder().record(samples().change("key")).build());

        conflict(spoiltEverywhere(account, samples().change("key", "other", null)), StorageError.KEY_REUSED);
        Expect.equal(
                PRECEDENCE,
                true,
                storage()
                        .commit(spoiltEverywhere(account, samples().change("key")))
                        .replayed());
    }

    @Test
    final void versionsAreLookedAtBeforeUniqueKeys() {
        AccountState account = seed();
        ChangeSet set = spoiltEverywhere(account, samples().change());

        Expect.error(
                PRECEDENCE,
                StaleVersion.class,
                StorageError.VERSION_MOVED,
                () -> storage().commit(set));
    }

    @Test
    final void accountsAreLookedAtBeforeUniqueKeys() {
        AccountState account = seed();
        ChangeSet set = samples()
                .changing()
                .claim(TckKinds.ITEM.uniqueKey("code", "k"), 2)
                .append(account, List.of(samples().grant(account).key("entry").build()))
                .build();

        Expect.error(
                PRECEDENCE,
                StaleVersion.class,
                StorageError.VERSION_MOVED,
                () -> storage().commit(set));
    }

    @Test
    final void uniqueKeysAreLookedAtBeforeEntryKeys() {
        seed();
        AccountState fresh = samples().account();
        ChangeSet set = samples()
                .changing()
                .claim(TckKinds.ITEM.uniqueKey("code", "k"), 2)
                .append(fresh, List.of(samples().grant(fresh).key("entry").build()))
                .build();

        Expect.error(
                PRECEDENCE,
                Refused.class,
                StorageError.KEY_TAKEN,
                () -> storage().commit(set));
    }

    @Test
    final void aChangeThatIsAskedForTwiceIsAnsweredOnce() {
        ChangeRecord record = samples().change();
        storage().commit(ChangeSet.builder().record(record).build());

        Expect.equal(
                "Storage.changes: the records of those that were committed, each once",
                List.of(record),
                storage().changes(List.of(record.key(), "other", record.key())));
    }

    @Test
    final void asManyChangesAreLookedUpAsTheLimitSays() {
        ChangeRecord last = samples().change("k" + Filter.MAX_VALUES);
        storage().commit(ChangeSet.builder().record(last).build());
        List<String> keys = new ArrayList<>(IntStream.rangeClosed(1, Filter.MAX_VALUES)
                .mapToObj(i -> "k" + i)
                .toList());
        String rule = "Storage.changes: at most Filter.MAX_VALUES keys";

        Expect.equal(rule, List.of(last), storage().changes(keys));
        Expect.equal(rule, List.of(), storage().changes(List.of()));
        keys.add("one more");
        Expect.error(
                rule,
                InvalidInput.class,
                InputError.OUT_OF_RANGE,
                () -> storage().changes(keys));
    }

    /** An item 1 that owns key k, and an account with the entry key "entry"; returns its stale empty state. */
    private AccountState seed() {
        AccountState account = samples().account();
        storage()
                .commit(samples()
                        .changing()
                        .create(TckKinds.ITEM, Item.of(1, "a").keyed("k", null))
                        .append(
                                account,
                                List.of(samples().grant(account).key("entry").build()))
                        .build());
        return account;
    }

    private ChangeSet spoiltEverywhere(AccountState stale, ChangeRecord record) {
        AccountState fresh = samples().account();
        return ChangeSet.builder()
                .record(record)
                .create(TckKinds.ITEM, Item.of(1, "again").keyed("k", null))
                .append(stale, List.of(samples().grant(stale).build()))
                .append(fresh, List.of(samples().grant(fresh).key("entry").build()))
                .build();
    }

    private void conflict(ChangeSet set, StorageError code) {
        Expect.error(REUSED, IdempotencyConflict.class, code, () -> storage().commit(set));
    }
}
