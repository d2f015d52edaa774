package org.volunteerledger.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourAggregator;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.StaleVersion;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** Storages that are right as long as one thread is in them. */
final class BrokenMoments {

    private BrokenMoments() {}

    /** Keeps a channel to a file that an interrupt closes, as those of {@code java.nio} are, and does not open it again. */
    static Storage spoiltByAnInterrupt(Storage inner) {
        return new Forwarding(inner) {
            private volatile boolean channelClosed;

            @Override
            public CommitReceipt commit(ChangeSet set) {
                if (channelClosed || Thread.currentThread().isInterrupted()) {
                    channelClosed = true;
                    throw new StorageUnavailable(StorageError.UNREACHABLE, "The channel is closed.");
                }
                return super.commit(set);
            }
        };
    }

    /** Looks at what was only read before it keeps other writers out. */
    static Storage expectationsBeforeTheLock(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                if (inner.changes(BrokenCommits.keys(set)).isEmpty()) {
                    set.expectations().forEach(this::expect);
                    BrokenCommits.letOthersIn();
                }
                return super.commit(new ChangeSet(
                        set.records(), set.puts(), List.of(), set.claims(), set.releases(), set.appends()));
            }

            private void expect(ChangeSet.Expectation expected) {
                long now = inner.find(expected.kind(), expected.id())
                        .map(Versioned::version)
                        .orElse(0L);
                if (now != expected.version()) {
                    throw new StaleVersion(StorageError.VERSION_MOVED, "It has moved.");
                }
            }
        };
    }

    /** Looks for the keys of entries before it keeps other writers out. */
    static Storage entryKeysBeforeTheLock(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                List<String> keys = new ArrayList<>();
                set.appends().forEach(append -> append.entries().forEach(entry -> keys.add(entry.key())));
                boolean known = !inner.entries(EntryFilter.keyed(keys), PageRequest.first(1))
                        .items()
                        .isEmpty();
                BrokenCommits.letOthersIn();
                try {
                    return super.commit(set);
                } catch (IdempotencyConflict e) {
                    if (known || e.code() != StorageError.ENTRY_KEY_REUSED) {
                        throw e;
                    }
                    return super.commit(BrokenCommits.rekeyed(set));
                }
            }
        };
    }

    static Storage ownersOneByOne(Storage inner) {
        return new Meeting(inner, BrokenMoments::isWide) {
            @Override
            public Map<UniqueKey, Long> owners(Collection<UniqueKey> keys) {
                return torn(() -> super.owners(keys), () -> {
                    Map<UniqueKey, Long> owners = new HashMap<>();
                    int read = 0;
                    for (UniqueKey key : keys) {
                        owners.putAll(super.owners(List.of(key)));
                        afterReading(++read, keys.size());
                    }
                    return owners;
                });
            }
        };
    }

    static Storage changesOneByOne(Storage inner) {
        return new Meeting(inner, BrokenMoments::isWide) {
            @Override
            public List<ChangeRecord> changes(Collection<String> keys) {
                return torn(() -> super.changes(keys), () -> {
                    List<ChangeRecord> changes = new ArrayList<>();
                    int read = 0;
                    for (String key : keys) {
                        changes.addAll(super.changes(List.of(key)));
                        afterReading(++read, keys.size());
                    }
                    return List.copyOf(changes);
                });
            }
        };
    }

    /** Finds out which rows belong to a page, and then reads each. */
    static Storage rowsOneByOne(Storage inner) {
        return new Meeting(inner, BrokenMoments::isWide) {
            @Override
            public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
                return torn(() -> super.list(kind, filter, page), () -> {
                    Slice<Versioned<E>> slice = super.list(kind, filter, page);
                    List<Versioned<E>> rows = new ArrayList<>();
                    for (Versioned<E> row : slice.items()) {
                        rows.add(find(kind, row.id()).orElseThrow());
                        afterReading(rows.size(), slice.items().size());
                    }
                    return new Slice<>(rows, slice.next());
                });
            }
        };
    }

    /** Finds out which accounts belong to a page, and then reads each. */
    static Storage accountsOneByOne(Storage inner) {
        return new Meeting(inner, BrokenMoments::isWide) {
            @Override
            public Slice<AccountState> accounts(PageRequest page) {
                return torn(() -> super.accounts(page), () -> {
                    Slice<AccountState> slice = super.accounts(page);
                    List<AccountState> states = new ArrayList<>();
                    for (AccountState state : slice.items()) {
                        states.addAll(accounts(List.of(state.account())));
                        afterReading(states.size(), slice.items().size());
                    }
                    return new Slice<>(states, slice.next());
                });
            }
        };
    }

    /** Goes through the entries once for all reports, a page at a time. */
    static Storage reportsInPages(Storage inner) {
        return new Meeting(inner, BrokenMoments::isWide) {
            @Override
            public List<HourTable> aggregateAll(List<HourQuery> queries) {
                return torn(() -> super.aggregateAll(queries), () -> {
                    List<HourAggregator> aggregators =
                            queries.stream().map(HourAggregator::of).toList();
                    PageRequest page = PageRequest.first(7);
                    String next = null;
                    do {
                        Slice<HourEntry> slice = inner.entries(EntryFilter.ALL, page.after(next));
                        slice.items().forEach(entry -> aggregators.forEach(aggregator -> aggregator.add(entry)));
                        next = slice.next();
                        if (next != null) {
                            letOneCommit();
                        }
                    } while (next != null);
                    return aggregators.stream().map(HourAggregator::finish).toList();
                });
            }
        };
    }

    /** Answers reports for some days, and then for the others. */
    static Storage reportsInDays(Storage inner) {
        LocalDate half = LocalDate.of(2024, 4, 15);
        return new Meeting(inner, set -> set.puts().isEmpty() && isCorrection(set)) {
            @Override
            public List<HourTable> aggregateAll(List<HourQuery> queries) {
                return torn(() -> super.aggregateAll(queries), () -> {
                    List<HourTable> early = queries.stream()
                            .map(query -> inner.aggregate(within(query, null, half)))
                            .toList();
                    letOneCommit();
                    List<HourTable> all = new ArrayList<>();
                    for (int i = 0; i < early.size(); i++) {
                        HourTable late = inner.aggregate(within(queries.get(i), half.plusDays(1), null));
                        long sum = sum(early.get(i)) + sum(late);
                        all.add(HourTable.of(queries.get(i), 1, List.of(new long[] {sum})));
                    }
                    return all;
                });
            }
        };
    }

    private static boolean isCorrection(ChangeSet set) {
        return set.appends().size() == 1 && set.appends().get(0).entries().size() == 2;
    }

    private static HourQuery within(HourQuery query, @Nullable LocalDate from, @Nullable LocalDate to) {
        return HourQuery.of(query.by(), query.measures(), query.filter().within(from, to));
    }

    private static long sum(HourTable table) {
        return table.rows() == 0 ? 0 : table.value(0, 0);
    }

    /** Asks for the position when the rows are there. */
    static Storage positionReadLater(Storage inner) {
        return new Meeting(inner, set -> set.puts().isEmpty() && set.appends().size() == 1) {
            @Override
            public HourTable aggregate(HourQuery query) {
                return torn(() -> super.aggregate(query), () -> {
                    HourTable table = super.aggregate(query);
                    letOneCommit();
                    List<RecordedChange> feed = inner.changesAfter(0, PageRequest.MAX_LIMIT);
                    return table.at(
                            feed.isEmpty() ? 0 : feed.get(feed.size() - 1).position());
                });
            }
        };
    }

    /**
     * Is sound but for one read, the first after the first of the commits of one kind: the second of them happens amid it, and the third
     * after it, however the threads are scheduled.
     */
    private static class Meeting extends Forwarding {

        private final Predicate<ChangeSet> awaited;
        private final AtomicInteger commits = new AtomicInteger();
        private final AtomicBoolean torn = new AtomicBoolean();
        private final CompletableFuture<Boolean> reading = new CompletableFuture<>();
        private final CompletableFuture<Boolean> written = new CompletableFuture<>();
        private final CompletableFuture<Boolean> read = new CompletableFuture<>();

        Meeting(Storage inner, Predicate<ChangeSet> awaited) {
            super(inner);
            this.awaited = awaited;
        }

        @Override
        public final CommitReceipt commit(ChangeSet set) {
            if (!awaited.test(set)) {
                return super.commit(set);
            }
            boolean second = commits.get() == 1;
            if (second) {
                reading.join();
            }
            CommitReceipt receipt = super.commit(set);
            commits.incrementAndGet();
            if (second) {
                written.complete(true);
                read.join();
            }
            return receipt;
        }

        final <T> T torn(Supplier<T> sound, Supplier<T> tearing) {
            if (commits.get() == 0 || !torn.compareAndSet(false, true)) {
                return sound.get();
            }
            try {
                return tearing.get();
            } finally {
                reading.complete(true);
                read.complete(true);
            }
        }

        final void afterReading(int read, int all) {
            if (read == all / 2) {
                letOneCommit();
            }
        }

        final void letOneCommit() {
            reading.complete(true);
            written.join();
        }
    }

    /** A commit of the test that reads in every way meanwhile. */
    private static boolean isWide(ChangeSet set) {
        return set.puts().size() > 2 && !set.appends().isEmpty();
    }

    /** Takes two locks, each thread the one that the other has not. */
    static Storage deadlocking(Storage inner) {
        Lock left = new ReentrantLock();
        Lock right = new ReentrantLock();
        return new Forwarding(inner) {
            @Override
            public CommitReceipt commit(ChangeSet set) {
                boolean even = Thread.currentThread().getId() % 2 == 0;
                Lock first = even ? left : right;
                Lock second = even ? right : left;
                first.lock();
                try {
                    BrokenCommits.letOthersIn();
                    second.lock();
                    try {
                        return super.commit(set);
                    } finally {
                        second.unlock();
                    }
                } finally {
                    first.unlock();
                }
            }

            /** Whoever closes a storage waits for its writers. */
            @Override
            public void close() {
                left.lock();
                try {
                    super.close();
                } finally {
                    left.unlock();
                }
            }
        };
    }
}
