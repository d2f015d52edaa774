package org.volunteerledger.ordered;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.volunteerledger.aggregation.HourAggregator;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Slice;

/**
 * Step 4: the ledger. Entries lie by account and sequence, so an account is one stretch of keys, and all of them together are in the
 * order in which {@code Storage.entries} gives them.
 */
final class Ledger {

    private final JsonCodec codec;

    Ledger(JsonCodec codec) {
        this.codec = codec;
    }

    List<AccountState> accounts(View view, Collection<AccountId> accounts) {
        view.prefetch(
                Family.ACCOUNTS,
                accounts.stream().map(account -> Keys.of(account.value())).toList());
        return accounts.stream().map(account -> account(view, account)).toList();
    }

    AccountState account(View view, AccountId account) {
        byte[] stored = view.get(Family.ACCOUNTS, Keys.of(account.value()));
        return stored == null ? AccountState.empty(account) : read(AccountState.class, stored);
    }

    Slice<AccountState> accounts(View view, PageRequest page) {
        List<String> query = List.of("accounts");
        page.requireOwnOrder();
        byte[] after = Paging.after(query, page);
        List<AccountState> found = new ArrayList<>();
        view.walk(Family.ACCOUNTS, Keys.EVERYTHING, after, false, (key, value) -> {
            found.add(read(AccountState.class, value));
            return found.size() <= page.limit();
        });
        return Paging.cut(query, page, found, last -> Keys.of(last.account().value()));
    }

    Slice<HourEntry> entries(View view, EntryFilter filter, PageRequest page) {
        List<Object> query = List.of("entries", filter);
        page.requireOwnOrder();
        byte[] after = Paging.after(query, page);
        List<HourEntry> found = new ArrayList<>();
        view.walkAll(Family.ENTRIES, prefixes(view, filter), after, (key, value) -> {
            HourEntry entry = read(HourEntry.class, value);
            if (filter.matches(entry)) {
                found.add(entry);
            }
            return found.size() <= page.limit();
        });
        return Paging.cut(query, page, found, last -> Keys.of(last.account().value(), last.sequence()));
    }

    /** Where to look for the entries of an answer, in order: what their keys begin with, or the whole key where it is known. */
    private static Set<byte[]> prefixes(View view, EntryFilter filter) {
        Set<byte[]> prefixes = new TreeSet<>(Keys.ORDER);
        if (filter.keys() != null) {
            view.prefetch(
                    Family.ENTRY_KEYS, filter.keys().stream().map(Keys::of).toList());
            for (String key : filter.keys()) {
                byte[] place = view.get(Family.ENTRY_KEYS, Keys.of(key));
                if (place != null) {
                    prefixes.add(place);
                }
            }
        } else if (filter.changes() != null) {
            for (long change : filter.changes()) {
                view.walk(Family.CHANGE_ENTRIES, Keys.of(change), null, false, (key, nothing) -> {
                    prefixes.add(Arrays.copyOfRange(key, Long.BYTES, key.length));
                    return true;
                });
            }
        } else if (filter.accounts() != null) {
            filter.accounts().forEach(account -> prefixes.add(Keys.of(account.value())));
        } else {
            prefixes.add(Keys.EVERYTHING);
        }
        return prefixes;
    }

    /**
     * Those of some entries that no later one takes back, for the rule of voids, which {@code Voids} checks. A walk shows what was stored
     * when the transaction began, so it never meets the voids that are being appended.
     */
    List<HourEntry> counting(View view, Map<AccountId, Set<Long>> sequences) {
        List<HourEntry> found = new ArrayList<>();
        sequences.forEach((account, asked) -> {
            Map<Long, HourEntry> counting = new TreeMap<>();
            byte[] before = Keys.of(account.value(), Collections.min(asked) - 1);
            view.walk(Family.ENTRIES, Keys.of(account.value()), before, false, (key, value) -> {
                HourEntry entry = read(HourEntry.class, value);
                counting.put(entry.sequence(), entry);
                counting.remove(entry.voided());
                return true;
            });
            found.addAll(counting.values());
        });
        return found;
    }

    /** An engine that cannot add up leaves it to the library's kernel: one walk over the entries answers every query. */
    List<HourTable> aggregate(View view, List<HourQuery> queries) {
        List<HourAggregator> reports = queries.stream().map(HourAggregator::of).toList();
        view.walk(Family.ENTRIES, Keys.EVERYTHING, null, false, (key, value) -> {
            HourEntry entry = read(HourEntry.class, value);
            reports.forEach(report -> report.add(entry));
            return true;
        });
        long position = view.lastPosition();
        return reports.stream().map(report -> report.finish().at(position)).toList();
    }

    List<ChangeRecord> changes(View view, Collection<String> keys) {
        List<ChangeRecord> found = new ArrayList<>();
        view.prefetch(Family.CHANGE_KEYS, keys.stream().map(Keys::of).toList());
        List<byte[]> positions = new ArrayList<>();
        for (String key : new TreeSet<>(keys)) {
            byte[] position = view.get(Family.CHANGE_KEYS, Keys.of(key));
            if (position != null) {
                positions.add(position);
            }
        }
        view.prefetch(Family.CHANGES, positions);
        for (byte[] position : positions) {
            byte[] stored = Optional.ofNullable(view.get(Family.CHANGES, position))
                    .orElseThrow(() -> Records.contradiction("change at", Keys.lastNumber(position)));
            found.add(read(ChangeRecord.class, stored));
        }
        return List.copyOf(found);
    }

    List<RecordedChange> changesAfter(View view, long position, int limit) {
        List<RecordedChange> found = new ArrayList<>();
        view.walk(Family.CHANGES, Keys.EVERYTHING, Keys.of(Math.max(0, position)), false, (key, value) -> {
            found.add(new RecordedChange(Keys.lastNumber(key), read(ChangeRecord.class, value)));
            return found.size() < limit;
        });
        return List.copyOf(found);
    }

    byte[] write(Object record) {
        return codec.write(record).getBytes(StandardCharsets.UTF_8);
    }

    private <T> T read(Class<T> type, byte[] stored) {
        return codec.read(type, new String(stored, StandardCharsets.UTF_8));
    }
}
