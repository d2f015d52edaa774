package org.volunteerledger.storage;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.volunteerledger.ledger.HourEntry;

/** Walks over all pages of a list, holding one page at a time. */
public final class Pages {

    private Pages() {}

    /**
     * Visits every record that a filter lets in, by ascending id.
     *
     * @param storage the storage
     * @param kind    the kind
     * @param filter  which records
     * @param visitor called for each
     * @param <E>     their class
     */
    public static <E> void visit(Storage storage, Kind<E> kind, Filter filter, Consumer<Versioned<E>> visitor) {
        walk(page -> storage.list(kind, filter, page), visitor);
    }

    /**
     * All records that a filter lets in, by ascending id. For lists that fit into memory.
     *
     * @param storage the storage
     * @param kind    the kind
     * @param filter  which records
     * @param <E>     their class
     * @return the records
     */
    public static <E> List<Versioned<E>> all(Storage storage, Kind<E> kind, Filter filter) {
        List<Versioned<E>> all = new ArrayList<>();
        visit(storage, kind, filter, all::add);
        return all;
    }

    /**
     * Reads several records, however many: a call for every {@value Filter#MAX_VALUES} ids.
     *
     * @param storage the storage
     * @param kind    their kind
     * @param ids     their ids; repeated ones are read once
     * @param <E>     their class
     * @return those that exist, by id
     */
    public static <E> Map<Long, Versioned<E>> byId(Storage storage, Kind<E> kind, Collection<Long> ids) {
        List<Long> sorted = ids.stream().distinct().sorted().toList();
        Map<Long, Versioned<E>> found = new HashMap<>();
        for (List<Long> part : Lists.partition(sorted, Filter.MAX_VALUES)) {
            storage.findAll(kind, part).forEach(each -> found.put(each.id(), each));
        }
        return found;
    }

    /**
     * Visits every entry that a filter lets in, by ascending account and sequence.
     *
     * @param storage the storage
     * @param filter  which entries
     * @param visitor called for each
     */
    public static void visitEntries(Storage storage, EntryFilter filter, Consumer<HourEntry> visitor) {
        walk(page -> storage.entries(filter, page), visitor);
    }

    private static <T> void walk(Function<PageRequest, Slice<T>> read, Consumer<T> visitor) {
        PageRequest page = PageRequest.first(PageRequest.MAX_LIMIT);
        Slice<T> slice;
        do {
            slice = read.apply(page);
            slice.items().forEach(visitor);
            page = page.after(slice.next());
        } while (slice.next() != null);
    }
}
