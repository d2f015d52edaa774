package org.volunteerledger.cube;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
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
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** Passes everything on but reports, which the cube answers. */
final class CubeStorage implements Storage {

    private final Storage storage;
    private final Cube cube;
    private final Cube.Freshness freshness;

    CubeStorage(Storage storage, Cube cube, Cube.Freshness freshness) {
        this.storage = storage;
        this.cube = cube;
        this.freshness = freshness;
    }

    @Override
    public HourTable aggregate(HourQuery query) {
        return aggregateAll(List.of(query)).get(0);
    }

    /** All reports are of one moment. */
    @Override
    public List<HourTable> aggregateAll(List<HourQuery> queries) {
        if (freshness == Cube.Freshness.LATEST) {
            cube.refresh();
        } else {
            // A closed storage answers nothing, and says so.
            storage.capabilities();
        }
        return cube.aggregateAll(queries);
    }

    @Override
    public Set<Capability> capabilities() {
        return storage.capabilities();
    }

    @Override
    public <E> Optional<Versioned<E>> find(Kind<E> kind, long id) {
        return storage.find(kind, id);
    }

    @Override
    public <E> List<Versioned<E>> findAll(Kind<E> kind, Collection<Long> ids) {
        return storage.findAll(kind, ids);
    }

    @Override
    public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
        return storage.list(kind, filter, page);
    }

    @Override
    public Counts count(Kind<?> kind, Filter filter, List<String> by) {
        return storage.count(kind, filter, by);
    }

    @Override
    public Map<UniqueKey, Long> owners(Collection<UniqueKey> keys) {
        return storage.owners(keys);
    }

    @Override
    public List<AccountState> accounts(Collection<AccountId> accounts) {
        return storage.accounts(accounts);
    }

    @Override
    public Slice<AccountState> accounts(PageRequest page) {
        return storage.accounts(page);
    }

    @Override
    public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
        return storage.entries(filter, page);
    }

    @Override
    public List<ChangeRecord> changes(Collection<String> keys) {
        return storage.changes(keys);
    }

    @Override
    public List<RecordedChange> changesAfter(long position, int limit) {
        return storage.changesAfter(position, limit);
    }

    @Override
    public CommitReceipt commit(ChangeSet changes) {
        return storage.commit(changes);
    }

    @Override
    public void close() {
        storage.close();
    }
}
