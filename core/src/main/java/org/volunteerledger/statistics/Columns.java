package org.volunteerledger.statistics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.Rollup;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.place.Station;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Brand;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;

/** The columns of reports: the dimensions of the ledger, and attributes of the records that they name. */
final class Columns {

    private final Storage storage;
    private final AreaTree tree;
    private final Map<String, Supplier<ReportColumn>> columns = new LinkedHashMap<>();

    Columns(Storage storage, AreaTree tree) {
        this.storage = storage;
        this.tree = tree;
        records();
        attributes();
        for (AreaLevel level : AreaLevel.values()) {
            columns.put(level.name().toLowerCase(Locale.ROOT), () -> areaAt(level));
        }
        for (Dimension dimension : Dimension.values()) {
            if (!dimension.isId()) {
                columns.put(name(dimension), () -> calendarOrCode(dimension));
            }
        }
    }

    Set<String> names() {
        return Collections.unmodifiableSet(columns.keySet());
    }

    ReportColumn get(String name) {
        Supplier<ReportColumn> column = columns.get(name);
        if (column == null) {
            throw new InvalidInput(
                    StatisticsError.UNKNOWN_COLUMN,
                    "There is no column of that name; there are " + String.join(", ", names()) + ".",
                    Map.of("columns", names().size()));
        }
        return column.get();
    }

    private void records() {
        record(
                Dimension.VOLUNTEER,
                Volunteer.KIND,
                Volunteer::number,
                number -> owner("number", Volunteer.KIND, number));
        record(Dimension.ACTIVITY, Activity.KIND, each -> each.plan().name(), named(Activity.KIND, Activity.NAME));
        record(Dimension.PROJECT, Project.KIND, Project::name, named(Project.KIND, Project.NAME));
        record(Dimension.TEAM, Team.KIND, Team::name, named(Team.KIND, Team.NAME));
        record(
                Dimension.ORGANISATION,
                Organisation.KIND,
                Organisation::name,
                named(Organisation.KIND, Organisation.NAME));
        record(Dimension.AREA, Area.KIND, this::areaName, text -> values(areas(text, area -> true)));
        record(Dimension.STATION, Station.KIND, Station::name, this::stationsNamed);
        record(
                Dimension.CATEGORY,
                ServiceCategory.KIND,
                ServiceCategory::code,
                code -> owner("code", ServiceCategory.KIND, code));
    }

    private void attributes() {
        attribute(
                "team.sponsor",
                Dimension.TEAM,
                Team.KIND,
                team -> team.sponsor().name());
        attribute("team.speciality", Dimension.TEAM, Team.KIND, Team::speciality);
        attribute("team.brand", Dimension.TEAM, Team.KIND, brands(Team::brand));
        attribute("project.brand", Dimension.PROJECT, Project.KIND, brands(Project::brand));
        attribute(
                "station.kind",
                Dimension.STATION,
                Station.KIND,
                station -> station.kind().name());
    }

    private <E> void record(
            Dimension dimension, Kind<E> kind, Function<E, String> label, Function<String, Set<Long>> keys) {
        columns.put(
                name(dimension),
                () -> new ReportColumn(
                        Grouping.by(dimension),
                        ids -> labels(kind, ids, label),
                        text -> text.equals(Report.NONE) ? Set.of(Attribution.NONE) : keys.apply(text)));
    }

    /** Groups of equal values, numbered in the order of the values, so that rows come in that order. */
    private <E> void attribute(String name, Dimension dimension, Kind<E> kind, Function<E, @Nullable String> value) {
        columns.put(name, () -> {
            TreeMap<String, Set<Long>> members = new TreeMap<>();
            Set<Long> without = new TreeSet<>(List.of(Attribution.NONE));
            Pages.visit(storage, kind, Filter.ALL, item -> {
                String text = value.apply(item.entity());
                Set<Long> same = text == null ? without : members.computeIfAbsent(text, key -> new TreeSet<>());
                same.add(item.id());
            });
            Map<Long, Long> groups = new HashMap<>();
            Map<Long, String> labels = new HashMap<>();
            members.forEach((text, ids) -> {
                long group = labels.size() + 1L;
                labels.put(group, text);
                ids.forEach(id -> groups.put(id, group));
            });
            return new ReportColumn(
                    new Grouping(dimension, new Rollup(name, groups)),
                    ids -> labels,
                    text -> text.equals(Report.NONE) ? without : members.getOrDefault(text, Set.of()));
        });
    }

    private ReportColumn areaAt(AreaLevel level) {
        Map<Long, Long> groups = new HashMap<>();
        Set<Long> without = new HashSet<>(List.of(Attribution.NONE));
        for (Area area : tree.areas()) {
            long id = area.id().value();
            tree.at(area.id(), level).ifPresentOrElse(above -> groups.put(id, above.value()), () -> without.add(id));
        }
        String name = level.name().toLowerCase(Locale.ROOT);
        return new ReportColumn(
                new Grouping(Dimension.AREA, new Rollup(name, groups)),
                ids -> labels(Area.KIND, ids, this::areaName),
                text -> text.equals(Report.NONE)
                        ? without
                        : areas(text, area -> area.level() == level).stream()
                                .flatMap(id -> values(tree.subtree(id)).stream())
                                .collect(Collectors.toSet()));
    }

    /** The areas of a code or, since that is what reports show, of a name on the day of the tree. */
    private Set<AreaId> areas(String text, Predicate<Area> condition) {
        return tree.areas().stream()
                .filter(area -> area.code().equals(text) || areaName(area).equals(text))
                .filter(condition)
                .map(Area::id)
                .collect(Collectors.toSet());
    }

    private static Set<Long> values(Set<AreaId> areas) {
        return areas.stream().map(AreaId::value).collect(Collectors.toSet());
    }

    private ReportColumn calendarOrCode(Dimension dimension) {
        return new ReportColumn(
                Grouping.by(dimension),
                keys -> keys.stream().collect(Collectors.toMap(key -> key, dimension::label)),
                text -> Set.of(parse(dimension, text)));
    }

    /** The key of a label such as {@link Dimension#label} makes; of a week, any of its days as well. */
    private static long parse(Dimension dimension, String text) {
        try {
            return switch (dimension) {
                case EVIDENCE ->
                    org.volunteerledger.ledger.Evidence.valueOf(text.toUpperCase(Locale.ROOT))
                            .code();
                case BOOK ->
                    org.volunteerledger.ledger.Book.valueOf(text.toUpperCase(Locale.ROOT))
                            .code();
                case MONTH -> dimension.keyOf(YearMonth.parse(text).atDay(1));
                case QUARTER -> quarter(text);
                case YEAR -> Integer.parseInt(text);
                case WEEK ->
                    dimension.keyOf(
                            text.contains("W")
                                    ? LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE)
                                    : LocalDate.parse(text));
                default -> dimension.keyOf(LocalDate.parse(text));
            };
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidInput(
                    StatisticsError.UNKNOWN_VALUE,
                    "That is no " + name(dimension) + "; one is written like " + example(dimension) + ".",
                    Map.of("column", name(dimension)));
        }
    }

    private static long quarter(String text) {
        if (!text.matches("\\d{4}-Q[1-4]")) {
            throw new IllegalArgumentException("not a quarter");
        }
        return Long.parseLong(text.substring(0, 4)) * 4 + text.charAt(6) - '1';
    }

    private static String example(Dimension dimension) {
        return switch (dimension) {
            case EVIDENCE -> Arrays.toString(org.volunteerledger.ledger.Evidence.values());
            case BOOK -> Arrays.toString(org.volunteerledger.ledger.Book.values());
            default -> dimension.label(dimension.keyOf(LocalDate.of(2026, 3, 2)));
        };
    }

    private <E> Map<Long, String> labels(Kind<E> kind, Collection<Long> ids, Function<E, String> label) {
        Map<Long, String> labels = new HashMap<>();
        Pages.byId(storage, kind, ids).forEach((id, record) -> labels.put(id, label.apply(record.entity())));
        return labels;
    }

    private <E> Function<String, Set<Long>> named(Kind<E> kind, Attribute<E> attribute) {
        return name -> Pages.all(storage, kind, Filter.equal(attribute, name)).stream()
                .map(Versioned::id)
                .collect(Collectors.toSet());
    }

    private Set<Long> stationsNamed(String name) {
        return Pages.all(storage, Station.KIND, Filter.ALL).stream()
                .filter(station -> station.entity().name().equals(name))
                .map(Versioned::id)
                .collect(Collectors.toSet());
    }

    private Set<Long> owner(String unique, Kind<?> kind, String text) {
        UniqueKey key = kind.uniqueKey(unique, text);
        return Set.copyOf(storage.owners(List.of(key)).values());
    }

    private <E> Function<E, @Nullable String> brands(Function<E, org.volunteerledger.team.@Nullable BrandId> brand) {
        Map<Long, String> names = new HashMap<>();
        return entity -> {
            org.volunteerledger.team.BrandId id = brand.apply(entity);
            if (id == null) {
                return null;
            }
            if (names.isEmpty()) {
                Pages.visit(
                        storage,
                        Brand.KIND,
                        Filter.ALL,
                        item -> names.put(item.id(), item.entity().name()));
            }
            return names.get(id.value());
        };
    }

    private String areaName(Area area) {
        return area.nameOn(tree.day());
    }

    private static String name(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }
}
