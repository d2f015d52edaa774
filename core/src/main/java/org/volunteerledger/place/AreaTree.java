package org.volunteerledger.place;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.storage.StorageError;

/** The area tree as it stood on one day. Immutable. */
public final class AreaTree {

    private final LocalDate day;
    private final Map<AreaId, Area> areas;
    private final Map<AreaId, List<AreaId>> children;

    private AreaTree(LocalDate day, Map<AreaId, Area> areas, Map<AreaId, List<AreaId>> children) {
        this.day = day;
        this.areas = areas;
        this.children = children;
    }

    /**
     * The tree of some areas on a day.
     *
     * @param areas all areas
     * @param day   the day
     * @return the tree
     */
    public static AreaTree of(Collection<Area> areas, LocalDate day) {
        Map<AreaId, Area> byId = new HashMap<>();
        Map<AreaId, List<AreaId>> children = new HashMap<>();
        for (Area area : areas) {
            byId.put(area.id(), area);
            area.parentOn(day)
                    .ifPresent(parent -> children.computeIfAbsent(parent, p -> new ArrayList<>())
                            .add(area.id()));
        }
        return new AreaTree(day, byId, children);
    }

    /**
     * The day.
     *
     * @return the day
     */
    public LocalDate day() {
        return day;
    }

    /**
     * All areas, in no promised order.
     *
     * @return an unmodifiable collection
     */
    public Collection<Area> areas() {
        return Collections.unmodifiableCollection(areas.values());
    }

    /**
     * An area.
     *
     * @param id its id
     * @return the area, or empty if it is not in the tree
     */
    public Optional<Area> find(AreaId id) {
        return Optional.ofNullable(areas.get(id));
    }

    /**
     * An area and everything above it.
     *
     * @param id the area
     * @return the area first, the root last; empty if it is not in the tree
     * @throws Corrupt if the stored parents form a circle
     */
    public List<AreaId> pathToRoot(AreaId id) {
        return pathToRoot(id, day);
    }

    /**
     * An area and everything that was above it on another day than that of the tree.
     *
     * @param id   the area
     * @param when the day
     * @return the area first, the root last; empty if it is not in the tree
     * @throws Corrupt if the stored parents form a circle
     */
    public List<AreaId> pathToRoot(AreaId id, LocalDate when) {
        List<AreaId> path = new ArrayList<>();
        Optional<AreaId> next = Optional.of(id).filter(areas::containsKey);
        while (next.isPresent()) {
            path.add(next.get());
            if (path.size() > AreaLevel.values().length) {
                throw new Corrupt(
                        StorageError.UNREADABLE,
                        "Area " + id.value() + " lies below itself.",
                        Map.of("area", id.value()));
            }
            next = find(next.get()).flatMap(area -> area.parentOn(when)).filter(areas::containsKey);
        }
        return path;
    }

    /**
     * The area of a level that another lies in; an area of the level itself lies in itself.
     *
     * @param id    the area
     * @param level the level
     * @return the area of that level, or empty if there is none above
     */
    public Optional<AreaId> at(AreaId id, AreaLevel level) {
        return pathToRoot(id).stream()
                .filter(candidate -> find(candidate).map(Area::level).equals(Optional.of(level)))
                .findFirst();
    }

    /**
     * An area and everything below it.
     *
     * @param root the area
     * @return its id and those of all areas below, sorted
     */
    public Set<AreaId> subtree(AreaId root) {
        Set<AreaId> found = new TreeSet<>(Comparator.comparingLong(AreaId::value));
        Deque<AreaId> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            AreaId id = open.pop();
            if (found.add(id)) {
                open.addAll(children.getOrDefault(id, List.of()));
            }
        }
        return found;
    }
}
