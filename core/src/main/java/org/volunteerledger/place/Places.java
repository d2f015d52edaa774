package org.volunteerledger.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/** Commands and look-ups about areas and stations. Thread-safe. */
public final class Places {

    private final CommandRunner runner;

    private Places(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the commands
     */
    public static Places over(CommandRunner runner) {
        return new Places(runner);
    }

    /**
     * Adds an area to the tree.
     *
     * @param command who asks, and under which key
     * @param area    what to add
     * @return the id of the area
     * @throws Refused if the parent is unknown or not of a higher level ({@link PlaceError#WRONG_LEVEL}), or the code is taken
     */
    public AreaId addArea(Command command, NewArea area) {
        return new AreaId(runner.runForId("add-area", command, RequestDigest.of("add-area", area), draft -> {
            AreaId id = new AreaId(draft.newId());
            AreaId parent = area.parent();
            draft.concerns(parent, null);
            if (parent != null) {
                requireAbove(draft.rely(Area.KIND, parent), area.level());
            }
            draft.create(
                    Area.KIND,
                    new Area(
                            id,
                            area.code(),
                            area.level(),
                            List.of(new Area.Name(area.from(), area.name())),
                            parent == null ? List.of() : List.of(new Area.Parent(area.from(), parent))));
            draft.event(
                    "area-added",
                    Area.KIND,
                    id.value(),
                    Map.of("level", area.level().name()));
            return id.value();
        }));
    }

    /**
     * Gives an area a new name from a day on.
     *
     * @param command who asks, and under which key
     * @param id      the area
     * @param name    the name, at most 100 code points
     * @param from    the first day of the name, after that of the latest
     * @throws Refused if the area is unknown or the day is not after that of the latest name
     */
    public void renameArea(Command command, AreaId id, String name, LocalDate from) {
        runner.run("rename-area", command, RequestDigest.of("rename-area", id, name, from), draft -> {
            draft.concerns(id, null);
            Versioned<Area> before = draft.get(Area.KIND, id);
            Area area = before.entity();
            requireAfter(area.names().get(area.names().size() - 1).from(), from);
            List<Area.Name> names = new ArrayList<>(area.names());
            names.add(new Area.Name(from, name));
            draft.replace(Area.KIND, before, new Area(id, area.code(), area.level(), names, area.parents()));
            draft.event("area-renamed", Area.KIND, id.value(), Map.of("from", from.toString()));
            return null;
        });
    }

    /**
     * Moves an area, with all that lies below, to another parent from a day on. Entries of the ledger stay as they are; reports in
     * the structure of a later day see the area in its new place.
     *
     * @param command who asks, and under which key
     * @param id      the area
     * @param parent  the new parent, or null to make the area a root
     * @param from    the first day, after that of the latest move and after the first day of the area
     * @throws Refused if an area is unknown, the parent is not of a higher level, or the day is not late enough
     */
    public void moveArea(Command command, AreaId id, @Nullable AreaId parent, LocalDate from) {
        runner.run("move-area", command, RequestDigest.of("move-area", id, parent, from), draft -> {
            draft.concerns(id, null);
            draft.concerns(parent, null);
            Versioned<Area> before = draft.get(Area.KIND, id);
            Area area = before.entity();
            if (parent != null) {
                requireAbove(draft.rely(Area.KIND, parent), area.level());
            }
            List<Area.Parent> parents = new ArrayList<>(area.parents());
            if (parents.isEmpty()) {
                // A root has stood alone so far; without this, its first parent would hold for the past as well.
                parents.add(new Area.Parent(area.names().get(0).from(), null));
            }
            requireAfter(parents.get(parents.size() - 1).from(), from);
            parents.add(new Area.Parent(from, parent));
            draft.replace(Area.KIND, before, new Area(id, area.code(), area.level(), area.names(), parents));
            draft.event("area-moved", Area.KIND, id.value(), Map.of("from", from.toString()));
            return null;
        });
    }

    /**
     * Opens a station.
     *
     * @param command  who asks, and under which key
     * @param name     the name, at most 100 code points
     * @param kind     the kind
     * @param area     the area that it serves
     * @param openedOn the first day
     * @return the id of the station
     * @throws Refused if the area is unknown, or has a station of the kind and name that is open on the day or later
     *     ({@link PlaceError#STATION_OPEN})
     */
    public StationId openStation(Command command, String name, StationKind kind, AreaId area, LocalDate openedOn) {
        RequestDigest content = RequestDigest.of("open-station", name, kind, area, openedOn);
        return new StationId(runner.runForId("open-station", command, content, draft -> {
            draft.concerns(area, null);
            Versioned<Area> served = draft.get(Area.KIND, area);
            requireNew(draft, name, kind, area, openedOn);
            // Of two who open the same station at once, the second sees the first.
            draft.touch(Area.KIND, served);
            StationId id = new StationId(draft.newId());
            draft.create(Station.KIND, new Station(id, name, kind, area, openedOn, null));
            draft.event("station-opened", Station.KIND, id.value(), Map.of("kind", kind.name()));
            return id.value();
        }));
    }

    /**
     * Closes a station.
     *
     * @param command  who asks, and under which key
     * @param id       the station
     * @param closedOn the first day on which it is no longer open
     * @throws Refused if the station is unknown or closed already
     */
    public void closeStation(Command command, StationId id, LocalDate closedOn) {
        runner.run("close-station", command, RequestDigest.of("close-station", id, closedOn), draft -> {
            Versioned<Station> before = draft.get(Station.KIND, id);
            Station station = before.entity();
            draft.concerns(station.area(), null);
            if (station.closedOn() != null) {
                throw new Refused(
                        CommandError.WRONG_STATE,
                        "Station " + id.value() + " was closed on " + station.closedOn() + ".",
                        Map.of("station", id.value(), "closedOn", station.closedOn()));
            }
            draft.replace(
                    Station.KIND,
                    before,
                    new Station(id, station.name(), station.kind(), station.area(), station.openedOn(), closedOn));
            draft.event("station-closed", Station.KIND, id.value(), Map.of("closedOn", closedOn.toString()));
            return null;
        });
    }

    /**
     * The area of a code.
     *
     * @param code the official code
     * @return the area, or empty
     */
    public Optional<Area> areaByCode(String code) {
        var key = Area.KIND.uniqueKey("code", code);
        return Optional.ofNullable(runner.storage().owners(List.of(key)).get(key))
                .flatMap(id -> runner.storage().find(Area.KIND, id))
                .map(Versioned::entity);
    }

    /**
     * The whole tree as it stood, or will stand, on a day.
     *
     * @param day the day
     * @return the tree
     */
    public AreaTree treeOn(LocalDate day) {
        return AreaTree.of(
                Pages.all(runner.storage(), Area.KIND, Filter.ALL).stream()
                        .map(Versioned::entity)
                        .toList(),
                day);
    }

    /**
     * A new area.
     *
     * @param code   the official code, unique; at most 40 code points
     * @param name   the name, at most 100 code points
     * @param level  the level
     * @param parent the parent, or null for a root
     * @param from   the first day of the name and the place in the tree
     */
    public record NewArea(
            String code,
            String name,
            AreaLevel level,
            @Nullable AreaId parent,
            LocalDate from) {

        /** Checks the limits. */
        public NewArea {
            Check.text("code", code, 40);
            Check.text("name", name, 100);
            Check.given("level", level);
            Check.given("from", from);
        }
    }

    private static void requireNew(Draft draft, String name, StationKind kind, AreaId area, LocalDate openedOn) {
        Filter there = Filter.all(Filter.equal(Station.AREA, area.value()), Filter.is(Station.STATION_KIND, kind));
        Pages.all(draft.storage(), Station.KIND, there).stream()
                .map(Versioned::entity)
                .filter(station -> station.name().equals(name))
                .filter(station -> station.isOpenOnOrAfter(openedOn))
                .findFirst()
                .ifPresent(station -> {
                    throw new Refused(
                            PlaceError.STATION_OPEN,
                            "Area " + area.value() + " has a station of this kind and name, "
                                    + station.id().value() + ", opened on " + station.openedOn() + ".",
                            Map.of(
                                    "area",
                                    area.value(),
                                    "kind",
                                    kind,
                                    "station",
                                    station.id().value()));
                });
    }

    private static void requireAbove(Area parent, AreaLevel level) {
        if (!level.isBelow(parent.level())) {
            throw new Refused(
                    PlaceError.WRONG_LEVEL,
                    "An area of level " + level + " cannot lie below area "
                            + parent.id().value() + " of level " + parent.level() + ".",
                    Map.of("level", level, "parent", parent.id().value(), "parentLevel", parent.level()));
        }
    }

    private static void requireAfter(LocalDate latest, LocalDate from) {
        if (!from.isAfter(latest)) {
            throw new Refused(
                    PlaceError.OUT_OF_ORDER,
                    "The change from " + from + " is not after the latest one, from " + latest + ".",
                    Map.of("from", from, "latest", latest));
        }
    }
}
