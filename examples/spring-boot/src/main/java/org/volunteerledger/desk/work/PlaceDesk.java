package org.volunteerledger.desk.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.account.Guard;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places.NewArea;
import org.volunteerledger.place.Station;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;

/** The areas of the own area with their stations, one level after the other. */
@Service
@Transactional(noRollbackFor = Refused.class)
public class PlaceDesk {

    private final VolunteerLedger ledger;
    private final Storage storage;
    private final Guard guard;
    private final Clock clock;

    PlaceDesk(VolunteerLedger ledger, @Qualifier("deskStorage") Storage storage, Guard guard, Clock clock) {
        this.ledger = ledger;
        this.storage = storage;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * An area with what lies directly below.
     *
     * @param area     the area, or null above the topmost ones
     * @param above    the area above, if the account sees it, or null
     * @param below    the areas directly below, by code
     * @param stations the stations that are open, by name
     * @param levels   the levels that an area below can have
     */
    public record Place(
            @Nullable Area area,
            @Nullable AreaId above,
            List<Area> below,
            List<Station> stations,
            List<AreaLevel> levels) {}

    /**
     * The areas of which an account sees what is registered.
     *
     * @param account who wants to see it
     * @return the own areas, by code
     * @throws NotHere if there is none
     */
    @Transactional(readOnly = true)
    public List<Area> own(Account account) {
        Optional<Set<AreaId>> own = guard.areas(account, DeskRoles.SEE_REGISTER);
        return ledger.places().treeOn(today()).areas().stream()
                .filter(area -> own.isEmpty() || own.get().contains(area.id()))
                .sorted(Comparator.comparing(Area::code))
                .toList();
    }

    /**
     * An area, or what lies above the topmost of the own areas.
     *
     * @param account who wants to see it
     * @param id      the id of the area, or null
     * @return the area
     * @throws NotHere if it may not be seen
     */
    @Transactional(readOnly = true)
    public Place see(Account account, @Nullable Long id) {
        List<Area> own = own(account);
        Set<AreaId> ids = own.stream().map(Area::id).collect(Collectors.toSet());
        Area area = null;
        if (id != null) {
            area = own.stream()
                    .filter(each -> each.id().value() == id)
                    .findFirst()
                    .orElseThrow(NotHere::new);
        }
        Optional<AreaId> here = Optional.ofNullable(area).map(Area::id);
        Optional<AreaLevel> level = Optional.ofNullable(area).map(Area::level);
        return new Place(
                area,
                area == null ? null : above(area, ids).orElse(null),
                own.stream().filter(each -> above(each, ids).equals(here)).toList(),
                here.map(this::stations).orElse(List.of()),
                Arrays.stream(AreaLevel.values())
                        .filter(each -> level.map(each::isBelow).orElse(true))
                        .toList());
    }

    /**
     * Adds an area from today on.
     *
     * @param account who adds it
     * @param key     the idempotency key
     * @param code    the official code
     * @param name    the name
     * @param level   the level
     * @param above   the id of the area above, or null for none
     * @throws NotHere if the area above may not be seen
     */
    public void add(Account account, String key, String code, String name, AreaLevel level, @Nullable Long above) {
        see(account, above);
        AreaId parent = above == null ? null : new AreaId(above);
        ledger.places()
                .addArea(
                        Command.of(key, account.username()),
                        new NewArea(code.strip(), name.strip(), level, parent, today()));
    }

    /**
     * Opens a station from today on.
     *
     * @param account who opens it
     * @param key     the idempotency key
     * @param name    the name
     * @param kind    the kind
     * @param area    the id of the area that it serves
     * @throws NotHere if the area may not be seen
     */
    public void open(Account account, String key, String name, StationKind kind, long area) {
        see(account, area);
        ledger.places().openStation(Command.of(key, account.username()), name.strip(), kind, new AreaId(area), today());
    }

    private Optional<AreaId> above(Area area, Set<AreaId> seen) {
        return area.parentOn(today()).filter(seen::contains);
    }

    private List<Station> stations(AreaId area) {
        Filter open = Filter.all(Filter.equal(Station.AREA, area.value()), Filter.absent(Station.CLOSED_ON));
        return Pages.all(storage, Station.KIND, open).stream()
                .map(Versioned::entity)
                .sorted(Comparator.comparing(Station::name))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ledger.zone());
    }
}
