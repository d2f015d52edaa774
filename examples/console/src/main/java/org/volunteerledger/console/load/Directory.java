package org.volunteerledger.console.load;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.Station;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;

/**
 * Finds the records that numbers, codes and names mean, for many rows with one read per kind, and remembers a bounded number of them.
 */
final class Directory {

    private static final int REMEMBERED = 100_000;

    private final Storage storage;
    private final ZoneId zone;
    private final Map<Field, Map<String, List<Candidate>>> remembered = new EnumMap<>(Field.class);
    private final Map<Field, Map<String, List<Candidate>>> small = new EnumMap<>(Field.class);

    Directory(OpenLedger ledger) {
        this.storage = ledger.storage();
        this.zone = ledger.zone();
    }

    /** The candidates for some texts; those that mean nothing are left out. */
    Map<String, List<Candidate>> find(Field field, Set<String> texts) {
        Map<String, List<Candidate>> known = remembered(field);
        Set<String> unknown =
                texts.stream().filter(text -> !known.containsKey(text)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            known.putAll(read(field, unknown));
        }
        Map<String, List<Candidate>> found = new HashMap<>();
        for (String text : texts) {
            List<Candidate> candidates = known.get(text);
            if (candidates != null) {
                found.put(text, candidates);
            }
        }
        return found;
    }

    /** Reads again what one text means. */
    List<Candidate> findAnew(Field field, String text) {
        remembered(field).remove(text);
        small.remove(field);
        return find(field, Set.of(text)).getOrDefault(text, List.of());
    }

    private Map<String, List<Candidate>> remembered(Field field) {
        return remembered.computeIfAbsent(field, f -> new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, List<Candidate>> eldest) {
                return size() > REMEMBERED;
            }
        });
    }

    private Map<String, List<Candidate>> read(Field field, Set<String> texts) {
        return switch (field) {
            case VOLUNTEER -> owned(field, Volunteer.KIND, "number", texts);
            case TEAM -> named(Team.KIND, Team.NAME, texts, Team::name, Directory::candidate);
            case PROJECT -> named(Project.KIND, Project.NAME, texts, Project::name, Directory::candidate);
            case ACTIVITY ->
                named(Activity.KIND, Activity.NAME, texts, each -> each.plan().name(), this::candidate);
            case ORGANISATION ->
                named(
                        Organisation.KIND,
                        Organisation.NAME,
                        texts,
                        Organisation::name,
                        each -> Candidate.of(field, each.id().value()));
            case AREA, STATION, CATEGORY -> small(field, texts);
            default -> throw new IllegalArgumentException(field + " refers to nothing");
        };
    }

    private Map<String, List<Candidate>> owned(Field field, Kind<?> kind, String unique, Set<String> texts) {
        List<UniqueKey> keys =
                texts.stream().map(text -> kind.uniqueKey(unique, text)).toList();
        Map<String, List<Candidate>> found = new HashMap<>();
        storage.owners(keys).forEach((key, id) -> found.put(key.text(), List.of(Candidate.of(field, id))));
        return found;
    }

    private <E> Map<String, List<Candidate>> named(
            Kind<E> kind,
            Attribute<E> attribute,
            Set<String> names,
            Function<E, String> name,
            Function<E, Candidate> candidate) {
        Map<String, List<Candidate>> found = new HashMap<>();
        Pages.visit(
                storage,
                kind,
                Filter.in(attribute, names),
                item -> add(found, name.apply(item.entity()), candidate.apply(item.entity())));
        return found;
    }

    /** Of areas, stations and categories there are so few that all are read at once. A code comes before a name. */
    private Map<String, List<Candidate>> small(Field field, Set<String> texts) {
        Map<String, List<Candidate>> all = small.computeIfAbsent(field, this::readAll);
        Map<String, List<Candidate>> found = new HashMap<>();
        texts.stream().filter(all::containsKey).forEach(text -> found.put(text, all.get(text)));
        return found;
    }

    private Map<String, List<Candidate>> readAll(Field field) {
        Map<String, List<Candidate>> byName = new HashMap<>();
        Map<String, List<Candidate>> byCode = new HashMap<>();
        switch (field) {
            case AREA ->
                Pages.visit(storage, Area.KIND, Filter.ALL, item -> {
                    Area area = item.entity();
                    Candidate candidate = Candidate.of(field, area.id().value());
                    add(byCode, area.code(), candidate);
                    area.names().stream().map(Area.Name::text).distinct().forEach(name -> add(byName, name, candidate));
                });
            case STATION ->
                Pages.visit(
                        storage,
                        Station.KIND,
                        Filter.ALL,
                        item -> add(byName, item.entity().name(), candidate(item.entity())));
            default ->
                Pages.visit(storage, ServiceCategory.KIND, Filter.ALL, item -> {
                    Candidate candidate = Candidate.of(field, item.id());
                    add(byCode, item.entity().code(), candidate);
                    add(byName, item.entity().name(), candidate);
                });
        }
        byName.putAll(byCode);
        return byName;
    }

    private static Candidate candidate(Station station) {
        LocalDate closed = station.closedOn();
        return new Candidate(
                Field.STATION,
                station.id().value(),
                ids(Field.AREA, station.area()),
                station.openedOn(),
                closed == null ? null : closed.minusDays(1));
    }

    private static Candidate candidate(Team team) {
        Map<Field, Long> towards = ids(Field.ORGANISATION, team.organisation());
        put(towards, Field.AREA, team.area());
        put(towards, Field.STATION, team.station());
        LocalDate dissolved = team.dissolvedOn();
        return new Candidate(
                Field.TEAM,
                team.id().value(),
                towards,
                team.foundedOn(),
                dissolved == null ? null : dissolved.minusDays(1));
    }

    private static Candidate candidate(Project project) {
        Map<Field, Long> towards = ids(Field.TEAM, project.team());
        put(towards, Field.ORGANISATION, project.organisation());
        put(towards, Field.AREA, project.area());
        put(towards, Field.CATEGORY, project.category());
        return new Candidate(Field.PROJECT, project.id().value(), towards, project.from(), project.to());
    }

    private Candidate candidate(Activity activity) {
        var affiliation = activity.plan().affiliation();
        Map<Field, Long> towards = ids(Field.TEAM, affiliation.team());
        put(towards, Field.ORGANISATION, affiliation.organisation());
        put(towards, Field.AREA, affiliation.area());
        put(towards, Field.STATION, affiliation.station());
        put(towards, Field.PROJECT, affiliation.project());
        put(towards, Field.CATEGORY, affiliation.category());
        var time = activity.plan().schedule().time();
        return new Candidate(
                Field.ACTIVITY,
                activity.id().value(),
                towards,
                time.start().atZone(zone).toLocalDate(),
                time.end().atZone(zone).toLocalDate());
    }

    private static Map<Field, Long> ids(Field field, EntityId id) {
        Map<Field, Long> ids = new EnumMap<>(Field.class);
        ids.put(field, id.value());
        return ids;
    }

    private static void put(Map<Field, Long> ids, Field field, @Nullable EntityId id) {
        if (id != null) {
            ids.put(field, id.value());
        }
    }

    private static void add(Map<String, List<Candidate>> found, String text, Candidate candidate) {
        Collection<Candidate> same = found.computeIfAbsent(text, t -> new ArrayList<>());
        same.add(candidate);
    }
}
