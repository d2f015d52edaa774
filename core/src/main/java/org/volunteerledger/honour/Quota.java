package org.volunteerledger.honour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/**
 * How many honours of a kind and year may be held in the area for which rules were set. Counted from the honours themselves, so there is
 * no second figure that could differ; the award register keeps two awards from counting at once.
 */
final class Quota {

    private final DatedRules<HonourRules> rules;
    private final AreaTree tree;
    private final LocalDate day;
    private final Map<Long, Long> held;
    private final Map<Long, List<Long>> paths = new HashMap<>();

    private Quota(DatedRules<HonourRules> rules, AreaTree tree, LocalDate day, Map<Long, Long> held) {
        this.rules = rules;
        this.tree = tree;
        this.day = day;
        this.held = held;
    }

    /** All of these, which are of one kind and year, must have room. */
    static void require(Draft draft, List<Honour> awarded) {
        List<DatedRules.Holding<HonourRules>> all = HonourPolicies.honourRules(draft.storage());
        if (all.stream().allMatch(each -> each.rules().quota() == null)) {
            return;
        }
        Honour first = awarded.get(0);
        LocalDate day = dayOf(first.year(), draft.today());
        List<Area> areas = Pages.all(draft.storage(), Area.KIND, Filter.ALL).stream()
                .map(Versioned::entity)
                .toList();
        Quota quota = new Quota(DatedRules.of(all), AreaTree.of(areas, day), day, held(draft, first));
        awarded.forEach(quota::take);
    }

    private void take(Honour honour) {
        Optional<DatedRules.Holding<HonourRules>> found =
                rules.find(day, path(honour.area().value()), honour.kind().value(), HonourPolicies.ANY_KIND);
        Integer quota = found.map(holding -> holding.rules().quota()).orElse(null);
        if (found.isPresent() && quota != null) {
            long where = found.get().period().area();
            long taken = held.entrySet().stream()
                    .filter(each -> path(each.getKey()).contains(where))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            if (taken >= quota) {
                throw full(honour, quota);
            }
        }
        held.merge(honour.area().value(), 1L, Long::sum);
    }

    /** From the area upwards, and everywhere last. */
    private List<Long> path(long area) {
        return paths.computeIfAbsent(area, each -> {
            List<Long> path = new ArrayList<>();
            tree.pathToRoot(new AreaId(each)).forEach(above -> path.add(above.value()));
            path.add(RulePeriod.EVERYWHERE);
            return path;
        });
    }

    /** How many are held, by area: those that were revoked have made room. */
    private static Map<Long, Long> held(Draft draft, Honour like) {
        Filter filter = Filter.all(
                Filter.equal(Honour.HONOUR_KIND, like.kind().value()),
                Filter.equal(Honour.YEAR, (long) like.year()),
                HonourFilter.STANDING_STATUS);
        Map<Long, Long> held = new HashMap<>();
        for (Counts.Row row : draft.storage()
                .count(Honour.KIND, filter, List.of(Honour.AREA.name()))
                .rows()) {
            held.put((Long) row.keys().get(0), row.count());
        }
        return held;
    }

    /** A year's honours are often awarded in the next: then what held on its last day counts. */
    private static LocalDate dayOf(int year, LocalDate today) {
        LocalDate last = LocalDate.of(year, 12, 31);
        return today.isAfter(last) ? last : today;
    }

    private static Refused full(Honour honour, int quota) {
        return new Refused(
                HonourError.QUOTA_FULL,
                quota + " honours of kind " + honour.kind().value() + " of " + honour.year()
                        + " are awarded, which is the quota.",
                Map.of(
                        "honour",
                        honour.id().value(),
                        "kind",
                        honour.kind().value(),
                        "year",
                        honour.year(),
                        "quota",
                        quota));
    }
}
