package org.volunteerledger.ordered;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.json.JsonCodec;
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
 * Step 7: the storage. Each method checks the limits that the contract states and hands over to the steps before. What remains here is the
 * end: a storage that was closed says so.
 */
public final class OrderedStorage implements Storage {

    private final Engine engine;
    private final Records records;
    private final Ledger ledger;

    /** Closing some engines under a running call ends the whole process, so closing waits for the calls. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private boolean closed;

    private OrderedStorage(Engine engine, Records records, Ledger ledger) {
        this.engine = engine;
        this.records = records;
        this.ledger = ledger;
    }

    /**
     * Opens what an engine keeps. The engine is closed with the storage, or when this fails.
     *
     * @param engine the engine
     * @param kinds  the kinds of records to keep, such as {@code VolunteerLedger.KINDS}
     * @return the storage
     * @throws org.volunteerledger.error.SchemaMismatch if another version of this adapter wrote what the engine keeps
     */
    public static OrderedStorage open(Engine engine, Collection<? extends Kind<?>> kinds) {
        JsonCodec codec = JsonCodec.shared();
        Records records = new Records(codec);
        try {
            Layout.check(engine, records, kinds);
            return new OrderedStorage(engine, records, new Ledger(codec));
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /**
     * A second storage on the same engine, for another part of the same process. The engine is closed with the last one.
     *
     * @return another storage with the same content
     */
    public OrderedStorage share() {
        return using(() -> new OrderedStorage(engine.share(), records, ledger));
    }

    /**
     * Whether {@link #close} was called.
     *
     * @return true if it was
     */
    public boolean isClosed() {
        use.readLock().lock();
        try {
            return closed;
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return using(engine::capabilities);
    }

    @Override
    public <E> Optional<Versioned<E>> find(Kind<E> kind, long id) {
        return read(view -> records.find(view, kind, id));
    }

    @Override
    public <E> List<Versioned<E>> findAll(Kind<E> kind, Collection<Long> ids) {
        Check.range("ids", ids.size(), 0, Filter.MAX_VALUES);
        return read(view -> {
            List<Versioned<E>> found = new ArrayList<>();
            view.prefetch(
                    Family.RECORDS,
                    ids.stream().map(id -> Keys.record(kind, id)).toList());
            new TreeSet<>(ids).forEach(id -> records.find(view, kind, id).ifPresent(found::add));
            return List.copyOf(found);
        });
    }

    @Override
    public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
        return read(view -> records.list(view, kind, filter, page));
    }

    @Override
    public Counts count(Kind<?> kind, Filter filter, List<String> by) {
        return read(view -> records.count(view, kind, filter, by));
    }

    @Override
    public Map<UniqueKey, Long> owners(Collection<UniqueKey> keys) {
        Check.range("keys", keys.size(), 0, Filter.MAX_VALUES);
        return read(view -> {
            Map<UniqueKey, Long> owners = new HashMap<>();
            view.prefetch(Family.OWNERS, keys.stream().map(Keys::of).toList());
            for (UniqueKey key : keys) {
                records.owner(view, key).ifPresent(owner -> owners.put(key, owner));
            }
            return Map.copyOf(owners);
        });
    }

    @Override
    public List<AccountState> accounts(Collection<AccountId> accounts) {
        Check.range("accounts", accounts.size(), 0, EntryFilter.MAX_VALUES);
        return read(view -> ledger.accounts(view, accounts));
    }

    @Override
    public Slice<AccountState> accounts(PageRequest page) {
        return read(view -> ledger.accounts(view, page));
    }

    @Override
    public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
        return read(view -> ledger.entries(view, filter, page));
    }

    @Override
    public HourTable aggregate(HourQuery query) {
        return aggregateAll(List.of(query)).get(0);
    }

    @Override
    public List<HourTable> aggregateAll(List<HourQuery> queries) {
        return using(() ->
                engine.aggregate(queries).orElseGet(() -> engine.read(view -> ledger.aggregate(view, queries))));
    }

    @Override
    public List<ChangeRecord> changes(Collection<String> keys) {
        Check.range("keys", keys.size(), 0, Filter.MAX_VALUES);
        return read(view -> ledger.changes(view, keys));
    }

    @Override
    public List<RecordedChange> changesAfter(long position, int limit) {
        Check.range("limit", limit, 1, PageRequest.MAX_LIMIT);
        return read(view -> ledger.changesAfter(view, position, limit));
    }

    @Override
    public CommitReceipt commit(ChangeSet changes) {
        return using(() -> engine.update(new Commit(changes, records, ledger)));
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                engine.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    private <T> T read(Function<View, T> reading) {
        return using(() -> engine.read(reading));
    }

    private <T> T using(Supplier<T> work) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new StorageUnavailable(StorageError.CLOSED, "The storage was closed.");
            }
            return work.get();
        } finally {
            use.readLock().unlock();
        }
    }
}
