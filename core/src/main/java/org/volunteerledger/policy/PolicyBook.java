package org.volunteerledger.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaTree;

/**
 * The rules of all places and times on one subject, and which of them hold somewhere on a day: those of the most specific area, and there
 * the ones that began last. Immutable; read once and meant to be kept for one piece of work.
 *
 * @param <T> the rules
 */
public final class PolicyBook<T> {

    private final T fallback;
    private final AreaTree tree;
    private final Map<Long, NavigableMap<LocalDate, Dated<T>>> byArea;

    private PolicyBook(T fallback, AreaTree tree, Map<Long, NavigableMap<LocalDate, Dated<T>>> byArea) {
        this.fallback = fallback;
        this.tree = tree;
        this.byArea = byArea;
    }

    /**
     * Rules, where they hold, and when.
     *
     * @param area  the id of the area, or {@link LocalPolicy#EVERYWHERE}
     * @param from  the first day
     * @param to    the last day, inclusive, or null
     * @param rules the rules
     * @param <T>   their class
     */
    public record Dated<T>(
            long area, LocalDate from, @Nullable LocalDate to, T rules) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /**
     * A book of rules.
     *
     * @param fallback the rules where nobody has set any
     * @param tree     knows the areas, and where each of them lay on any day
     * @param dated    the rules, no two of which begin on one day in one area
     * @param <T>      their class
     * @return the book
     */
    static <T> PolicyBook<T> of(T fallback, AreaTree tree, Collection<Dated<T>> dated) {
        Map<Long, NavigableMap<LocalDate, Dated<T>>> byArea = new HashMap<>();
        dated.forEach(each ->
                byArea.computeIfAbsent(each.area(), area -> new TreeMap<>()).put(each.from(), each));
        return new PolicyBook<>(fallback, tree, byArea);
    }

    /**
     * The rules that hold somewhere.
     *
     * @param area the area, or null for what is bound to none
     * @param day  the day, in whose structure of areas the rules are looked for
     * @return the rules
     */
    public T in(@Nullable AreaId area, LocalDate day) {
        List<AreaId> path = area == null ? List.of() : tree.pathToRoot(area, day);
        for (AreaId each : path) {
            T found = find(each.value(), day);
            if (found != null) {
                return found;
            }
        }
        T everywhere = find(LocalPolicy.EVERYWHERE, day);
        return everywhere == null ? fallback : everywhere;
    }

    /**
     * All rules that were set.
     *
     * @return the rules, by area and first day
     */
    public List<Dated<T>> all() {
        List<Dated<T>> all = new ArrayList<>();
        byArea.values().forEach(ofArea -> all.addAll(ofArea.values()));
        all.sort(Comparator.<Dated<T>>comparingLong(Dated::area).thenComparing(Dated::from));
        return all;
    }

    private @Nullable T find(long area, LocalDate day) {
        NavigableMap<LocalDate, Dated<T>> ofArea = byArea.get(area);
        if (ofArea == null) {
            return null;
        }
        for (Dated<T> dated : ofArea.headMap(day, true).descendingMap().values()) {
            if (dated.holdsOn(day)) {
                return dated.rules();
            }
        }
        return null;
    }
}
