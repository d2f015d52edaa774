package org.volunteerledger.desk.work;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.cube.Cube;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.account.Guard;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.team.Team;

/** Figures of the areas that an account may see, from the cube, and the entries behind each. */
@Service
public class FigureDesk {

    private static final List<Measure> MEASURES =
            List.of(Measure.MINUTES, Measure.PARTICIPATIONS, Measure.VOLUNTEERS, Measure.BENEFICIARY_VISITS);

    private final VolunteerLedger ledger;
    private final Storage reports;
    private final Cube cube;
    private final Guard guard;
    private final Clock clock;

    FigureDesk(
            VolunteerLedger ledger, @Qualifier("reportStorage") Storage reports, Cube cube, Guard guard, Clock clock) {
        this.ledger = ledger;
        this.reports = reports;
        this.cube = cube;
        this.guard = guard;
        this.clock = clock;
    }

    /** By what figures are told apart. */
    public enum By {
        /** By calendar month. */
        MONTH(Dimension.MONTH),
        /** By team. */
        TEAM(Dimension.TEAM),
        /** By area. */
        AREA(Dimension.AREA);

        private final Dimension dimension;

        By(Dimension dimension) {
            this.dimension = dimension;
        }
    }

    /**
     * A line of figures.
     *
     * @param key            the key of the group
     * @param label          what people call it
     * @param minutes        credited minutes
     * @param participations participations
     * @param persons        exactly how many volunteers
     * @param visits         visits to beneficiaries
     */
    public record Line(long key, String label, long minutes, long participations, long persons, long visits) {}

    /**
     * Figures of one moment.
     *
     * @param lines    the lines, by key
     * @param total    the line of all; persons of several lines are counted once
     * @param position the position of the ledger that they are as of
     */
    public record Figures(List<Line> lines, Line total, long position) {}

    /**
     * Which entries an account may see.
     *
     * @param filter the filter
     */
    public record Selection(EntryFilter filter) {}

    /**
     * Figures of service.
     *
     * @param account who wants to see them
     * @param by      by what
     * @return the figures
     * @throws NotHere if they are not for this account
     */
    @Transactional(readOnly = true)
    public Figures figures(Account account, By by) {
        HourFilter filter = seen(account);
        HourTable table = cube.aggregate(HourQuery.of(List.of(Grouping.by(by.dimension)), MEASURES, filter));
        HourTable all = cube.aggregate(HourQuery.of(List.of(), MEASURES, filter));
        Map<Long, String> names = names(by);
        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            long key = table.key(row, 0);
            lines.add(line(table, row, key, names.getOrDefault(key, by.dimension.label(key))));
        }
        Line total = all.rows() == 0 ? new Line(0, "", 0, 0, 0, 0) : line(all, 0, 0, "");
        return new Figures(lines, total, table.position());
    }

    /**
     * The entries behind a line.
     *
     * @param account who wants to see them
     * @param by      by what, or null for all
     * @param key     the key of the line
     * @return what to read
     * @throws NotHere if they are not for this account
     */
    @Transactional(readOnly = true)
    public Selection behind(Account account, @Nullable By by, long key) {
        HourFilter filter = seen(account);
        if (by == null) {
            return new Selection(EntryFilter.matching(filter));
        }
        if (by == By.MONTH) {
            if (key < 12L * 1900 || key > 12L * 9000) {
                throw new NotHere();
            }
            YearMonth month = YearMonth.of((int) (key / 12), (int) (key % 12) + 1);
            return new Selection(EntryFilter.matching(filter.within(month.atDay(1), month.atEndOfMonth())));
        }
        Set<Long> allowed = filter.keys().getOrDefault(by.dimension, Set.of(key));
        if (!allowed.contains(key)) {
            throw new NotHere();
        }
        return new Selection(EntryFilter.matching(filter.where(by.dimension, Set.of(key))));
    }

    /**
     * A page of entries, in a transaction of its own so that a long export holds none open.
     *
     * @param selection what to read
     * @param limit     the most
     * @param after     where to go on, or null
     * @return the entries, those of voids included
     */
    public Slice<HourEntry> entries(Selection selection, int limit, @Nullable String after) {
        return reports.entries(selection.filter(), PageRequest.first(limit).after(after));
    }

    /**
     * Names of areas or teams.
     *
     * @param by areas or teams
     * @return the name of each id, none for months
     */
    @Transactional(readOnly = true)
    public Map<Long, String> names(By by) {
        LocalDate today = today();
        return switch (by) {
            case MONTH -> Map.of();
            case TEAM ->
                ledger.teams().treeOn(today).teams().stream()
                        .collect(Collectors.toMap(team -> team.id().value(), Team::name));
            case AREA ->
                ledger.places().treeOn(today).areas().stream()
                        .collect(Collectors.toMap(area -> area.id().value(), area -> area.nameOn(today)));
        };
    }

    /**
     * The areas in which something can be ordered.
     *
     * @return the lowest areas, by code
     */
    @Transactional(readOnly = true)
    public List<Area> places() {
        LocalDate today = today();
        var areas = ledger.places().treeOn(today).areas();
        Set<AreaId> parents =
                areas.stream().flatMap(area -> area.parentOn(today).stream()).collect(Collectors.toSet());
        return areas.stream()
                .filter(area -> !parents.contains(area.id()))
                .sorted(Comparator.comparing(Area::code))
                .toList();
    }

    private HourFilter seen(Account account) {
        Optional<Set<AreaId>> areas = guard.areas(account, DeskRoles.SEE_FIGURES);
        return areas.map(some -> HourFilter.SERVICE.where(
                        Dimension.AREA, some.stream().map(AreaId::value).toList()))
                .orElse(HourFilter.SERVICE);
    }

    private static Line line(HourTable table, int row, long key, String label) {
        return new Line(key, label, table.value(row, 0), table.value(row, 1), table.value(row, 2), table.value(row, 3));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ledger.zone());
    }
}
