package org.volunteerledger.storage;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.StorageListener.Operation;

/** Any storage, with a listener that is told of every call. It answers what the storage answers. Thread-safe if the storage is. */
public final class ObservedStorage implements Storage {

    private final Storage storage;
    private final StorageListener listener;
    private final LongSupplier nanos;

    private ObservedStorage(Storage storage, StorageListener listener, LongSupplier nanos) {
        this.storage = storage;
        this.listener = listener;
        this.nanos = nanos;
    }

    /**
     * A storage with a listener.
     *
     * @param storage  the storage, which is closed together with this one
     * @param listener is told of every call
     * @return the same storage, observed
     */
    public static ObservedStorage of(Storage storage, StorageListener listener) {
        return of(storage, listener, System::nanoTime);
    }

    /**
     * A storage with a listener and a stop-watch of the caller's.
     *
     * @param storage  the storage, which is closed together with this one
     * @param listener is told of every call
     * @param nanos    nanoseconds since any moment, as {@link System#nanoTime} gives them
     * @return the same storage, observed
     */
    public static ObservedStorage of(Storage storage, StorageListener listener, LongSupplier nanos) {
        return new ObservedStorage(storage, listener, nanos);
    }

    @Override
    public Set<Capability> capabilities() {
        return storage.capabilities();
    }

    @Override
    public <E> Optional<Versioned<E>> find(Kind<E> kind, long id) {
        return observed(Operation.FIND, () -> storage.find(kind, id));
    }

    @Override
    public <E> List<Versioned<E>> findAll(Kind<E> kind, Collection<Long> ids) {
        return observed(Operation.FIND, () -> storage.findAll(kind, ids));
    }

    @Override
    public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
        return observed(Operation.LIST, () -> storage.list(kind, filter, page));
    }

    @Override
    public Counts count(Kind<?> kind, Filter filter, List<String> by) {
        return observed(Operation.COUNT, () -> storage.count(kind, filter, by));
    }

    @Override
    public Map<UniqueKey, Long> owners(Collection<UniqueKey> keys) {
        return observed(Operation.OWNERS, () -> storage.owners(keys));
    }

    @Override
    public List<AccountState> accounts(Collection<AccountId> accounts) {
        return observed(Operation.ACCOUNTS, () -> storage.accounts(accounts));
    }

    @Override
    public Slice<AccountState> accounts(PageRequest page) {
        return observed(Operation.ACCOUNTS, () -> storage.accounts(page));
    }

    @Override
    public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
        return observed(Operation.ENTRIES, () -> storage.entries(filter, page));
    }

    @Override
    public HourTable aggregate(HourQuery query) {
        return observed(Operation.AGGREGATE, () -> storage.aggregate(query));
    }

    @Override
    public List<HourTable> aggregateAll(List<HourQuery> queries) {
        return observed(Operation.AGGREGATE, () -> storage.aggregateAll(queries));
    }

    @Override
    public List<ChangeRecord> changes(Collection<String> keys) {
        return observed(Operation.CHANGES, () -> storage.changes(keys));
    }

    @Override
    public List<RecordedChange> changesAfter(long position, int limit) {
        return observed(Operation.FEED, () -> storage.changesAfter(position, limit));
    }

    @Override
    public CommitReceipt commit(ChangeSet changes) {
        return observed(Operation.COMMIT, () -> storage.commit(changes));
    }

    @Override
    public void close() {
        storage.close();
    }

    private <T> T observed(Operation operation, Supplier<T> call) {
        long begun = nanos.getAsLong();
        LedgerException failure = null;
        try {
            return call.get();
        } catch (LedgerException e) {
            failure = e;
            throw e;
        } finally {
            tell(operation, begun, failure);
        }
    }

    private void tell(Operation operation, long begun, @Nullable LedgerException failure) {
        listener.called(operation, Duration.ofNanos(nanos.getAsLong() - begun), failure);
    }
}
