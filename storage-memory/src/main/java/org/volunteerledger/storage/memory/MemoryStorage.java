package org.volunteerledger.storage.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.column.HourColumns;
import org.volunteerledger.aggregation.column.HourExplanation;
import org.volunteerledger.aggregation.column.StandingRollUp;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.CommitReceipt;
import org.volunteerledger.storage.Counts;
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

/**
 * Keeps everything in memory, until it is closed or the process ends. Thread-safe: a reader works on the snapshot that was published
 * when it started, never waits, and never sees half of a commit; commits are applied one after the other.
 */
public final class MemoryStorage implements Storage {

    private static final Set<Capability> CAPABILITIES =
            Set.of(Capability.OWN_TRANSACTIONS, Capability.CONCURRENT_COMMITS);

    private final ReentrantLock writing = new ReentrantLock();

    private final Supplier<HourColumns> emptyColumns;

    /** The newest snapshot, or null when closed. */
    private volatile @Nullable Snapshot published;

    /** Whether others write to, or look at, the logs of the newest snapshot; then the next commit copies them. */
    private boolean shared;

    private MemoryStorage(Supplier<HourColumns> emptyColumns, Snapshot first, boolean shared) {
        this.emptyColumns = emptyColumns;
        this.published = first;
        this.shared = shared;
    }

    /**
     * A new, empty storage whose large reports use all processors, by way of the common pool.
     *
     * @return the storage
     */
    public static MemoryStorage create() {
        return create(ForkJoinPool.commonPool(), Runtime.getRuntime().availableProcessors(), StandingRollUp.USUAL);
    }

    /**
     * A new, empty storage.
     *
     * @param executor where large reports get help; the asking thread always works too, and waits for no helper that has not begun
     * @param threads  how many threads one report uses at most, the asking one included, 1 to 1024
     * @param rollUps  what is kept summed up, such as {@link StandingRollUp#USUAL}; may be empty
     * @return the storage
     */
    public static MemoryStorage create(Executor executor, int threads, List<StandingRollUp> rollUps) {
        List<StandingRollUp> standing = List.copyOf(rollUps);
        Supplier<HourColumns> columns = () -> HourColumns.empty(executor, threads, standing);
        return new MemoryStorage(columns, Snapshot.empty(columns.get()), false);
    }

    /**
     * A new storage that begins with what another one held: the records, the ledger, the changes with their keys, positions and events.
     * The two have nothing to do with each other. That costs next to nothing; the first commit copies the ledger.
     *
     * @param snapshot what another storage held
     * @return the storage, which reports by the same executor, threads and roll-ups as the other one
     */
    public static MemoryStorage copyOf(MemorySnapshot snapshot) {
        return new MemoryStorage(snapshot.emptyColumns(), snapshot.content(), true);
    }

    /**
     * What is in this storage now, to come back to. Costs nothing, and holds on to memory for only what is changed later.
     *
     * @return a snapshot, which no later commit changes
     */
    public MemorySnapshot snapshot() {
        return new MemorySnapshot(present(), emptyColumns);
    }

    /**
     * Goes back to a snapshot, of this storage or of another one. Everything is as it was then: records and their versions, unique keys,
     * the ledger, the keys of requests (so a request that came later is new again), and the positions of changes, which are
     * given again to other changes. What has read on from a position, such as a {@link org.volunteerledger.cube.Cube}, must begin
     * anew. Ids are not kept here: a ledger goes on making new ones, so that none stands for two records. Going back costs next to
     * nothing; the first commit after it copies the ledger.
     *
     * <p>For all threads this is one step between two commits: a commit or a read that has begun is finished on what was there before. A
     * command, though, reads before it commits. One that is under way across this call is usually told that a version has moved, and
     * decides again, but a record may by chance have the version that it expects; so let commands finish first. The ledger is
     * safe even then: no entry is ever chained to another one than was read.
     *
     * @param snapshot where to go back to
     */
    public void restore(MemorySnapshot snapshot) {
        writing.lock();
        try {
            present();
            published = snapshot.content();
            shared = true;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public Set<Capability> capabilities() {
        present();
        return CAPABILITIES;
    }

    @Override
    public <E> Optional<Versioned<E>> find(Kind<E> kind, long id) {
        return present().table(kind).find(id);
    }

    @Override
    public <E> List<Versioned<E>> findAll(Kind<E> kind, Collection<Long> ids) {
        limit("ids", ids, Filter.MAX_VALUES);
        KindTable<E> table = present().table(kind);
        List<Versioned<E>> found = new ArrayList<>();
        new TreeSet<>(ids).forEach(id -> table.find(id).ifPresent(found::add));
        return List.copyOf(found);
    }

    @Override
    public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
        return present().table(kind).list(filter, page);
    }

    @Override
    public Counts count(Kind<?> kind, Filter filter, List<String> by) {
        return present().table(kind).count(filter, by);
    }

    @Override
    public Map<UniqueKey, Long> owners(Collection<UniqueKey> keys) {
        limit("keys", keys, Filter.MAX_VALUES);
        Snapshot snapshot = present();
        Map<UniqueKey, Long> owners = new HashMap<>();
        for (UniqueKey key : keys) {
            Long owner = snapshot.owners().get(key);
            if (owner != null) {
                owners.put(key, owner);
            }
        }
        return Map.copyOf(owners);
    }

    @Override
    public List<AccountState> accounts(Collection<AccountId> accounts) {
        limit("accounts", accounts, EntryFilter.MAX_VALUES);
        EntryStore entries = present().entries();
        return accounts.stream().map(entries::stateOf).toList();
    }

    @Override
    public Slice<AccountState> accounts(PageRequest page) {
        return present().entries().accounts(page);
    }

    @Override
    public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
        return present().entries().entries(filter, page);
    }

    /** {@inheritDoc} The table is exactly as of its position: no later change is in it. */
    @Override
    public HourTable aggregate(HourQuery query) {
        Snapshot snapshot = present();
        return snapshot.entries().aggregate(query).at(snapshot.changes().lastPosition());
    }

    /** All reports are of one moment. */
    @Override
    public List<HourTable> aggregateAll(List<HourQuery> queries) {
        Snapshot now = present();
        return queries.stream().map(now.entries()::aggregate).toList();
    }

    /**
     * Says how a report would be answered now, without answering it.
     *
     * @param query the query
     * @return the way, its cost, and the number of entries that the answer would take into account
     */
    public HourExplanation explain(HourQuery query) {
        return present().entries().explain(query);
    }

    @Override
    public List<ChangeRecord> changes(Collection<String> keys) {
        limit("keys", keys, Filter.MAX_VALUES);
        ChangeStore changes = present().changes();
        List<ChangeRecord> found = new ArrayList<>();
        for (String key : new TreeSet<>(keys)) {
            ChangeRecord change = changes.find(key);
            if (change != null) {
                found.add(change);
            }
        }
        return List.copyOf(found);
    }

    @Override
    public List<RecordedChange> changesAfter(long position, int limit) {
        Check.range("limit", limit, 1, PageRequest.MAX_LIMIT);
        return present().changes().after(position, limit);
    }

    @Override
    public CommitReceipt commit(ChangeSet changes) {
        writing.lock();
        try {
            Snapshot before = present();
            Optional<CommitReceipt> replayed = before.replayed(changes);
            if (replayed.isPresent()) {
                return replayed.get();
            }
            if (shared) {
                before = before.copiedInto(emptyColumns.get());
                published = before;
                shared = false;
            }
            published = before.with(changes);
            return new CommitReceipt(false, changes.records());
        } finally {
            writing.unlock();
        }
    }

    /** Forgets everything. A commit that is under way is finished first. */
    @Override
    public void close() {
        writing.lock();
        try {
            published = null;
        } finally {
            writing.unlock();
        }
    }

    private Snapshot present() {
        Snapshot snapshot = published;
        if (snapshot == null) {
            throw new StorageUnavailable(StorageError.CLOSED, "The storage was closed; what it kept is gone.");
        }
        return snapshot;
    }

    private static void limit(String field, Collection<?> values, int most) {
        Check.range(field, values.size(), 0, most);
    }
}
