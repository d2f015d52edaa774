package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.place.PlaceError;
import org.volunteerledger.place.Station;
import org.volunteerledger.place.StationId;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.StorageError;

/** The tree of areas and the stations on it, as they were on any day. */
public abstract class PlaceScenarioContract extends ScenarioContract {

    private static final LocalDate MOVE = LocalDate.of(2026, 6, 1);
    private static final String TREE = "Places: a child is of a lower level than its parent";
    private static final String DATED = "Area: names and parents hold from their day on";

    /** For subclasses. */
    protected PlaceScenarioContract() {}

    @Test
    final void areasFormATree() {
        AreaId grid = area("grid-1", AreaLevel.GRID, city().community());
        AreaId building = area("building-1", AreaLevel.BUILDING, city().street());
        AreaTree tree = ledger().places().treeOn(DAY);

        Expect.equal(
                TREE, List.of(grid, city().community(), city().street(), city().district()), tree.pathToRoot(grid));
        Expect.equal(TREE, Optional.of(city().street()), tree.at(building, AreaLevel.STREET));
        Expect.equal(TREE, Optional.empty(), tree.at(building, AreaLevel.GRID));
        Expect.equal(TREE, Set.of(city().street(), city().community(), grid, building), tree.subtree(city().street()));
        Expect.equal(TREE, List.of(), tree.pathToRoot(new AreaId(4711)));
        Expect.equal(TREE, 5, tree.areas().size());
        Expect.equal(
                TREE, Optional.of(grid), ledger().places().areaByCode("grid-1").map(Area::id));
        Expect.equal(TREE, Optional.empty(), ledger().places().areaByCode("grid-2"));
    }

    @Test
    final void wrongAreasAreRefused() {
        Expect.error(
                TREE, Refused.class, PlaceError.WRONG_LEVEL, () -> area("x", AreaLevel.STREET, city().community()));
        Expect.error(TREE, Refused.class, PlaceError.WRONG_LEVEL, () -> area("x", AreaLevel.STREET, city().street()));
        Expect.error(
                TREE, Refused.class, CommandError.UNKNOWN_RECORD, () -> area("x", AreaLevel.GRID, new AreaId(4711)));
        Expect.error(
                "Area.code: unique",
                Refused.class,
                StorageError.KEY_TAKEN,
                () -> area("street-1", AreaLevel.DISTRICT, null));
        Expect.equal(TREE, 3, ledger().places().treeOn(DAY).areas().size());
    }

    @Test
    final void aMovedAreaIsSeenWhereItWas() {
        AreaId other = area("street-2", AreaLevel.STREET, city().district());
        move(city().community(), other, MOVE);

        Expect.equal(DATED, Set.of(city().street(), city().community()), subtree(city().street(), MOVE.minusDays(1)));
        Expect.equal(DATED, Set.of(other, city().community()), subtree(other, MOVE));
        refusedMove(PlaceError.OUT_OF_ORDER, city().community(), city().street(), MOVE);
        refusedMove(PlaceError.WRONG_LEVEL, city().street(), city().community(), MOVE);
        ledger().places().moveArea(command(), city().community(), null, MOVE.plusDays(1));
        Expect.equal(
                DATED,
                List.of(city().community()),
                ledger().places().treeOn(MOVE.plusDays(1)).pathToRoot(city().community()));
        Expect.equal(
                "AreaTree.pathToRoot: on any day",
                List.of(city().community(), other, city().district()),
                ledger().places().treeOn(MOVE.plusDays(9)).pathToRoot(city().community(), MOVE));
    }

    @Test
    final void aRootThatMovesStoodAloneBefore() {
        AreaId root = area("street-9", AreaLevel.STREET, null);
        move(root, city().district(), MOVE);

        Expect.equal(
                DATED,
                List.of(root),
                ledger().places().treeOn(MOVE.minusDays(1)).pathToRoot(root));
        Expect.equal(
                DATED,
                List.of(root, city().district()),
                ledger().places().treeOn(MOVE).pathToRoot(root));
        AreaId late = area("street-10", AreaLevel.STREET, null);
        refusedMove(PlaceError.OUT_OF_ORDER, late, city().district(), LocalDate.of(2020, 1, 1));
    }

    @Test
    final void aRenamedAreaIsCalledWhatItWas() {
        AreaId street = city().street();
        ledger().places().renameArea(command(), street, "New name", MOVE);

        Expect.equal(DATED, "Name of street-1", find(street).nameOn(MOVE.minusDays(1)));
        Expect.equal(DATED, "New name", find(street).nameOn(MOVE));
        Expect.equal(DATED, "Name of street-1", find(street).nameOn(LocalDate.of(1999, 1, 1)));
        Expect.error(
                DATED,
                Refused.class,
                PlaceError.OUT_OF_ORDER,
                () -> ledger().places().renameArea(command(), street, "Newer", MOVE));
        Expect.error(
                DATED,
                Refused.class,
                CommandError.UNKNOWN_RECORD,
                () -> ledger().places().renameArea(command(), new AreaId(4711), "Newer", MOVE));
    }

    @Test
    final void aStationIsOpenedOnce() {
        String rule = "Places.openStation: one of a kind and name in an area at a time";
        AreaId area = city().community();
        StationId first = station(ledger(), "Station", StationKind.STATION, area, MOVE);
        for (LocalDate day : List.of(MOVE.minusDays(1), MOVE, MOVE.plusDays(1))) {
            Expect.error(
                    rule,
                    Refused.class,
                    PlaceError.STATION_OPEN,
                    () -> station(ledger(), "Station", StationKind.STATION, area, day));
        }
        station(ledger(), "Station 2", StationKind.STATION, area, MOVE);
        station(ledger(), "Station", StationKind.BASE, area, MOVE);
        station(ledger(), "Station", StationKind.STATION, city().street(), MOVE);
        ledger().places().closeStation(command(), first, MOVE.plusDays(9));
        Expect.error(
                rule,
                Refused.class,
                PlaceError.STATION_OPEN,
                () -> station(ledger(), "Station", StationKind.STATION, area, MOVE.plusDays(8)));
        station(ledger(), "Station", StationKind.STATION, area, MOVE.plusDays(9));
    }

    @Test
    final void ofTwoWhoOpenTheSameStationAtOnceOneDoes() {
        needs(Capability.OWN_TRANSACTIONS);
        AreaId area = city().community();
        VolunteerLedger late = overtakenBy(() -> station(ledger(), "Station", StationKind.STATION, area, MOVE));
        Expect.error(
                "Places.openStation: once, also when two do it at the same moment",
                Refused.class,
                PlaceError.STATION_OPEN,
                () -> station(late, "Station", StationKind.STATION, area, MOVE));
    }

    private StationId station(VolunteerLedger by, String name, StationKind kind, AreaId area, LocalDate day) {
        return by.places().openStation(command(), name, kind, area, day);
    }

    @Test
    final void stationsOpenAndClose() {
        String rule = "Places.closeStation: once, and not before it opened";
        StationId id =
                ledger().places().openStation(command(), "Station", StationKind.STATION, city().community(), DAY);

        Expect.error(rule, InvalidInput.class, () -> ledger().places().closeStation(command(), id, DAY.minusDays(1)));
        ledger().places().closeStation(command(), id, MOVE);
        Station station = storage().find(Station.KIND, id.value()).orElseThrow().entity();
        Expect.equal(rule, MOVE, station.closedOn());
        Expect.error(
                rule,
                Refused.class,
                CommandError.WRONG_STATE,
                () -> ledger().places().closeStation(command(), id, MOVE));
        Expect.error(
                rule,
                Refused.class,
                CommandError.UNKNOWN_RECORD,
                () -> ledger().places().openStation(command(), "Station", StationKind.BASE, new AreaId(4711), DAY));
    }

    private void move(AreaId area, AreaId parent, LocalDate from) {
        ledger().places().moveArea(command(), area, parent, from);
    }

    private void refusedMove(PlaceError code, AreaId area, AreaId parent, LocalDate from) {
        Expect.error(TREE, Refused.class, code, () -> move(area, parent, from));
    }

    private Set<AreaId> subtree(AreaId root, LocalDate day) {
        return ledger().places().treeOn(day).subtree(root);
    }

    private Area find(AreaId id) {
        return storage().find(Area.KIND, id.value()).orElseThrow().entity();
    }
}
