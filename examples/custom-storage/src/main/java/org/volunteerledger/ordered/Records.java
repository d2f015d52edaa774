package org.volunteerledger.ordered;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.Conditions;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/**
 * Step 3: the records of the domain. A {@link Kind} says what there is to know about one, so that no line here is about volunteers or
 * teams: {@link JsonCodec} makes the record a text and back, and the attributes give the keys of the index.
 */
final class Records {

    /** How many records are got at once. */
    private static final int PORTION = 500;

    private static final PageRequest EVERY_ROW = PageRequest.first(PageRequest.MAX_LIMIT);

    private final JsonCodec codec;

    Records(JsonCodec codec) {
        this.codec = codec;
    }

    /** The version of a record, 0 if there is none. */
    long version(View view, Kind<?> kind, long id) {
        byte[] stored = view.get(Family.RECORDS, Keys.record(kind, id));
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    <E> Optional<Versioned<E>> find(View view, Kind<E> kind, long id) {
        byte[] stored = view.get(Family.RECORDS, Keys.record(kind, id));
        return stored == null ? Optional.empty() : Optional.of(read(kind, id, stored));
    }

    <E> Versioned<E> read(Kind<E> kind, long id, byte[] stored) {
        String json = new String(stored, Long.BYTES, stored.length - Long.BYTES, StandardCharsets.UTF_8);
        return new Versioned<>(id, ByteBuffer.wrap(stored).getLong(), codec.read(kind.type(), json));
    }

    /** Writes a record, and moves it in the index. */
    <E> void put(Update update, ChangeSet.Put<E> put) {
        Kind<E> kind = put.kind();
        Set<byte[]> now = indexKeys(kind, put.id(), put.entity());
        find(update, kind, put.id()).ifPresent(before -> {
            for (byte[] old : indexKeys(kind, put.id(), before.entity())) {
                if (!now.remove(old)) {
                    update.delete(Family.INDEX, old);
                }
            }
        });
        now.forEach(key -> update.put(Family.INDEX, key, Keys.EVERYTHING));
        byte[] json = codec.write(put.entity()).getBytes(StandardCharsets.UTF_8);
        update.put(Family.RECORDS, Keys.record(kind, put.id()), Keys.join(Keys.of(put.version()), json));
    }

    /** The keys of a record in the index, one for each attribute. */
    <E> Set<byte[]> indexKeys(Kind<E> kind, long id, E entity) {
        Set<byte[]> keys = new TreeSet<>(Keys.ORDER);
        for (Attribute<E> attribute : kind.attributes()) {
            keys.add(Keys.join(Keys.index(kind, attribute), Keys.value(attribute.valueOf(entity)), Keys.of(id)));
        }
        return keys;
    }

    /** The id of the record that owns a unique key. */
    Optional<Long> owner(View view, UniqueKey key) {
        return Optional.ofNullable(view.get(Family.OWNERS, Keys.of(key))).map(Keys::lastNumber);
    }

    <E> Slice<Versioned<E>> list(View view, Kind<E> kind, Filter filter, PageRequest page) {
        Conditions<E> conditions = Conditions.of(kind, filter);
        Attribute<E> orderBy = page.orderBy() == null ? null : Conditions.attribute(kind, page.orderBy());
        List<Object> query = List.of(kind, filter, String.valueOf(orderBy), page.descending());
        byte[] after = Paging.after(query, page);
        Source source = source(kind, conditions, orderBy);
        Comparator<byte[]> order = page.descending() ? Keys.ORDER.reversed() : Keys.ORDER;
        // One more than the page has, to know whether there is a next one.
        TreeMap<byte[], Versioned<E>> found = new TreeMap<>(order);
        for (byte[] prefix : source.prefixes) {
            byte[] start = source.inOrder && after != null ? Keys.join(prefix, after) : null;
            walk(view, kind, source, prefix, start, page, row -> {
                byte[] place = place(orderBy, row);
                if ((after == null || order.compare(place, after) > 0) && conditions.match(row.entity())) {
                    found.put(place, row);
                    if (found.size() > page.limit() + 1) {
                        found.pollLastEntry();
                    }
                }
                return !source.inOrder || found.size() <= page.limit();
            });
        }
        return Paging.cut(query, page, List.copyOf(found.values()), last -> place(orderBy, last));
    }

    <E> Counts count(View view, Kind<E> kind, Filter filter, List<String> by) {
        Conditions<E> conditions = Conditions.of(kind, filter);
        List<Attribute<E>> attributes =
                by.stream().map(name -> Conditions.attribute(kind, name)).toList();
        Source source = source(kind, conditions, null);
        Map<List<@Nullable Object>, Long> groups = new HashMap<>();
        for (byte[] prefix : source.prefixes) {
            walk(view, kind, source, prefix, null, EVERY_ROW, row -> {
                E entity = row.entity();
                if (conditions.match(entity)) {
                    List<@Nullable Object> group = new ArrayList<>();
                    attributes.forEach(attribute -> group.add(attribute.valueOf(entity)));
                    groups.merge(group, 1L, Long::sum);
                }
                return true;
            });
        }
        return new Counts(groups.entrySet().stream()
                .map(group -> new Counts.Row(group.getKey(), group.getValue()))
                .toList());
    }

    /**
     * Where to look for the records of an answer.
     *
     * @param prefixes what their keys there begin with
     * @param inOrder  whether they come in the order that was asked for, so that the page can begin at its place and end when it is full
     */
    private record Source(Family family, List<byte[]> prefixes, boolean inOrder) {}

    /** The first condition that an index answers; without one, the index of the order; without that, all records. */
    private static <E> Source source(Kind<E> kind, Conditions<E> conditions, @Nullable Attribute<E> orderBy) {
        for (Conditions.Condition<E> condition : conditions.all()) {
            List<byte[]> values = values(condition.filter());
            if (values != null && condition.attribute().indexed()) {
                byte[] index = Keys.index(kind, condition.attribute());
                boolean inOrder = orderBy == null && condition.filter() instanceof Filter.Equal;
                return new Source(
                        Family.INDEX,
                        values.stream().map(value -> Keys.join(index, value)).toList(),
                        inOrder);
            }
        }
        return orderBy == null
                ? new Source(Family.RECORDS, List.of(Keys.records(kind)), true)
                : new Source(Family.INDEX, List.of(Keys.index(kind, orderBy)), true);
    }

    /** What the values that a condition lets in begin with, or null if it is better not to ask an index. */
    private static @Nullable List<byte[]> values(Filter condition) {
        if (condition instanceof Filter.Equal equal) {
            return List.of(Keys.value(equal.value()));
        }
        if (condition instanceof Filter.In in) {
            return in.values().stream().map(Keys::value).toList();
        }
        return condition instanceof Filter.Prefix prefix ? List.of(Keys.valuePrefix(prefix.prefix())) : null;
    }

    /**
     * Shows the records of a source. An index has their ids only, so they are got in portions, each of which the engine can fetch at once.
     */
    private <E> void walk(
            View view,
            Kind<E> kind,
            Source source,
            byte[] prefix,
            byte @Nullable [] start,
            PageRequest page,
            Predicate<Versioned<E>> visitor) {
        if (source.family == Family.RECORDS) {
            view.walk(
                    Family.RECORDS,
                    prefix,
                    start,
                    page.descending(),
                    (key, value) -> visitor.test(read(kind, Keys.lastNumber(key), value)));
            return;
        }
        int portion = Math.min(page.limit() + 1, PORTION);
        byte[] after = start;
        boolean more = true;
        while (more) {
            List<byte[]> keys = new ArrayList<>();
            view.walk(source.family, prefix, after, page.descending(), (key, nothing) -> {
                keys.add(key);
                return keys.size() < portion;
            });
            more = show(view, kind, keys, visitor) && keys.size() == portion;
            after = more ? keys.get(keys.size() - 1) : null;
        }
    }

    /** Whether the visitor wants more. */
    private <E> boolean show(View view, Kind<E> kind, List<byte[]> indexKeys, Predicate<Versioned<E>> visitor) {
        List<Long> ids = indexKeys.stream().map(Keys::lastNumber).toList();
        view.prefetch(
                Family.RECORDS, ids.stream().map(id -> Keys.record(kind, id)).toList());
        for (long id : ids) {
            if (!visitor.test(find(view, kind, id).orElseThrow(() -> contradiction(kind.name(), id)))) {
                return false;
            }
        }
        return true;
    }

    /** A reference leads to a row that is not there. */
    static Corrupt contradiction(String what, long id) {
        return new Corrupt(
                StorageError.UNREADABLE,
                "There is no " + what + " " + id + ", though another row says so.",
                Map.of("kind", what, "id", id));
    }

    /** Where a record stands in a list: its value, if the list is ordered by one, and its id. */
    private static <E> byte[] place(@Nullable Attribute<E> orderBy, Versioned<E> row) {
        return orderBy == null
                ? Keys.of(row.id())
                : Keys.join(Keys.value(orderBy.valueOf(row.entity())), Keys.of(row.id()));
    }
}
