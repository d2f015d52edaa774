package org.volunteerledger.storage.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.column.HourColumns;
import org.volunteerledger.aggregation.column.HourExplanation;
import org.volunteerledger.aggregation.column.HourView;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.LedgerAppend;
import org.volunteerledger.storage.PageCursor;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;

/** The ledger as one snapshot sees it. The log of entries and the index of their keys are shared; the rest is immutable. */
final class EntryStore {

    private static final List<String> ACCOUNTS = List.of("accounts");

    /**
     * An account.
     *
     * @param state its state
     * @param rows  the rows of its entries, by sequence
     */
    private record Account(AccountState state, RowList rows) {}

    private final AppendLog<HourEntry> log;
    private final KeyIndex keys;

    /** The same entries in the same rows as in the log. */
    private final HourColumns columns;

    private final HourView view;
    private final int size;
    private final SortedTree<AccountId, Account> accounts;
    private final SortedTree<Long, RowList> changes;

    private EntryStore(
            AppendLog<HourEntry> log,
            KeyIndex keys,
            HourColumns columns,
            int size,
            SortedTree<AccountId, Account> accounts,
            SortedTree<Long, RowList> changes) {
        this.log = log;
        this.keys = keys;
        this.columns = columns;
        this.view = columns.view();
        this.size = size;
        this.accounts = accounts;
        this.changes = changes;
    }

    static EntryStore empty(HourColumns columns) {
        AppendLog<HourEntry> log = new AppendLog<>();
        return new EntryStore(
                log,
                new KeyIndex(row -> log.get(row).key()),
                columns,
                0,
                SortedTree.empty(Comparator.<AccountId>naturalOrder()),
                SortedTree.empty(Comparator.<Long>naturalOrder()));
    }

    /** The same entries in a log, an index and columns of its own, so that what follows them is seen by nobody else. */
    EntryStore copiedInto(HourColumns empty) {
        AppendLog<HourEntry> copy = new AppendLog<>();
        KeyIndex index = new KeyIndex(row -> copy.get(row).key());
        for (int row = 0; row < size; row++) {
            HourEntry entry = log.get(row);
            copy.set(row, entry);
            index.add(row);
            if (entry.kind() == EntryKind.VOID) {
                empty.takeBack(rowOf(entry.account(), entry.voided()));
            } else {
                empty.grant(entry);
            }
        }
        return new EntryStore(
                copy,
                index,
                empty,
                size,
                mapped(accounts, account -> new Account(account.state, account.rows.apart())),
                mapped(changes, RowList::apart));
    }

    private static <K extends Comparable<K>, V> SortedTree<K, V> mapped(
            SortedTree<K, V> tree, UnaryOperator<V> change) {
        List<K> keys = new ArrayList<>(tree.size());
        List<V> values = new ArrayList<>(tree.size());
        SortedTree.Walk<K, V> walk = tree.up(0);
        while (walk.next()) {
            keys.add(walk.key());
            values.add(change.apply(walk.value()));
        }
        return SortedTree.<K, V>empty(Comparator.naturalOrder()).withAll(keys, values);
    }

    boolean hasKey(String key) {
        return keys.find(key, size) >= 0;
    }

    AccountState stateOf(AccountId id) {
        Account account = accounts.get(id);
        return account == null ? AccountState.empty(id) : account.state;
    }

    /** Those of some entries that still count. */
    List<HourEntry> counting(Map<AccountId, Set<Long>> sequences) {
        List<HourEntry> found = new ArrayList<>();
        sequences.forEach((id, ofAccount) -> {
            for (long sequence : ofAccount) {
                int row = rowOf(id, sequence);
                if (columns.counts(row)) {
                    found.add(log.get(row));
                }
            }
        });
        return found;
    }

    /** The store with more entries. Only ever called on the newest snapshot, by one thread at a time. */
    EntryStore with(List<LedgerAppend> appends) {
        int row = size;
        List<AccountId> ids = new ArrayList<>(appends.size());
        List<Account> touchedAccounts = new ArrayList<>(appends.size());
        Map<Long, RowList> touched = new HashMap<>();
        for (LedgerAppend append : appends) {
            Account before = accounts.get(append.account());
            RowList rows = before == null ? RowList.EMPTY : before.rows;
            for (HourEntry entry : append.entries()) {
                log.set(row, entry);
                keys.add(row);
                if (entry.kind() == EntryKind.VOID) {
                    columns.takeBack(rows.get((int) entry.voided() - 1));
                } else {
                    columns.grant(entry);
                }
                rows = rows.with(row);
                RowList ofChange = touched.computeIfAbsent(entry.change(), this::rowsOf);
                touched.put(entry.change(), ofChange.with(row));
                row++;
            }
            ids.add(append.account());
            touchedAccounts.add(new Account(append.after(), rows));
        }
        SortedTree<Long, RowList> moreChanges = changes;
        for (Map.Entry<Long, RowList> change : touched.entrySet()) {
            moreChanges = moreChanges.with(change.getKey(), change.getValue());
        }
        return new EntryStore(log, keys, columns, row, accounts.withAll(ids, touchedAccounts), moreChanges);
    }

    Slice<AccountState> accounts(PageRequest page) {
        page.requireOwnOrder();
        AccountId after = page.after() == null
                ? null
                : new AccountId(PageCursor.ids(ACCOUNTS, page.after(), 1).get(0));
        List<AccountState> states = new ArrayList<>();
        SortedTree.Walk<AccountId, Account> walk = accounts.up(after == null ? 0 : positionAfter(after));
        while (states.size() <= page.limit() && walk.next()) {
            states.add(walk.value().state);
        }
        return Slice.cut(
                states,
                page.limit(),
                last -> PageCursor.encode(ACCOUNTS, List.of(last.account().value())));
    }

    Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
        page.requireOwnOrder();
        List<Object> query = List.of("entries", filter);
        Place after = page.after() == null ? null : Place.of(PageCursor.ids(query, page.after(), 2));
        List<HourEntry> found = filter.keys() != null || filter.changes() != null
                ? gather(filter, after)
                : walk(filter, after, page.limit());
        return Slice.cut(
                found,
                page.limit(),
                last -> PageCursor.encode(query, List.of(last.account().value(), last.sequence())));
    }

    HourTable aggregate(HourQuery query) {
        return view.aggregate(query);
    }

    HourExplanation explain(HourQuery query) {
        return view.explain(query);
    }

    /** The place of an entry in the order of the ledger. */
    private record Place(long account, long sequence) {

        static Place of(List<Long> keys) {
            return new Place(keys.get(0), keys.get(1));
        }

        boolean isBefore(HourEntry entry) {
            long other = entry.account().value();
            return account < other || (account == other && sequence < entry.sequence());
        }
    }

    private List<HourEntry> gather(EntryFilter filter, @Nullable Place after) {
        List<HourEntry> found = new ArrayList<>();
        for (int row : filter.keys() != null ? rowsOfKeys(filter.keys()) : rowsOfChanges(filter.changes())) {
            HourEntry entry = log.get(row);
            if ((after == null || after.isBefore(entry)) && filter.matches(entry)) {
                found.add(entry);
            }
        }
        found.sort(Comparator.comparing(HourEntry::account).thenComparing(HourEntry::sequence));
        return found;
    }

    private List<Integer> rowsOfKeys(Set<String> wanted) {
        List<Integer> rows = new ArrayList<>();
        for (String key : wanted) {
            int row = keys.find(key, size);
            if (row >= 0) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<Integer> rowsOfChanges(@Nullable Set<Long> wanted) {
        List<Integer> rows = new ArrayList<>();
        for (Long change : wanted == null ? Set.<Long>of() : wanted) {
            RowList list = rowsOf(change);
            for (int i = 0; i < list.size(); i++) {
                rows.add(list.get(i));
            }
        }
        return rows;
    }

    /** Goes through the accounts in their order, until there is one entry more than fits the page. */
    private List<HourEntry> walk(EntryFilter filter, @Nullable Place after, int limit) {
        List<HourEntry> found = new ArrayList<>();
        if (filter.accounts() != null) {
            TreeSet<AccountId> wanted = new TreeSet<>(filter.accounts());
            for (AccountId id : after == null ? wanted : wanted.tailSet(new AccountId(after.account))) {
                Account account = accounts.get(id);
                if (account != null && found.size() <= limit) {
                    take(account, filter, after, limit, found);
                }
            }
            return found;
        }
        SortedTree.Walk<AccountId, Account> walk =
                accounts.up(after == null ? 0 : accounts.rank(new AccountId(after.account)));
        while (found.size() <= limit && walk.next()) {
            take(walk.value(), filter, after, limit, found);
        }
        return found;
    }

    private void take(
            Account account, EntryFilter filter, @Nullable Place after, int limit, Collection<HourEntry> found) {
        boolean begun = after != null && account.state.account().value() == after.account;
        int first = begun && after != null ? (int) Math.min(after.sequence, account.rows.size()) : 0;
        for (int i = first; i < account.rows.size() && found.size() <= limit; i++) {
            HourEntry entry = log.get(account.rows.get(i));
            if (filter.matches(entry)) {
                found.add(entry);
            }
        }
    }

    private int rowOf(AccountId id, long sequence) {
        Account account = Objects.requireNonNull(accounts.get(id), "an account with entries");
        return account.rows.get((int) sequence - 1);
    }

    private RowList rowsOf(long change) {
        RowList rows = changes.get(change);
        return rows == null ? RowList.EMPTY : rows;
    }

    private int positionAfter(AccountId account) {
        int rank = accounts.rank(account);
        return accounts.get(account) == null ? rank : rank + 1;
    }
}
