package org.volunteerledger.aggregation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.HourEntry;

/**
 * Which entries count. All conditions hold together.
 *
 * @param from  the first service day, or null for no bound
 * @param to    the last service day, inclusive, or null for no bound
 * @param books the books; never empty
 * @param keys  for each dimension that is restricted, the keys that are let in; a dimension with an empty set lets nothing in
 */
public record HourFilter(
        @Nullable LocalDate from, @Nullable LocalDate to, Set<Book> books, Map<Dimension, Set<Long>> keys) {

    /** The most keys for one dimension. */
    public static final int MAX_KEYS = 10_000;

    private static final Set<Book> SERVICE_BOOK = Collections.unmodifiableSet(EnumSet.of(Book.SERVICE));
    private static final Set<Book> ALL_BOOKS = Collections.unmodifiableSet(EnumSet.allOf(Book.class));

    /** All entries of the service book. */
    public static final HourFilter SERVICE = new HourFilter(null, null, SERVICE_BOOK, Map.of());

    /** All entries of both books. */
    public static final HourFilter EVERYTHING = new HourFilter(null, null, ALL_BOOKS, Map.of());

    /** Copies the collections and checks the ranges. */
    public HourFilter {
        if (from != null && to != null && to.isBefore(from)) {
            throw new InvalidInput(
                    InputError.OUT_OF_RANGE,
                    "The period ends on " + to + ", before it starts on " + from + ".",
                    Map.of("from", from, "to", to));
        }
        if (books.isEmpty()) {
            throw new InvalidInput(InputError.MISSING, "At least one book must be given.");
        }
        books = copy(books);
        keys = copy(keys);
    }

    /** There are few combinations, and a filter is made for each question about one volunteer: they are shared. */
    private static Set<Book> copy(Set<Book> books) {
        if (SERVICE_BOOK.equals(books)) {
            return SERVICE_BOOK;
        }
        return ALL_BOOKS.equals(books) ? ALL_BOOKS : Collections.unmodifiableSet(EnumSet.copyOf(books));
    }

    /** No condition or one, the most frequent cases by far, cost no table of all dimensions. */
    private static Map<Dimension, Set<Long>> copy(Map<Dimension, Set<Long>> keys) {
        if (keys.size() <= 1) {
            for (Map.Entry<Dimension, Set<Long>> condition : keys.entrySet()) {
                return Map.of(condition.getKey(), copy(condition.getKey(), condition.getValue()));
            }
            return Map.of();
        }
        Map<Dimension, Set<Long>> copy = new EnumMap<>(Dimension.class);
        keys.forEach((dimension, allowed) -> copy.put(dimension, copy(dimension, allowed)));
        return Collections.unmodifiableMap(copy);
    }

    private static Set<Long> copy(Dimension dimension, Set<Long> allowed) {
        if (allowed.size() == 1) {
            return Set.copyOf(allowed);
        }
        if (allowed.size() > MAX_KEYS) {
            Check.range("keys of " + dimension, allowed.size(), 0, MAX_KEYS);
        }
        return Collections.unmodifiableSet(new TreeSet<>(allowed));
    }

    /**
     * The same filter within a period of service days.
     *
     * @param from the first day, or null
     * @param to   the last day, inclusive, or null
     * @return a new filter
     * @throws InvalidInput if the period ends before it starts
     */
    public HourFilter within(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new HourFilter(from, to, books, keys);
    }

    /**
     * The same filter for other books.
     *
     * @param books the books
     * @return a new filter
     */
    public HourFilter in(Set<Book> books) {
        return new HourFilter(from, to, books, keys);
    }

    /**
     * The same filter with one more condition; a dimension that is restricted already keeps what both let in.
     *
     * @param dimension the dimension
     * @param allowed   the keys to let in
     * @return a new filter
     */
    public HourFilter where(Dimension dimension, Collection<Long> allowed) {
        if (keys.isEmpty()) {
            return new HourFilter(from, to, books, Map.of(dimension, set(allowed)));
        }
        Map<Dimension, Set<Long>> more = new EnumMap<>(Dimension.class);
        more.putAll(keys);
        Set<Long> both = new HashSet<>(allowed);
        Set<Long> before = keys.get(dimension);
        if (before != null) {
            both.retainAll(before);
        }
        more.put(dimension, both);
        return new HourFilter(from, to, books, more);
    }

    private static Set<Long> set(Collection<Long> keys) {
        return keys.size() == 1 ? Set.of(keys.iterator().next()) : new HashSet<>(keys);
    }

    /**
     * Whether an entry counts.
     *
     * @param entry the entry
     * @return true if every condition holds
     */
    public boolean matches(HourEntry entry) {
        LocalDate day = entry.time().day();
        if ((from != null && day.isBefore(from)) || (to != null && day.isAfter(to)) || !books.contains(entry.book())) {
            return false;
        }
        for (Map.Entry<Dimension, Set<Long>> condition : keys.entrySet()) {
            if (!condition.getValue().contains(condition.getKey().keyOf(entry))) {
                return false;
            }
        }
        return true;
    }
}
