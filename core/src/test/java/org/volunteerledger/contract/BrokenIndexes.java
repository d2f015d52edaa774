package org.volunteerledger.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.tck.TckKinds;

/** Slips of an adapter on a store of ordered keys, which keeps its indexes by itself. */
final class BrokenIndexes {

    private BrokenIndexes() {}

    /** Keeps its index of texts without regard to case, and puts them into that order. */
    static Storage caseBlindOrder(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
                Slice<Versioned<E>> slice = super.list(kind, filter, page);
                if (slice.next() != null
                        || page.after() != null
                        || !TckKinds.NAME.name().equals(page.orderBy())) {
                    return slice;
                }
                Comparator<Versioned<E>> order = Comparator.comparing(
                        row -> String.valueOf(
                                kind.attribute("name").orElseThrow().valueOf(row.entity())),
                        String.CASE_INSENSITIVE_ORDER);
                List<Versioned<E>> rows = new ArrayList<>(slice.items());
                rows.sort(page.descending() ? order.reversed() : order);
                return new Slice<>(rows, null);
            }
        };
    }

    /** Has no end after the name of a kind, so a walk over one comes upon the other. */
    static Storage kindsRunTogether(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
                if (kind.name().equals(TckKinds.ITEM.name())
                        && !super.list(TckKinds.PLAIN, Filter.ALL, PageRequest.first(1))
                                .items()
                                .isEmpty()) {
                    throw new Corrupt(StorageError.UNREADABLE, "What is stored is no item.");
                }
                return super.list(kind, filter, page);
            }
        };
    }

    /** Looks one row too few ahead, so a full page of entries never is the last. */
    static Storage cursorAfterTheLastEntries(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
                Slice<HourEntry> slice = super.entries(filter, page);
                return slice.items().size() < page.limit() ? slice : new Slice<>(slice.items(), "more");
            }
        };
    }

    /** The same with accounts. */
    static Storage cursorAfterTheLastAccounts(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public Slice<AccountState> accounts(PageRequest page) {
                Slice<AccountState> slice = super.accounts(page);
                return slice.items().size() < page.limit() ? slice : new Slice<>(slice.items(), "more");
            }
        };
    }

    /** Answers a key as often as it is asked for. */
    static Storage changesAgain(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public List<ChangeRecord> changes(Collection<String> keys) {
                List<ChangeRecord> found = super.changes(keys);
                return keys.stream()
                        .flatMap(key ->
                                found.stream().filter(record -> record.key().equals(key)))
                        .toList();
            }
        };
    }

    /** Finds the entries of a change by an index in memory only. */
    static Storage changesNotIndexed(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
                return filter.changes() == null ? super.entries(filter, page) : new Slice<>(List.of(), null);
            }
        };
    }

    /** Finds records by an index of their values in memory only. */
    static Storage valuesNotIndexed(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
                return filter.equals(Filter.ALL) && page.orderBy() == null
                        ? super.list(kind, filter, page)
                        : new Slice<>(List.of(), null);
            }
        };
    }

    /** Lets the engine be closed under those who are in it, and passes on what it says then. */
    static Storage closedUnderReaders(Storage inner) {
        return new Forwarding(inner) {
            @Override
            public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
                try {
                    return super.entries(filter, page);
                } catch (StorageUnavailable e) {
                    throw new StorageUnavailable(StorageError.UNREACHABLE, "The file is closed.");
                }
            }
        };
    }
}
