package org.volunteerledger.tck;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
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
 * The model that judges storages: lists and maps under one lock, written to be obviously right and for nothing else. Every read goes
 * through everything. It shares no code with the aggregation kernel or the paging of an adapter.
 */
public final class ReferenceStorage implements Storage {

    private final ReferenceContent content;
    private boolean closed;

    private ReferenceStorage(ReferenceContent content) {
        this.content = content;
    }

    /**
     * An empty storage.
     *
     * @return the storage
     */
    public static ReferenceStorage create() {
        return new ReferenceStorage(new ReferenceContent());
    }

    /**
     * A fixture of such storages.
     *
     * @return the fixture
     */
    public static StorageFixture fixture() {
        return new StorageFixture() {
            @Override
            public Storage open(org.junit.jupiter.api.TestInfo test) {
                return create();
            }

            @Override
            public Optional<Storage> openAgain(Storage storage) {
                return Optional.of(((ReferenceStorage) storage).again());
            }
        };
    }

    /**
     * A second handle on the same content.
     *
     * @return the handle
     */
    public ReferenceStorage again() {
        return new ReferenceStorage(content);
    }

    @Override
    public Set<Capability> capabilities() {
        return read(() -> Set.copyOf(EnumSet.allOf(Capability.class)));
    }

    @Override
    public <E> Optional<Versioned<E>> find(Kind<E> kind, long id) {
        return read(
                () -> content.rows(kind).stream().filter(row -> row.id() == id).findFirst());
    }

    @Override
    public <E> List<Versioned<E>> findAll(Kind<E> kind, Collection<Long> ids) {
        limit("ids", ids, Filter.MAX_VALUES);
        return read(() -> content.rows(kind).stream()
                .filter(row -> ids.contains(row.id()))
                .toList());
    }

    @Override
    public <E> Slice<Versioned<E>> list(Kind<E> kind, Filter filter, PageRequest page) {
        return read(() -> {
            ReferenceFilter<E> matching = new ReferenceFilter<>(kind);
            matching.check(filter);
            if (page.orderBy() != null) {
                matching.check(page.orderBy());
            }
            List<Versioned<E>> rows = content.rows(kind).stream()
                    .filter(row -> matching.matches(filter, row.entity()))
                    .toList();
            Function<Versioned<E>, Place> place = row ->
                    new Place(page.orderBy() == null ? null : matching.value(page.orderBy(), row.entity()), row.id());
            String query = kind + " " + filter + " " + page.orderBy() + " " + page.descending();
            return cut(query, rows, place, page);
        });
    }

    @Override
    public Counts count(Kind<?> kind, Filter filter, List<String> by) {
        return read(() -> countOf(kind, filter, by));
    }

    private <E> Counts countOf(Kind<E> kind, Filter filter, List<String> by) {
        ReferenceFilter<E> matching = new ReferenceFilter<>(kind);
        matching.check(filter);
        by.forEach(matching::check);
        Map<List<@Nullable Object>, Long> groups = new HashMap<>();
        for (Versioned<E> row : content.rows(kind)) {
            if (matching.matches(filter, row.entity())) {
                List<@Nullable Object> keys = new ArrayList<>();
                by.forEach(attribute -> keys.add(matching.value(attribute, row.entity())));
                groups.merge(keys, 1L, Long::sum);
            }
        }
        return new Counts(groups.entrySet().stream()
                .map(group -> new Counts.Row(group.getKey(), group.getValue()))
                .toList());
    }

    @Override
    public Map<UniqueKey, Long> owners(Collection<UniqueKey> keys) {
        limit("keys", keys, Filter.MAX_VALUES);
        return read(() -> content.owners.entrySet().stream()
                .filter(owned -> keys.contains(owned.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public List<AccountState> accounts(Collection<AccountId> accounts) {
        limit("accounts", accounts, EntryFilter.MAX_VALUES);
        return read(() -> accounts.stream().map(content::stateOf).toList());
    }

    @Override
    public Slice<AccountState> accounts(PageRequest page) {
        return read(() -> {
            requireOrderById(page);
            List<AccountState> states = content.entries.stream()
                    .map(HourEntry::account)
                    .distinct()
                    .map(content::stateOf)
                    .toList();
            return cut(
                    "accounts", states, state -> new Place(null, state.account().value()), page);
        });
    }

    @Override
    public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
        return read(() -> {
            requireOrderById(page);
            List<HourEntry> matching =
                    content.entries.stream().filter(filter::matches).toList();
            return cut(
                    "entries " + filter,
                    matching,
                    entry -> new Place(entry.account().value(), entry.sequence()),
                    page);
        });
    }

    @Override
    public HourTable aggregate(HourQuery query) {
        return read(() -> ReferenceReport.of(query, content.entries).at(content.changes.size()));
    }

    @Override
    public List<ChangeRecord> changes(Collection<String> keys) {
        limit("keys", keys, Filter.MAX_VALUES);
        return read(() -> content.changes.stream()
                .filter(change -> keys.contains(change.key()))
                .toList());
    }

    @Override
    public List<RecordedChange> changesAfter(long position, int limit) {
        Check.range("limit", limit, 1, PageRequest.MAX_LIMIT);
        return read(() -> {
            List<RecordedChange> recorded = new ArrayList<>();
            for (ChangeRecord change : content.changes) {
                recorded.add(new RecordedChange(recorded.size() + 1L, change));
            }
            return recorded.stream()
                    .filter(change -> change.position() > position)
                    .limit(limit)
                    .toList();
        });
    }

    @Override
    public CommitReceipt commit(ChangeSet changes) {
        return read(() -> content.commit(changes));
    }

    @Override
    public void close() {
        synchronized (content) {
            closed = true;
        }
    }

    /** One lock for everything: nothing is ever half done. */
    private <T> T read(java.util.function.Supplier<T> work) {
        synchronized (content) {
            if (closed) {
                throw new StorageUnavailable(StorageError.CLOSED, "The storage was closed.");
            }
            return work.get();
        }
    }

    /** Sorts everything, drops what is not after the cursor, and keeps what fits the page. */
    private <T> Slice<T> cut(String query, List<T> all, Function<T, Place> placeOf, PageRequest page) {
        Comparator<Place> order = page.descending() ? Place.ORDER.reversed() : Place.ORDER;
        Place after = page.after() == null ? null : content.placeOf(query, page.after());
        List<T> rest = all.stream()
                .filter(row -> after == null || order.compare(placeOf.apply(row), after) > 0)
                .sorted(Comparator.comparing(placeOf, order))
                .toList();
        if (rest.size() <= page.limit()) {
            return new Slice<>(rest, null);
        }
        List<T> items = rest.subList(0, page.limit());
        Place last = placeOf.apply(items.get(items.size() - 1));
        return new Slice<>(items, content.cursorOf(query, last));
    }

    private static void requireOrderById(PageRequest page) {
        if (page.orderBy() != null || page.descending()) {
            throw new InvalidInput(InputError.CONTRADICTION, "This list has one order only.");
        }
    }

    private static void limit(String field, Collection<?> values, int most) {
        Check.range(field, values.size(), 0, most);
    }

    /** Where a row stands in an order: an absent value before every other, then the id. */
    record Place(@Nullable Object value, long id) {

        static final Comparator<Place> ORDER = Comparator.<Place, @Nullable Object>comparing(
                        Place::value, Comparator.nullsFirst(Place::compareValues))
                .thenComparing(Place::id);

        private static int compareValues(@Nullable Object a, @Nullable Object b) {
            return a instanceof Long number
                    ? number.compareTo((Long) Objects.requireNonNull(b))
                    : String.valueOf(a).compareTo(String.valueOf(b));
        }
    }

    /** What several handles share. Guarded by its own monitor. */
    static final class ReferenceContent {

        private final Map<String, TreeMap<Long, Versioned<?>>> records = new TreeMap<>();
        private final Map<UniqueKey, Long> owners = new TreeMap<>();
        private final List<HourEntry> entries = new ArrayList<>();
        private final List<ChangeRecord> changes = new ArrayList<>();
        private final List<Map.Entry<String, Place>> cursors = new ArrayList<>();

        <E> List<Versioned<E>> rows(Kind<E> kind) {
            return records.getOrDefault(kind.name(), new TreeMap<>()).values().stream()
                    .map(row ->
                            new Versioned<>(row.id(), row.version(), kind.type().cast(row.entity())))
                    .toList();
        }

        AccountState stateOf(AccountId account) {
            AccountState state = AccountState.empty(account);
            for (HourEntry entry : entries) {
                state = entry.account().equals(account) ? state.after(entry) : state;
            }
            return state;
        }

        String cursorOf(String query, Place place) {
            cursors.add(Map.entry(query, place));
            return "cursor" + (cursors.size() - 1);
        }

        Place placeOf(String query, String cursor) {
            for (int i = 0; i < cursors.size(); i++) {
                if (cursor.equals("cursor" + i) && cursors.get(i).getKey().equals(query)) {
                    return cursors.get(i).getValue();
                }
            }
            throw new InvalidInput(StorageError.BAD_CURSOR, "The page cursor is not of this query.");
        }

        CommitReceipt commit(ChangeSet set) {
            Set<String> keys =
                    set.records().stream().map(ChangeRecord::key).collect(Collectors.toCollection(TreeSet::new));
            List<ChangeRecord> known = changes.stream()
                    .filter(change -> keys.contains(change.key()))
                    .toList();
            ReferenceChecks checks = new ReferenceChecks(set);
            if (checks.isReplay(known)) {
                return new CommitReceipt(true, checks.inOrderOfRequest(known));
            }
            checks.versions(this::versionOf);
            checks.accounts(this::stateOf);
            checks.uniqueKeys(owners);
            checks.entryKeys(entries);
            checks.voids(entries);
            for (ChangeSet.Put<?> put : set.puts()) {
                records.computeIfAbsent(put.kind().name(), kind -> new TreeMap<>())
                        .put(put.id(), new Versioned<>(put.id(), put.version(), put.entity()));
            }
            set.releases().forEach(release -> owners.remove(release.key()));
            set.claims().forEach(claim -> owners.put(claim.key(), claim.owner()));
            set.appends().forEach(append -> entries.addAll(append.entries()));
            changes.addAll(set.records());
            return new CommitReceipt(false, set.records());
        }

        private long versionOf(Kind<?> kind, long id) {
            Versioned<?> row =
                    records.getOrDefault(kind.name(), new TreeMap<>()).get(id);
            return row == null ? 0 : row.version();
        }
    }
}
