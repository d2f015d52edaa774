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

    /** All entries of the service book. */
    public static final HourFilter SERVICE = new HourFilter(null, null, EnumSet.of(Book.SERVICE), Map.of());

    /** All entries of both books. */
    public static final HourFilter EVERYTHING = new HourFilter(null, null, EnumSet.allOf(Book.class), Map.of());

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
        books = Collections.unmodifiableSet(EnumSet.copyOf(books));
        keys = keys.isEmpty() ? Collections.emptyMap() : copyOf(keys);
    }

    private static Map<Dimension, Set<Long>> copyOf(Map<Dimension, Set<Long>> keys) {
        Map<Dimension, Set<Long>> copy = new EnumMap<>(Dimension.class);
        keys.forEach((dimension, allowed) -> {
            Check.range("keys of " + dimension, allowed.size(), 0, MAX_KEYS);
            // A single key, the most frequent case by far, costs no tree.
            copy.put(
                    dimension,
                    allowed.size() == 1 ? Set.copyOf(allowed) : Collections.unmodifiableSet(new TreeSet<>(allowed)));
        });
        return Collections.unmodifiableMap(copy);
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
        Map<Dimension, Set<Long>> more = new EnumMap<>(Dimension.class);
        more.putAll(keys);
        Set<Long> both = Set.copyOf(allowed);
        Set<Long> before = keys.get(dimension);
        if (before != null) {
            both = new HashSet<>(allowed);
            both.retainAll(before);
        }
        more.put(dimension, both);
        return new HourFilter(from, to, books, more);
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
