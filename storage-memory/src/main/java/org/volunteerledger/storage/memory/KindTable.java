package org.volunteerledger.storage.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Conditions;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;

/**
 * The records of a kind with the indexes of their attributes. Immutable: a write makes a new table.
 *
 * @param <E> the entity
 */
final class KindTable<E> {

    private final Kind<E> kind;
    private final SortedTree<Long, Versioned<E>> rows;
    private final Map<String, AttributeIndex> indexes;

    private KindTable(Kind<E> kind, SortedTree<Long, Versioned<E>> rows, Map<String, AttributeIndex> indexes) {
        this.kind = kind;
        this.rows = rows;
        this.indexes = indexes;
    }

    static <E> KindTable<E> empty(Kind<E> kind) {
        Map<String, AttributeIndex> indexes = new HashMap<>();
        kind.attributes().forEach(attribute -> indexes.put(attribute.name(), AttributeIndex.empty(attribute.type())));
        return new KindTable<>(kind, SortedTree.empty(Comparator.<Long>naturalOrder()), indexes);
    }

    Optional<Versioned<E>> find(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** The table with new and changed records, given by ascending id. */
    KindTable<E> withAll(List<Versioned<E>> changed) {
        List<Long> ids = changed.stream().map(Versioned::id).toList();
        Map<String, AttributeIndex> changedIndexes = new HashMap<>();
        for (Attribute<E> attribute : kind.attributes()) {
            List<IndexKey> gone = new ArrayList<>();
            List<IndexKey> more = new ArrayList<>();
            for (Versioned<E> row : changed) {
                Versioned<E> before = rows.get(row.id());
                IndexKey key = new IndexKey(attribute.valueOf(row.entity()), row.id());
                IndexKey old = before == null ? null : new IndexKey(attribute.valueOf(before.entity()), row.id());
                if (!key.equals(old)) {
                    more.add(key);
                    if (old != null) {
                        gone.add(old);
                    }
                }
            }
            changedIndexes.put(attribute.name(), index(attribute.name()).changed(gone, more));
        }
        return new KindTable<>(kind, rows.withAll(ids, changed), changedIndexes);
    }

    Slice<Versioned<E>> list(Filter filter, PageRequest page) {
        Conditions<E> conditions = Conditions.of(kind, filter);
        String orderBy = page.orderBy();
        Attribute<E> attribute = orderBy == null ? null : Conditions.attribute(kind, orderBy);
        Cursors cursors = new Cursors(
                List.of(kind.name(), filter, orderBy == null ? "" : orderBy, page.descending()),
                attribute == null ? null : attribute.type());
        IndexKey after = page.after() == null ? null : cursors.read(page.after());
        Pick pick = cheapest(conditions);
        // Gathering costs all picked rows; walking costs, for each row of the page, as many rows as pass by between two
        // hits.
        boolean gather = pick != null && (double) pick.size * pick.size < (double) page.limit() * rows.size();
        List<Versioned<E>> found = pick != null && gather
                ? gather(pick, conditions, attribute, after, page)
                : walk(conditions, attribute, after, page);
        return Slice.cut(found, page.limit(), last -> cursors.write(place(attribute, last)));
    }

    Counts count(Filter filter, List<String> by) {
        Conditions<E> conditions = Conditions.of(kind, filter);
        List<Attribute<E>> attributes =
                by.stream().map(name -> Conditions.attribute(kind, name)).toList();
        Map<List<@Nullable Object>, Long> groups = new HashMap<>();
        Pick pick = cheapest(conditions);
        if (attributes.isEmpty() && conditions.all().size() <= 1) {
            int size = pick == null ? rows.size() : pick.size;
            return new Counts(size == 0 ? List.of() : List.of(new Counts.Row(List.of(), size)));
        }
        for (Versioned<E> row : pick == null ? everything() : picked(pick)) {
            if (conditions.match(row.entity())) {
                List<@Nullable Object> keys = new ArrayList<>(attributes.size());
                attributes.forEach(attribute -> keys.add(attribute.valueOf(row.entity())));
                groups.merge(keys, 1L, Long::sum);
            }
        }
        return new Counts(groups.entrySet().stream()
                .map(group -> new Counts.Row(group.getKey(), group.getValue()))
                .toList());
    }

    /** The stretches of an index that hold all records of the answer, and perhaps more. */
    private record Pick(AttributeIndex index, List<AttributeIndex.Stretch> stretches, int size) {}

    private @Nullable Pick cheapest(Conditions<E> conditions) {
        Pick best = null;
        for (Conditions.Condition<E> condition : conditions.all()) {
            AttributeIndex index = index(condition.attribute().name());
            List<AttributeIndex.Stretch> stretches = index.stretches(condition.filter());
            int size = AttributeIndex.sizeOf(stretches);
            best = best == null || size < best.size ? new Pick(index, stretches, size) : best;
        }
        return best;
    }

    private List<Versioned<E>> gather(
            Pick pick,
            Conditions<E> conditions,
            @Nullable Attribute<E> attribute,
            @Nullable IndexKey after,
            PageRequest page) {
        Comparator<IndexKey> order = page.descending() ? IndexKey.ORDER.reversed() : IndexKey.ORDER;
        Map<IndexKey, Versioned<E>> found = new TreeMap<>(order);
        for (Versioned<E> row : picked(pick)) {
            IndexKey place = place(attribute, row);
            if ((after == null || order.compare(place, after) > 0) && conditions.match(row.entity())) {
                found.put(place, row);
            }
        }
        return found.values().stream().limit(page.limit() + 1L).toList();
    }

    /** Goes through the records in the order asked for, until there is one more than fits the page. */
    private List<Versioned<E>> walk(
            Conditions<E> conditions, @Nullable Attribute<E> attribute, @Nullable IndexKey after, PageRequest page) {
        List<Versioned<E>> found = new ArrayList<>();
        if (attribute == null) {
            SortedTree.Walk<Long, Versioned<E>> walk =
                    start(rows, after == null ? null : after.id(), page.descending());
            while (found.size() <= page.limit() && walk.next()) {
                keep(walk.value(), conditions, found);
            }
            return found;
        }
        SortedTree.Walk<IndexKey, Boolean> walk = start(index(attribute.name()).keys(), after, page.descending());
        while (found.size() <= page.limit() && walk.next()) {
            keep(row(walk.key().id()), conditions, found);
        }
        return found;
    }

    private void keep(Versioned<E> row, Conditions<E> conditions, List<Versioned<E>> found) {
        if (conditions.match(row.entity())) {
            found.add(row);
        }
    }

    private static <K, V> SortedTree.Walk<K, V> start(SortedTree<K, V> tree, @Nullable K after, boolean descending) {
        if (after == null) {
            return descending ? tree.down(tree.size() - 1) : tree.up(0);
        }
        int rank = tree.rank(after);
        return descending ? tree.down(rank - 1) : tree.up(tree.get(after) == null ? rank : rank + 1);
    }

    private List<Versioned<E>> picked(Pick pick) {
        List<Versioned<E>> picked = new ArrayList<>(pick.size);
        for (AttributeIndex.Stretch stretch : pick.stretches) {
            SortedTree.Walk<IndexKey, Boolean> walk = pick.index.keys().up(stretch.from());
            for (int i = stretch.from(); i < stretch.to() && walk.next(); i++) {
                picked.add(row(walk.key().id()));
            }
        }
        return picked;
    }

    private List<Versioned<E>> everything() {
        List<Versioned<E>> all = new ArrayList<>(rows.size());
        SortedTree.Walk<Long, Versioned<E>> walk = rows.up(0);
        while (walk.next()) {
            all.add(walk.value());
        }
        return all;
    }

    private AttributeIndex index(String attribute) {
        return Objects.requireNonNull(indexes.get(attribute), "every attribute has an index");
    }

    private Versioned<E> row(long id) {
        return Objects.requireNonNull(rows.get(id), "indexes and rows change together");
    }

    private static <E> IndexKey place(@Nullable Attribute<E> attribute, Versioned<E> row) {
        return new IndexKey(attribute == null ? null : attribute.valueOf(row.entity()), row.id());
    }
}
