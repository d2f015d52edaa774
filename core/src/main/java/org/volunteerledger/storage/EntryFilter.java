package org.volunteerledger.storage;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.HourEntry;

/**
 * Which entries of the ledger to read. All conditions hold together; a null set does not restrict, an empty one lets nothing in.
 *
 * @param hours    conditions on period, book and dimensions
 * @param accounts the accounts, or null
 * @param keys     the keys of entries, or null
 * @param changes  the ids of changes that the entries were committed with, or null
 */
public record EntryFilter(
        HourFilter hours,
        @Nullable Set<AccountId> accounts,
        @Nullable Set<String> keys,
        @Nullable Set<Long> changes) {

    /** The most accounts, keys or changes. */
    public static final int MAX_VALUES = 10_000;

    /** Every entry of both books. */
    public static final EntryFilter ALL = matching(HourFilter.EVERYTHING);

    /** Copies the sets. */
    public EntryFilter {
        Check.given("hours", hours);
        accounts = copy("accounts", accounts);
        keys = copy("keys", keys);
        changes = copy("changes", changes);
    }

    /**
     * Entries that a report counts.
     *
     * @param hours the report's filter
     * @return the filter
     */
    public static EntryFilter matching(HourFilter hours) {
        return new EntryFilter(hours, null, null, null);
    }

    /**
     * Entries of some accounts.
     *
     * @param accounts the accounts
     * @return the filter
     */
    public static EntryFilter of(Collection<AccountId> accounts) {
        return new EntryFilter(HourFilter.EVERYTHING, new TreeSet<>(accounts), null, null);
    }

    /**
     * Entries by their keys.
     *
     * @param keys the keys
     * @return the filter
     */
    public static EntryFilter keyed(Collection<String> keys) {
        return new EntryFilter(HourFilter.EVERYTHING, null, new TreeSet<>(keys), null);
    }

    /**
     * Whether an entry is let in.
     *
     * @param entry the entry
     * @return true if every condition holds
     */
    public boolean matches(HourEntry entry) {
        return (accounts == null || accounts.contains(entry.account()))
                && (keys == null || keys.contains(entry.key()))
                && (changes == null || changes.contains(entry.change()))
                && hours.matches(entry);
    }

    private static <T extends Comparable<T>> @Nullable Set<T> copy(String field, @Nullable Set<T> values) {
        if (values == null) {
            return null;
        }
        Check.range(field, values.size(), 0, MAX_VALUES);
        return Collections.unmodifiableSet(new TreeSet<>(values));
    }
}
