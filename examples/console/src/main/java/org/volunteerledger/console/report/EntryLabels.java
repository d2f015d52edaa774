package org.volunteerledger.console.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.Station;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;

/** The words for the records that entries count towards, read for many entries with one read per kind. */
final class EntryLabels {

    private final Storage storage;
    private final Map<String, Reference<?>> references = new LinkedHashMap<>();

    EntryLabels(OpenLedger open) {
        this.storage = open.storage();
        add("volunteer", Volunteer.KIND, Attribution::volunteer, Volunteer::number);
        add(
                "activity",
                Activity.KIND,
                Attribution::activity,
                each -> each.plan().name());
        add("project", Project.KIND, Attribution::project, Project::name);
        add("team", Team.KIND, Attribution::team, Team::name);
        add("organisation", Organisation.KIND, Attribution::organisation, Organisation::name);
        add("area", Area.KIND, Attribution::area, each -> each.nameOn(open.today()));
        add("station", Station.KIND, Attribution::station, Station::name);
        add("category", ServiceCategory.KIND, Attribution::category, ServiceCategory::code);
    }

    List<String> columns() {
        return List.copyOf(references.keySet());
    }

    /** The labels of some entries, by column and id. */
    Map<String, Map<Long, String>> of(Collection<HourEntry> entries) {
        Map<String, Map<Long, String>> labels = new HashMap<>();
        references.forEach((column, reference) -> labels.put(column, reference.labels(storage, entries)));
        return labels;
    }

    long id(String column, HourEntry entry) {
        return java.util.Objects.requireNonNull(references.get(column)).id.applyAsLong(entry.attribution());
    }

    private <E> void add(String column, Kind<E> kind, ToLongFunction<Attribution> id, Function<E, String> label) {
        references.put(column, new Reference<>(kind, id, label));
    }

    private record Reference<E>(Kind<E> kind, ToLongFunction<Attribution> id, Function<E, String> label) {

        Map<Long, String> labels(Storage storage, Collection<HourEntry> entries) {
            Set<Long> ids = new HashSet<>();
            entries.forEach(entry -> ids.add(id.applyAsLong(entry.attribution())));
            ids.remove(Attribution.NONE);
            Map<Long, String> labels = new HashMap<>();
            if (!ids.isEmpty()) {
                storage.findAll(kind, ids).forEach(found -> labels.put(found.id(), label.apply(found.entity())));
            }
            return labels;
        }
    }
}
