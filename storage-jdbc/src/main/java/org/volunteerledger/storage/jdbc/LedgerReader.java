package org.volunteerledger.storage.jdbc;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.PageCursor;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;

/** Reads accounts and entries. */
final class LedgerReader {

    /** The entries of a few days are fewer, and nearer to each other, than all that so many accounts have ever had. */
    private static final int MANY_ACCOUNTS = 200;

    private static final int FEW_DAYS = 10;

    private final String account;
    private final String entry;
    private final Dialect dialect;
    private final AtomicLong serial = new AtomicLong();

    LedgerReader(TableNames names, Dialect dialect) {
        this.account = names.table("account");
        this.entry = names.table("entry");
        this.dialect = dialect;
    }

    List<AccountState> accounts(Handle handle, Collection<AccountId> accounts) {
        Where where = new Where()
                .in("id", accounts.stream().map(AccountId::value).collect(Collectors.toCollection(TreeSet::new)));
        Map<AccountId, AccountState> stored = new HashMap<>();
        handle.createQuery("SELECT " + AccountRows.COLUMNS + " FROM " + account + where.sql())
                .map((row, context) -> AccountRows.read(row))
                .forEach(state -> stored.put(state.account(), state));
        return accounts.stream()
                .map(id -> stored.getOrDefault(id, AccountState.empty(id)))
                .toList();
    }

    Slice<AccountState> accounts(Handle handle, PageRequest page) {
        page.requireOwnOrder();
        List<?> fingerprint = List.of("account");
        Where where = new Where();
        if (page.after() != null) {
            where.and("id > ?", PageCursor.ids(fingerprint, page.after(), 1).get(0));
        }
        Query query = handle.createQuery("SELECT " + AccountRows.COLUMNS + " FROM " + account + where.sql()
                + " ORDER BY id" + dialect.limit(page.limit() + 1));
        where.bind(query, 0);
        List<AccountState> rows =
                query.map((row, context) -> AccountRows.read(row)).list();
        return Slice.cut(
                rows,
                page.limit(),
                last -> PageCursor.encode(fingerprint, List.of(last.account().value())));
    }

    Slice<HourEntry> entries(Handle handle, EntryFilter filter, PageRequest page) {
        page.requireOwnOrder();
        List<?> fingerprint = Arrays.asList("entry", filter);
        Where where = where(filter);
        if (page.after() != null) {
            List<Long> after = PageCursor.ids(fingerprint, page.after(), 2);
            Long account = after.get(0);
            // The first comparison is implied by the others; with it, databases start their walk of the index at the
            // right place.
            where.and(
                    "account >= ? AND (account > ? OR (account = ? AND sequence > ?))",
                    account,
                    account,
                    account,
                    after.get(1));
        }
        String sql = "SELECT " + EntryRows.columns() + " FROM " + entry + where.sql() + " ORDER BY account, sequence"
                + dialect.limit(page.limit() + 1);
        Query query = handle.createQuery(where.listing() ? dialect.unlikeOthers(sql, serial.incrementAndGet()) : sql);
        where.bind(query, 0);
        List<HourEntry> rows = query.map((row, context) -> EntryRows.read(row)).list();
        return Slice.cut(
                rows,
                page.limit(),
                last -> PageCursor.encode(fingerprint, List.of(last.account().value(), last.sequence())));
    }

    /** Which of some keys entries have. */
    Set<String> takenKeys(Handle handle, Collection<String> keys) {
        Set<String> taken = new HashSet<>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += EntryFilter.MAX_VALUES) {
            Where where = new Where()
                    .inTexts("entry_key", all.subList(from, Math.min(all.size(), from + EntryFilter.MAX_VALUES)));
            Query query = handle.createQuery("SELECT entry_key FROM " + entry + where.sql());
            where.bind(query, 0);
            taken.addAll(query.mapTo(String.class).list());
        }
        return taken;
    }

    /** Those of some entries that no entry takes back, and perhaps more such. */
    List<HourEntry> counting(Handle handle, Map<AccountId, Set<Long>> sequences) {
        Set<Long> any = new TreeSet<>();
        sequences.values().forEach(any::addAll);
        List<Long> ids = sequences.keySet().stream().map(AccountId::value).toList();
        Where where = new Where().in("g.account", ids).in("g.sequence", any);
        where.and("NOT EXISTS (SELECT 1 FROM " + entry + " v WHERE v.account = g.account AND v.voided = g.sequence)");
        return handle.createQuery("SELECT " + EntryRows.columns() + " FROM " + entry + " g" + where.sql())
                .map((row, context) -> EntryRows.read(row))
                .list();
    }

    /** The largest sequence among the entries of an account, whatever the account says. */
    long lastSequence(Handle handle, AccountId id) {
        return handle.createQuery("SELECT COALESCE(MAX(sequence), 0) FROM " + entry + " WHERE account = ?")
                .bind(0, id.value())
                .mapTo(Long.class)
                .one();
    }

    private Where where(EntryFilter filter) {
        Where where = Dimensions.where(filter.hours());
        Set<AccountId> accounts = filter.accounts();
        if (accounts != null) {
            boolean byDay = accounts.size() >= MANY_ACCOUNTS && isShort(filter.hours());
            where.in(
                    byDay ? dialect.withoutIndex("account") : "account",
                    accounts.stream().map(AccountId::value).toList());
        }
        if (filter.keys() != null) {
            where.inTexts("entry_key", filter.keys());
        }
        if (filter.changes() != null) {
            where.in("change_id", filter.changes());
        }
        return where;
    }

    private static boolean isShort(HourFilter filter) {
        LocalDate from = filter.from();
        LocalDate to = filter.to();
        return from != null && to != null && to.isBefore(from.plusDays(FEW_DAYS));
    }
}
