package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.Busy;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.OutcomeUnknown;
import org.volunteerledger.error.Refused;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.error.StorageUnavailable;
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
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** Threads that commit at once lose nothing, and a reader never sees half of a commit. */
public abstract class ConcurrencyContract extends StorageContract {

    private static final int THREADS = 4;
    private static final int EACH = 25;
    private static final int WIDE = 10;
    private static final int MANY_READS = 20;
    private static final LocalDate EARLY = LocalDate.of(2024, 3, 1);
    private static final LocalDate LATE = LocalDate.of(2024, 6, 1);
    private static final long KNOWN = 1000;
    private static final int MAX_TRIES = 100_000;
    private static final String NO_LOSS = "Storage.commit: StaleVersion if a version has moved, so no update is lost";
    private static final String INTERRUPT =
            "Storage: an interrupt may end the call of its thread with StorageUnavailable, Busy or OutcomeUnknown,"
                    + " and spoils nothing for others";
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

        Workers.whileWriting(() -> writePairs(a, b), () -> expectPairs(a.account(), b.account()));
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
                Expect.equal("Storage.commit: Refused", StorageError.KEY_TAKEN, e.code());
            }
        });
        String rule = "UniqueKey: at most one record owns it";
        Expect.equal(rule, eachRound(), sorted(winners));
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

    /** Whoever checks expectations before it keeps others out lets both in. */
    @Test
    final void ofThoseThatExpectWhatTheOtherWritesOneWins() {
        Storage other = another();
        List<Item> known = new ArrayList<>();
        for (long id = 1; id <= 2 * EACH; id++) {
            known.add(Item.of(KNOWN + id, "known"));
        }
        create(known.toArray(Item[]::new));
        ConcurrentLinkedQueue<Long> creators = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Long> replacers = new ConcurrentLinkedQueue<>();
        inRounds((thread, i) -> {
            Storage to = thread % 2 == 0 ? storage() : other;
            long mine = 2L * i + 1 + thread % 2;
            long others = 2L * i + 2 - thread % 2;
            if (isApplied(
                    to,
                    samples()
                            .changing()
                            .expect(TckKinds.ITEM, others, 0)
                            .create(TckKinds.ITEM, Item.of(mine, "n"))
                            .build())) {
                creators.add((long) i);
            }
            if (isApplied(
                    to,
                    samples()
                            .changing()
                            .expect(TckKinds.ITEM, KNOWN + others, 1)
                            .put(new ChangeSet.Put<>(
                                    TckKinds.ITEM, KNOWN + mine, 1, 2, Item.of(KNOWN + mine, "replaced")))
                            .build())) {
                replacers.add((long) i);
            }
        });

        String rule =
                "ChangeSet.expectations: versions that must still hold when it is applied, so of two commits that each expect"
                        + " what the other writes one is refused";
        Expect.equal(rule + " (expected absent)", eachRound(), sorted(creators));
        Expect.equal(rule + " (expected as read)", eachRound(), sorted(replacers));
    }

    @Test
    final void oneOfManyTakesTheKeyOfAnEntry() {
        Storage other = another();
        ConcurrentLinkedQueue<Long> winners = new ConcurrentLinkedQueue<>();
        inRounds((thread, i) -> {
            AccountState account = samples().account();
            ChangeSet set = samples()
                    .appending(account, samples().grant(account).key("once" + i).build());
            try {
                untilNotStale(() -> (thread % 2 == 0 ? storage() : other).commit(set));
                winners.add((long) i);
            } catch (IdempotencyConflict e) {
                Expect.equal("Storage.commit: IdempotencyConflict", StorageError.ENTRY_KEY_REUSED, e.code());
            }
        });

        String rule = "Storage.commit: IdempotencyConflict if an entry's key is in the ledger, of whichever account";
        Expect.equal(rule, eachRound(), sorted(winners));
        Expect.equal(
                rule,
                EACH,
                storage()
                        .entries(EntryFilter.ALL, PageRequest.first(1000))
                        .items()
                        .size());
    }

    @Test
    final void whoReadsWhileItIsClosedIsAnsweredOrTold() {
        AccountState account = samples().account();
        storage().commit(samples().appending(account, samples().grant(account).build()));
        AtomicInteger reads = new AtomicInteger();
        Workers workers = new Workers();
        for (int reader = 0; reader < THREADS; reader++) {
            workers.start(() -> readUntilClosed(reads));
        }
        workers.start(() -> {
            while (reads.get() < THREADS * MANY_READS) {
                Thread.onSpinWait();
            }
            storage().close();
        });
        workers.join();
    }

    private void readUntilClosed(AtomicInteger reads) {
        try {
            while (true) {
                storage().entries(EntryFilter.ALL, PageRequest.first(10));
                storage().changesAfter(0, 10);
                reads.incrementAndGet();
            }
        } catch (StorageUnavailable e) {
            // Who waits for so many reads must not wait for one who has gone.
            reads.addAndGet(THREADS * MANY_READS);
            Expect.equal(
                    "Storage: after close every method throws StorageUnavailable with code CLOSED, also one that has begun",
                    StorageError.CLOSED,
                    e.code());
        }
    }

    @Test
    final void anInterruptSpoilsNothingForOthers() {
        ChangeSet set = samples().creating(Item.of(1, "a"));
        PageRequest page = PageRequest.first(10);
        Workers workers = new Workers();
        workers.start(() -> {
            interrupted(() -> storage().commit(set));
            interrupted(() -> storage().list(TckKinds.ITEM, Filter.ALL, page));
        });
        workers.join();
        storage().commit(set);
        storage().commit(samples().creating(Item.of(2, "b")));

        Expect.equal(
                INTERRUPT,
                List.of(1L, 2L),
                storage().list(TckKinds.ITEM, Filter.ALL, page).items().stream()
                        .map(Versioned::id)
                        .toList());
    }

    private static void interrupted(Runnable call) {
        Thread.currentThread().interrupt();
        try {
            call.run();
        } catch (StorageUnavailable | Busy | OutcomeUnknown e) {
            // Whoever was interrupted has to live with it.
        } catch (RuntimeException e) {
            throw Expect.failure(INTERRUPT, "an answer or one of these errors", e.toString(), e);
        }
    }

    @Test
    final void everyReadIsOfOneMoment() {
        List<Item> items = new ArrayList<>();
        List<AccountState> accounts = new ArrayList<>();
        for (long id = 1; id <= WIDE; id++) {
            items.add(Item.of(id, "n").with(0L).keyed(keyOf(id, 0), null));
            accounts.add(samples().account());
        }
        create(items.toArray(Item[]::new));

        Workers.whileWriting(() -> writeWide(items, accounts), () -> expectOneMoment());
        expectOneMoment();
        Expect.equal(
                WHOLE, (long) THREADS * EACH, stateOf(accounts.get(0).account()).version());
    }

    @Test
    final void reportsOverManyDaysAreOfOneMoment() {
        AccountState empty = samples().account();
        HourEntry first = samples().grant(empty).on(EARLY).build();
        storage().commit(samples().appending(empty, first));
        HourQuery query = HourQuery.of(List.of(), List.of(Measure.ENTRIES), HourFilter.SERVICE);

        Workers.whileWriting(() -> correct(empty.after(first), first), () -> {
            expectTheOneEntry(
                    "Storage.aggregate", Workers.untilNotBusy(() -> storage().aggregate(query)));
            Workers.untilNotBusy(() -> storage().aggregateAll(List.of(query, query, query)))
                    .forEach(table -> expectTheOneEntry("Storage.aggregateAll", table));
        });
    }

    /** In each commit the entry goes from one day to another, far from it. */
    private void correct(AccountState account, HourEntry entry) {
        AccountState state = account;
        HourEntry standing = entry;
        for (int i = 0; i < THREADS * EACH; i++) {
            HourEntry taken = samples().voidOf(state, standing);
            HourEntry moved = samples()
                    .grant(state.after(taken))
                    .on(i % 2 == 0 ? LATE : EARLY)
                    .build();
            ChangeSet set = samples().appending(state, taken, moved);
            Workers.untilNotBusy(() -> storage().commit(set));
            state = state.after(taken).after(moved);
            standing = moved;
        }
    }

    private static void expectTheOneEntry(String method, HourTable table) {
        Expect.equal(
                method + ": of one moment, so an entry that a correction moves to another day is there once",
                1L,
                table.rows() == 0 ? 0L : table.value(0, 0));
    }

    @Test
    final void everyChangeUpToThePositionOfATableIsInIt() {
        AccountState account = samples().account();
        HourQuery query = HourQuery.of(List.of(), List.of(Measure.ENTRIES), HourFilter.SERVICE);

        Workers.whileWriting(
                () -> {
                    AccountState state = account;
                    for (int i = 0; i < THREADS * EACH; i++) {
                        HourEntry entry = samples().grant(state).build();
                        ChangeSet set = samples().appending(state, entry);
                        Workers.untilNotBusy(() -> storage().commit(set));
                        state = state.after(entry);
                    }
                },
                () -> {
                    expectChangesUpToPosition(
                            Workers.untilNotBusy(() -> storage().aggregate(query)));
                    List<HourTable> tables =
                            Workers.untilNotBusy(() -> storage().aggregateAll(List.of(query, query, query)));
                    tables.forEach(this::expectChangesUpToPosition);
                });
    }

    /** Each change appends one entry. */
    private void expectChangesUpToPosition(HourTable table) {
        long entries = table.rows() == 0 ? 0 : table.value(0, 0);
        long changes = Workers.untilNotBusy(() -> storage().changesAfter(0, PageRequest.MAX_LIMIT)).stream()
                .filter(change -> change.position() <= table.position())
                .count();
        Expect.that(
                "HourTable.position: every change up to it, in the order of Storage.changesAfter, is in the rows",
                "at least " + changes + " entries, of as many changes up to position " + table.position(),
                entries >= changes,
                entries + " entries");
    }

    /** In each commit every item gets the same number, two keys move, two changes are recorded, and every account gets an entry. */
    private void writeWide(List<Item> items, List<AccountState> accounts) {
        List<Item> now = new ArrayList<>(items);
        List<AccountState> states = new ArrayList<>(accounts);
        for (int i = 1; i <= THREADS * EACH; i++) {
            ChangeSet.Builder set = ChangeSet.builder()
                    .record(samples().change(numbered("a", i)))
                    .record(samples().change(numbered("b", i)));
            for (int at = 0; at < WIDE; at++) {
                Item before = now.get(at);
                Item item = before.with((long) i).keyed(keyOf(before.id(), i), null);
                set.replace(TckKinds.ITEM, new Versioned<>(before.id(), i, before), item);
                now.set(at, item);
                HourEntry entry = samples().grant(states.get(at)).build();
                set.append(states.get(at), List.of(entry));
                states.set(at, states.get(at).after(entry));
            }
            ChangeSet whole = set.build();
            Workers.untilNotBusy(() -> storage().commit(whole));
        }
    }

    private void expectOneMoment() {
        List<String> keys = new ArrayList<>();
        List<UniqueKey> codes = new ArrayList<>();
        for (int i = 0; i <= THREADS * EACH; i++) {
            codes.add(TckKinds.ITEM.uniqueKey("code", numbered("a", i)));
            codes.add(TckKinds.ITEM.uniqueKey("code", numbered("b", i)));
            if (i > 0) {
                keys.add(numbered("a", i));
                keys.add(numbered("b", i));
            }
        }
        List<String> owned = Workers.untilNotBusy(() -> storage().owners(new TreeSet<>(codes))).keySet().stream()
                .map(UniqueKey::text)
                .sorted()
                .toList();
        Expect.that(
                "Storage.owners: of one moment, as each read is",
                "the two keys that were taken together",
                owned.size() == 2
                        && owned.get(0).substring(1).equals(owned.get(1).substring(1)),
                owned.toString());
        List<String> found = Workers.untilNotBusy(() -> storage().changes(new TreeSet<>(keys))).stream()
                .map(ChangeRecord::key)
                .toList();
        List<String> known = keys.stream().filter(found::contains).toList();
        Expect.equal(
                "Storage.changes: of one moment, so what a commit recorded is there together, and what was committed before",
                keys.subList(0, (known.size() + 1) / 2 * 2),
                known);
        for (PageRequest page :
                List.of(PageRequest.first(1000), PageRequest.first(1000).ordered(TckKinds.NAME))) {
            expectOne(
                    "Storage.list",
                    Workers.untilNotBusy(() -> storage().list(TckKinds.ITEM, Filter.ALL, page)).items().stream()
                            .map(row -> row.entity().amount())
                            .toList());
        }
        expectOne(
                "Storage.accounts",
                Workers.untilNotBusy(() -> storage().accounts(PageRequest.first(1000))).items().stream()
                        .map(AccountState::version)
                        .toList());
        HourQuery entries =
                HourQuery.of(List.of(Grouping.by(Dimension.VOLUNTEER)), List.of(Measure.ENTRIES), HourFilter.SERVICE);
        HourQuery minutes =
                HourQuery.of(List.of(Grouping.by(Dimension.VOLUNTEER)), List.of(Measure.MINUTES), HourFilter.SERVICE);
        for (HourTable table : Workers.untilNotBusy(() -> storage().aggregateAll(List.of(entries, minutes, entries)))) {
            List<Long> values = new ArrayList<>();
            for (int row = 0; row < table.rows(); row++) {
                values.add(table.value(row, 0));
            }
            expectOne("Storage.aggregateAll", values);
        }
    }

    /** What every commit raises alike, in every place. */
    private static <T> void expectOne(String method, List<T> values) {
        Expect.that(
                method + ": of one moment, as each read is",
                "nothing, or " + WIDE + " times the same number",
                values.isEmpty() || (values.size() == WIDE && new HashSet<>(values).size() == 1),
                values.toString());
    }

    /** Of the first two items; the others have none. */
    private static @Nullable String keyOf(long id, int number) {
        return id > 2 ? null : numbered(id == 1 ? "a" : "b", number);
    }

    /** Texts whose order is not that of the commits, so that whoever looks for one after the other misses some between others. */
    private static String numbered(String letter, int number) {
        return letter + (1000 + (number * 37) % (THREADS * EACH + 1));
    }

    private static boolean isApplied(Storage to, ChangeSet set) {
        try {
            Workers.untilNotBusy(() -> to.commit(set));
            return true;
        } catch (StaleVersion e) {
            return false;
        }
    }

    private static List<Long> eachRound() {
        return LongStream.range(0, EACH).boxed().toList();
    }

    private static List<Long> sorted(Collection<Long> rounds) {
        List<Long> sorted = new ArrayList<>(rounds);
        sorted.sort(null);
        return sorted;
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
