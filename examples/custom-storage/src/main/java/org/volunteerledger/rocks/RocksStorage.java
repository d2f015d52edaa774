package org.volunteerledger.rocks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
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
public final class RocksStorage implements Storage {

    private static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.allOf(Capability.class));

    private final Database database;
    private final Records records;
    private final Ledger ledger;
    private volatile boolean closed;

    private RocksStorage(Database database, Records records, Ledger ledger) {
        this.database = database;
        this.records = records;
        this.ledger = ledger;
    }

    /**
     * Opens a folder, or makes it.
     *
     * @param folder the folder, whose parent exists; no other process has it open
     * @param kinds  the kinds of records to keep, such as {@code VolunteerLedger.KINDS}
     * @return the storage
     * @throws StorageUnavailable if the folder cannot be opened
     * @throws org.volunteerledger.error.SchemaMismatch if another version of this adapter made the folder
     */
    public static RocksStorage open(Path folder, Collection<? extends Kind<?>> kinds) {
        JsonCodec codec = JsonCodec.create();
        Records records = new Records(codec);
        return new RocksStorage(Database.open(folder, records, kinds), records, new Ledger(codec));
    }

    /**
     * A second handle on the same open folder, for another part of the same process. The folder is closed with the last handle.
     *
     * @return another storage with the same content
     */
    public RocksStorage share() {
        return during(database.end(), () -> {
            database.share();
            return new RocksStorage(database, records, ledger);
        });
    }

    @Override
    public Set<Capability> capabilities() {
        return during(database.use(), () -> CAPABILITIES);
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
            for (UniqueKey key : keys) {
                records.owner(view, key).ifPresent(owner -> owners.put(key, owner));
            }
            return Map.copyOf(owners);
        });
    }

    @Override
    public List<AccountState> accounts(Collection<AccountId> accounts) {
        Check.range("accounts", accounts.size(), 0, EntryFilter.MAX_VALUES);
        return read(view ->
                accounts.stream().map(account -> ledger.account(view, account)).toList());
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
        return read(view -> ledger.aggregate(view, queries));
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
        return during(
                database.use(),
                () -> database.update(update -> {
                    Optional<CommitReceipt> replayed = new Commit(update, changes, records, ledger).prepare();
                    if (replayed.isPresent()) {
                        return replayed.get();
                    }
                    List<byte[]> written =
                            changes.records().stream().map(ledger::write).toList();
                    List<byte[]> keys = changes.records().stream()
                            .map(record -> Keys.of(record.key()))
                            .toList();
                    database.commit(update, keys, written);
                    return new CommitReceipt(false, changes.records());
                }));
    }

    @Override
    public void close() {
        Lock end = database.end();
        end.lock();
        try {
            if (!closed) {
                closed = true;
                database.release();
            }
        } finally {
            end.unlock();
        }
    }

    /** Whether {@link #close} was called. */
    boolean isClosed() {
        return closed;
    }

    private <T> T read(Function<View, T> reading) {
        return during(database.use(), () -> database.read(reading));
    }

    private <T> T during(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new StorageUnavailable(StorageError.CLOSED, "The storage was closed.");
            }
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
