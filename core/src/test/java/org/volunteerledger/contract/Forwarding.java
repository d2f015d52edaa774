package org.volunteerledger.contract;

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

/** Passes every call on; broken storages override what they break. */
class Forwarding implements Storage {

    final Storage inner;

    Forwarding(Storage inner) {
        this.inner = inner;
    }

    @Override
    public Set<Capability> capabilities() {
        return inner.capabilities();
    }

    @Override
    public <E> Optional<Versioned<E>> find(Kind<E> kind, long id) {
        return inner.find(kind, id);
    }

    @Override
    public <E> List<Versioned<E>> findAll(Kind<E> kind, Collection<Long> ids) {
        return inner.findAll(kind, ids);
    }

    @Override
    public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
        return inner.list(kind, filter, page);
    }

    @Override
    public Counts count(Kind<?> kind, Filter filter, List<String> by) {
        return inner.count(kind, filter, by);
    }

    @Override
    public Map<UniqueKey, Long> owners(Collection<UniqueKey> keys) {
        return inner.owners(keys);
    }

    @Override
    public List<AccountState> accounts(Collection<AccountId> accounts) {
        return inner.accounts(accounts);
    }

    @Override
    public Slice<AccountState> accounts(PageRequest page) {
        return inner.accounts(page);
    }

    @Override
    public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
        return inner.entries(filter, page);
    }

    @Override
    public HourTable aggregate(HourQuery query) {
        return inner.aggregate(query);
    }

    @Override
    public List<ChangeRecord> changes(Collection<String> keys) {
        return inner.changes(keys);
    }

    @Override
    public List<RecordedChange> changesAfter(long position, int limit) {
        return inner.changesAfter(position, limit);
    }

    @Override
    public CommitReceipt commit(ChangeSet changes) {
        return inner.commit(changes);
    }

    @Override
    public void close() {
        inner.close();
    }
}
