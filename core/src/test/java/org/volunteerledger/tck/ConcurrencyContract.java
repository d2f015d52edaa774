package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** Threads that commit at once lose nothing, and a reader never sees half of a commit. */
public abstract class ConcurrencyContract extends StorageContract {

    private static final int THREADS = 4;
    private static final int EACH = 25;
    private static final int MAX_TRIES = 100_000;
    private static final String NO_LOSS = "Storage.commit: StaleVersion if a version has moved, so no update is lost";
    private static final String WHOLE =
            "Storage: what a commit wrote is seen as a whole or not at all by a single read";

    /** For subclasses. */
    protected ConcurrencyContract() {}

    /** Skips the contract for a storage of one thread. */
    @BeforeEach
    public final void needsConcurrentCommits() {
        needs(Capability.CONCURRENT_COMMITS);
    }

    @Test
    final void noUpdateOfARecordIsLost() {
        create(Item.of(1, "counter").with(0L));
        inRounds((thread, i) -> untilNotStale(() -> {
            Versioned<Item> before = storage().find(TckKinds.ITEM, 1).orElseThrow();
            long amount = java.util.Objects.requireNonNull(before.entity().amount());
            return storage()
                    .commit(samples()
                            .changing()
                            .replace(TckKinds.ITEM, before, before.entity().with(amount + 1))
                            .build());
        }));

        Versioned<Item> after = storage().find(TckKinds.ITEM, 1).orElseThrow();
        Expect.equal(NO_LOSS, (long) THREADS * EACH, after.entity().amount());
        Expect.equal(NO_LOSS, 1L + THREADS * EACH, after.version());
    }

    @Test
    final void noEntryOfAnAccountIsLost() {
        AccountId account = samples().account().account();
        inRounds((thread, i) -> untilNotStale(() -> {
            AccountState before = stateOf(account);
            return storage()
                    .commit(samples()
                            .appending(
                                    before,
                                    samples().grant(before).counts(7, 1, 0).build()));
        }));

        expectChain(account, THREADS * EACH, 7);
    }

    @Test
    final void batchesOverSeveralAccountsEndWithoutDeadlock() {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            accounts.add(samples().account().account());
        }
        inRounds((thread, i) -> {
            List<AccountId> shuffled = new ArrayList<>(accounts);
            Collections.shuffle(shuffled, new Random(thread * 1000L + i));
            untilNotStale(() -> {
                ChangeSet.Builder set = samples().changing();
                for (AccountId account : shuffled) {
                    AccountState before = stateOf(account);
                    set.append(
                            before,
                            List.of(samples().grant(before).counts(3, 1, 0).build()));
                }
                return storage().commit(set.build());
            });
        });

        accounts.forEach(account -> expectChain(account, THREADS * EACH, 3));
    }

    @Test
    final void aReaderNeverSeesHalfAChange() {
        AccountState a = samples().account();
        AccountState b = samples().account();
        create(Item.of(1, "left").with(0L), Item.of(2, "right").with(0L));
        AtomicBoolean done = new AtomicBoolean();
        Workers workers = new Workers();
        workers.start(() -> {
            try {
                writePairs(a, b);
            } finally {
                done.set(true);
            }
        });
        for (int reader = 0; reader < 2; reader++) {
            workers.start(() -> {
                while (!done.get()) {
                    expectPairs(a.account(), b.account());
                }
            });
        }
        workers.join();

        expectPairs(a.account(), b.account());
        Expect.equal(WHOLE, (long) THREADS * EACH, stateOf(a.account()).version());
    }

    @Test
    final void oneOfManyTakesAUniqueKey() {
        ConcurrentLinkedQueue<Long> winners = new ConcurrentLinkedQueue<>();
        inRounds((thread, i) -> {
            ChangeSet set = samples().creating(Item.of(samples().nextId(), "n").keyed("key" + i, null));
            try {
                untilNotStale(() -> storage().commit(set));
                winners.add((long) i);
            } catch (Refused e) {
                Expect.equal("Storage.commit: Refused", org.volunteerledger.storage.StorageError.KEY_TAKEN, e.code());
            }
        });
        List<Long> sorted = new ArrayList<>(winners);
        sorted.sort(null);

        String rule = "UniqueKey: at most one record owns it";
        Expect.equal(rule, java.util.stream.LongStream.range(0, EACH).boxed().toList(), sorted);
        Expect.equal(
                rule + ", and the others are not there",
                (long) EACH,
                storage().count(TckKinds.ITEM, Filter.ALL, List.of()).total());
    }

    @Test
    final void oneOfManyRequestsWithTheSameKeyIsApplied() {
        ConcurrentLinkedQueue<CommitReceipt> receipts = new ConcurrentLinkedQueue<>();
        inRounds((thread, i) -> {
            ChangeSet set = ChangeSet.builder()
                    .record(samples().change("key" + i, "d", "by " + thread))
                    .create(TckKinds.PLAIN, new Plain(i + 1L, "p"))
                    .build();
            receipts.add(untilNotStale(() -> storage().commit(set)));
        });
        String rule = "Storage.commit: the same key and digest: nothing is written and the receipt says so";

        Expect.equal(
                rule, (long) EACH, receipts.stream().filter(r -> !r.replayed()).count());
        Map<String, ChangeRecord> kept = new TreeMap<>();
        receipts.stream()
                .filter(r -> !r.replayed())
                .forEach(r -> kept.put(r.records().get(0).key(), r.records().get(0)));
        for (CommitReceipt receipt : receipts) {
            Expect.equal(
                    rule,
                    kept.get(receipt.records().get(0).key()),
                    receipt.records().get(0));
        }
        Expect.equal(rule, EACH, storage().changesAfter(0, 1000).size());
    }

    @Test
    final void twoHandlesLoseNothingEither() {
        Storage other = again();
        AccountId account = samples().account().account();
        inRounds((thread, i) -> untilNotStale(() -> {
            Storage mine = thread % 2 == 0 ? storage() : other;
            AccountState before = mine.accounts(List.of(account)).get(0);
            return mine.commit(samples()
                    .appending(before, samples().grant(before).counts(7, 1, 0).build()));
        }));

        expectChain(account, THREADS * EACH, 7);
    }

    private void writePairs(AccountState left, AccountState right) {
        AccountState a = left;
        AccountState b = right;
        for (long i = 1; i <= THREADS * EACH; i++) {
            HourEntry one = samples().grant(a).change(i).build();
            HourEntry two = samples().grant(b).change(i).build();
            ChangeSet set = samples()
                    .changing()
                    .put(new ChangeSet.Put<>(
                            TckKinds.ITEM, 1, i, i + 1, Item.of(1, "left").with(i)))
                    .put(new ChangeSet.Put<>(
                            TckKinds.ITEM, 2, i, i + 1, Item.of(2, "right").with(i)))
                    .append(a, List.of(one))
                    .append(b, List.of(two))
                    .build();
            Workers.untilNotBusy(() -> storage().commit(set));
            a = a.after(one);
            b = b.after(two);
        }
    }

    private void expectPairs(AccountId a, AccountId b) {
        List<Versioned<Item>> items = Workers.untilNotBusy(() -> storage().findAll(TckKinds.ITEM, List.of(1L, 2L)));
        Expect.equal(
                WHOLE, items.get(0).entity().amount(), items.get(1).entity().amount());
        Expect.equal(
                WHOLE,
                1,
                Workers.untilNotBusy(() -> storage().count(TckKinds.ITEM, Filter.ALL, List.of("amount")))
                        .rows()
                        .size());
        List<AccountState> states = Workers.untilNotBusy(() -> storage().accounts(List.of(a, b)));
        Expect.equal(WHOLE, states.get(0).version(), states.get(1).version());
        List<HourEntry> entries = Workers.untilNotBusy(
                        () -> storage().entries(EntryFilter.of(List.of(a, b)), PageRequest.first(10_000)))
                .items();
        Expect.equal(
                WHOLE,
                entries.stream().filter(entry -> entry.account().equals(a)).count(),
                entries.stream().filter(entry -> entry.account().equals(b)).count());
        HourTable table = Workers.untilNotBusy(() -> storage()
                .aggregate(HourQuery.of(
                        List.of(Grouping.by(Dimension.VOLUNTEER)), List.of(Measure.ENTRIES), HourFilter.SERVICE)));
        Expect.that(
                WHOLE,
                "no rows, or two equal ones",
                table.rows() == 0 || (table.rows() == 2 && table.value(0, 0) == table.value(1, 0)),
                "a report of " + table.rows() + " rows that differ");
    }

    private void expectChain(AccountId account, int entries, int minutes) {
        AccountState state = AccountState.empty(account);
        List<HourEntry> kept = storage()
                .entries(EntryFilter.of(List.of(account)), PageRequest.first(10_000))
                .items();
        Expect.equal(NO_LOSS, entries, kept.size());
        for (HourEntry entry : kept) {
            Expect.equal("HashChain.hash: the chain holds", HashChain.hash(state.head(), entry), entry.hash());
            state = state.after(entry);
        }
        Expect.equal(NO_LOSS, state, stateOf(account));
        Expect.equal(NO_LOSS, (long) entries * minutes, state.totals().serviceMinutes());
    }

    private AccountState stateOf(AccountId account) {
        return storage().accounts(List.of(account)).get(0);
    }

    /** What a thread does in one round. */
    private interface Round {
        void run(int thread, int round);
    }

    /** Runs the rounds on all threads, which begin each round together, so that they meet on fast storages too. */
    private static void inRounds(Round work) {
        Workers workers = new Workers();
        Phaser rounds = new Phaser(THREADS);
        for (int number = 0; number < THREADS; number++) {
            int thread = number;
            workers.start(() -> {
                try {
                    for (int round = 0; round < EACH; round++) {
                        rounds.arriveAndAwaitAdvance();
                        work.run(thread, round);
                    }
                } finally {
                    rounds.arriveAndDeregister();
                }
            });
        }
        workers.join();
    }

    /** Reads and decides again, as the core does; any other error than StaleVersion and Busy ends the test. */
    private static CommitReceipt untilNotStale(Supplier<CommitReceipt> attempt) {
        for (int i = 0; i < MAX_TRIES; i++) {
            try {
                return Workers.untilNotBusy(attempt);
            } catch (StaleVersion e) {
                Thread.onSpinWait();
            }
        }
        throw Expect.failure(
                "StaleVersion: of several commits on the same version one succeeds",
                "an end",
                "StaleVersion " + MAX_TRIES + " times in a row",
                null);
    }
}
