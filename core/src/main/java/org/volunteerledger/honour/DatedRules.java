package org.volunteerledger.honour;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.volunteerledger.error.Refused;

/**
 * Rules of all areas and times, and which of them hold on a day in an area: those of the most specific area, there those for the most
 * specific topic, and of these the ones that started last. Immutable.
 */
final class DatedRules<R> {

    private final Map<Place, NavigableMap<LocalDate, Holding<R>>> byPlace;

    private DatedRules(Map<Place, NavigableMap<LocalDate, Holding<R>>> byPlace) {
        this.byPlace = byPlace;
    }

    /** Rules with where and when they hold; two for the same place and time are refused. */
    static <R> DatedRules<R> of(Collection<Holding<R>> all) {
        Map<Place, NavigableMap<LocalDate, Holding<R>>> byPlace = new HashMap<>();
        for (Holding<R> each : all) {
            Place place = new Place(each.period().area(), each.topic());
            Holding<R> same = byPlace.computeIfAbsent(place, p -> new TreeMap<>())
                    .putIfAbsent(each.period().from(), each);
            if (same != null) {
                throw clash(each.period());
            }
        }
        byPlace.values().forEach(DatedRules::checkEnds);
        return new DatedRules<>(byPlace);
    }

    /** The rules that hold, of a path from the most specific area upwards. */
    Optional<Holding<R>> find(LocalDate day, List<Long> path, long... topics) {
        for (long area : path) {
            for (long topic : topics) {
                Optional<Holding<R>> found = find(new Place(area, topic), day);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Holding<R>> find(Place place, LocalDate day) {
        NavigableMap<LocalDate, Holding<R>> there = byPlace.get(place);
        return there == null
                ? Optional.empty()
                : there.headMap(day, true).descendingMap().values().stream()
                        .filter(each -> each.period().holdsOn(day))
                        .findFirst();
    }

    /** Rules without an end give way to later ones; rules with an end must be over. */
    private static <R> void checkEnds(NavigableMap<LocalDate, Holding<R>> there) {
        RulePeriod lasting = null;
        for (Holding<R> each : there.values()) {
            if (lasting != null && lasting.holdsOn(each.period().from())) {
                throw clash(each.period());
            }
            lasting = each.period().to() == null ? lasting : each.period();
        }
    }

    private static Refused clash(RulePeriod period) {
        return new Refused(
                HonourError.POLICY_CLASH,
                "Other rules of area " + period.area() + " are in force on " + period.from() + ".",
                Map.of("area", period.area(), "from", period.from()));
    }

    /** Rules, the record that they are kept in, what they are for, and where and when they hold. */
    record Holding<R>(long id, long topic, RulePeriod period, R rules) {}

    private record Place(long area, long topic) {}
}
