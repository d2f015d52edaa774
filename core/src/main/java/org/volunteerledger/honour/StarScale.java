package org.volunteerledger.honour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.people.PersonMerges;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/**
 * Computes levels from the ledger as it stands, for many volunteers at once: one report for each period that their ladders count, and
 * one read for each other thing that a ladder asks for. Knows nothing of the levels on record.
 */
final class StarScale {

    private static final DatedRules.Holding<StarLadder> DEFAULT = new DatedRules.Holding<>(
            0, HonourPolicies.ANY_KIND, RulePeriod.from(null, LocalDate.MIN), StarLadder.DEFAULT);

    private final Storage storage;
    private final RatingRun run;
    private final AreaTree tree;
    private final DatedRules<StarLadder> ladders;

    private StarScale(Storage storage, RatingRun run, AreaTree tree, DatedRules<StarLadder> ladders) {
        this.storage = storage;
        this.run = run;
        this.tree = tree;
        this.ladders = ladders;
    }

    static StarScale of(Storage storage, RatingRun run, AreaTree tree) {
        return new StarScale(storage, run, tree, DatedRules.of(HonourPolicies.ladders(storage)));
    }

    /** What somebody's level is, and why. */
    record Weighed(
            StarLevel level,
            long minutes,
            boolean barred,
            StarLadder ladder,
            @Nullable StarPolicyId policy) {}

    DatedRules.Holding<StarLadder> ladderFor(@Nullable AreaId home) {
        List<Long> path = new ArrayList<>();
        if (home != null) {
            tree.pathToRoot(home, run.day()).forEach(area -> path.add(area.value()));
        }
        path.add(RulePeriod.EVERYWHERE);
        return ladders.find(run.day(), path, HonourPolicies.ANY_KIND).orElse(DEFAULT);
    }

    Map<VolunteerId, Weighed> weigh(List<Volunteer> volunteers) {
        Map<VolunteerId, DatedRules.Holding<StarLadder>> holding =
                volunteers.stream().collect(Collectors.toMap(Volunteer::id, each -> ladderFor(each.area())));
        Map<StarLadder.Period, Map<Long, Long>> minutes = minutes(holding);
        Map<VolunteerId, Integer> ratings =
                holding.values().stream().anyMatch(each -> each.rules().asksForRatings())
                        ? run.evaluations().averages(holding.keySet(), run.day())
                        : Map.of();
        Records records = Records.of(storage, volunteers);
        Map<Long, Long> honours =
                holding.values().stream().anyMatch(each -> each.rules().asksForHonours())
                        ? honours(records.all())
                        : Map.of();
        Map<Long, Versioned<StarBar>> bars = Pages.byId(storage, StarBar.KIND, records.all());
        Map<VolunteerId, Weighed> weighed = new HashMap<>();
        for (Volunteer each : volunteers) {
            DatedRules.Holding<StarLadder> held = Objects.requireNonNull(holding.get(each.id()));
            long id = each.id().value();
            long served =
                    Objects.requireNonNull(minutes.get(held.rules().period())).getOrDefault(id, 0L);
            StarMerits merits = new StarMerits(
                    served,
                    records.registeredOn(each),
                    run.day(),
                    ratings.getOrDefault(each.id(), 0),
                    records.of(each.id()).stream()
                            .mapToLong(record -> honours.getOrDefault(record, 0L))
                            .sum());
            boolean barred = records.of(each.id()).stream()
                    .map(bars::get)
                    .anyMatch(bar -> bar != null && bar.entity().holdsOn(run.day()));
            StarLevel level = barred ? StarLevel.NONE : held.rules().levelOf(merits);
            StarPolicyId policy = held.id() == 0 ? null : new StarPolicyId(held.id());
            weighed.put(each.id(), new Weighed(level, served, barred, held.rules(), policy));
        }
        return weighed;
    }

    /** The records of each person: honours, bars and the first registration may be with one that was given up. */
    private record Records(
            List<Volunteer> people, Map<VolunteerId, List<VolunteerId>> givenUp, Map<Long, Versioned<Volunteer>> old) {

        static Records of(Storage storage, List<Volunteer> people) {
            Map<VolunteerId, List<VolunteerId>> givenUp = PersonMerges.givenUpFor(
                    storage, people.stream().map(Volunteer::id).toList());
            List<Long> ids = givenUp.values().stream()
                    .flatMap(List::stream)
                    .map(VolunteerId::value)
                    .toList();
            return new Records(people, givenUp, Pages.byId(storage, Volunteer.KIND, ids));
        }

        List<Long> of(VolunteerId person) {
            return Stream.concat(Stream.of(person), givenUp.getOrDefault(person, List.of()).stream())
                    .map(VolunteerId::value)
                    .toList();
        }

        List<Long> all() {
            return people.stream()
                    .flatMap(person -> of(person.id()).stream())
                    .distinct()
                    .toList();
        }

        LocalDate registeredOn(Volunteer person) {
            return of(person.id()).stream()
                    .map(old::get)
                    .filter(Objects::nonNull)
                    .map(read -> read.entity().registeredOn())
                    .reduce(person.registeredOn(), (first, other) -> other.isBefore(first) ? other : first);
        }
    }

    /** The effective minutes of each volunteer, by the period that is counted. */
    private Map<StarLadder.Period, Map<Long, Long>> minutes(Map<VolunteerId, DatedRules.Holding<StarLadder>> holding) {
        Map<StarLadder.Period, Set<Long>> asked = new HashMap<>();
        holding.forEach((id, ladder) -> asked.computeIfAbsent(ladder.rules().period(), p -> new TreeSet<>())
                .add(id.value()));
        Map<StarLadder.Period, Map<Long, Long>> minutes = new HashMap<>();
        asked.forEach((period, ids) -> {
            LocalDate from = StarLadder.DEFAULT.over(period).countsFrom(run.day());
            HourFilter filter = HourFilter.SERVICE.within(from, run.day()).where(Dimension.VOLUNTEER, ids);
            HourTable table = storage.aggregate(
                    HourQuery.of(List.of(Grouping.by(Dimension.VOLUNTEER)), List.of(Measure.MINUTES), filter));
            Map<Long, Long> served = new HashMap<>();
            for (int row = 0; row < table.rows(); row++) {
                served.put(table.key(row, 0), table.value(row, 0));
            }
            minutes.put(period, served);
        });
        return minutes;
    }

    /** How many honours each record holds that were conferred by the day of the rating. */
    private Map<Long, Long> honours(List<Long> records) {
        Filter filter = Filter.all(
                HonourFilter.STANDING_STATUS,
                Filter.is(Honour.RECIPIENT_TYPE, Recipient.Type.PERSON),
                Filter.in(Honour.RECIPIENT, records),
                Filter.range(Honour.AWARDED_ON, null, run.day().toEpochDay() + 1));
        Map<Long, Long> counts = new HashMap<>();
        for (Counts.Row row : storage.count(Honour.KIND, filter, List.of(Honour.RECIPIENT.name()))
                .rows()) {
            counts.put((Long) Objects.requireNonNull(row.keys().get(0)), row.count());
        }
        return counts;
    }
}
