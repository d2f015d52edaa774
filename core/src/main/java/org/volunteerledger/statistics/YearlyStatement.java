package org.volunteerledger.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.StationKind;

/**
 * What a place did in a year, as it is published: every figure has the one definition given here, and comes from the records and the
 * ledger as they are when it is asked for. Only the book of service counts, never training, and a year is one of service days.
 *
 * @param year                 the calendar year, in the zone of the ledger
 * @param registeredVolunteers the volunteers registered at the end of the last day: registered on it or before, and not gone by then.
 *                             Who is suspended is still registered. Of an area those who live there; of an organisation, a team or a
 *                             programme the members of its teams on that day, each once
 * @param stations             the stations open at the end of the last day, by kind; every kind is there. An organisation, a team or a
 *                             programme has none
 * @param teams                the teams that exist on the last day, at any level of the tree
 * @param projects             the projects that ran on at least one day of the year by their planned days, without those given up
 * @param minutes              the credited minutes of service
 * @param participations       the participations: a person counts once for each activity and day, unnamed helpers included
 * @param servingVolunteers    the different volunteers with at least one effective entry, even one of no minutes
 * @param unnamedHelpers       the helpers that leaders counted without names, each as often as counted; nobody can say who of them came
 *                             twice, and no minutes are credited for them
 * @param beneficiaryVisits    the beneficiary visits: people served, each as often as served
 * @param activities           the different activities held, which are those with at least one effective entry
 * @param tables               the same by month, team and so on; every breakdown is there
 */
public record YearlyStatement(
        int year,
        long registeredVolunteers,
        Map<StationKind, Long> stations,
        long teams,
        long projects,
        long minutes,
        long participations,
        long servingVolunteers,
        long unnamedHelpers,
        long beneficiaryVisits,
        long activities,
        Map<Breakdown, List<Line>> tables) {

    private static final BigDecimal HOUR = BigDecimal.valueOf(60);

    /** Copies the maps and checks that nothing is missing in them. */
    public YearlyStatement {
        EnumMap<StationKind, Long> kinds = new EnumMap<>(StationKind.class);
        for (StationKind kind : StationKind.values()) {
            kinds.put(kind, Check.given("stations", stations.get(kind)));
        }
        stations = Collections.unmodifiableMap(kinds);
        EnumMap<Breakdown, List<Line>> copy = new EnumMap<>(Breakdown.class);
        for (Breakdown by : Breakdown.values()) {
            copy.put(by, List.copyOf(Check.given("tables", tables.get(by))));
        }
        tables = Collections.unmodifiableMap(copy);
    }

    /** What the figures of service are broken down by. */
    public enum Breakdown {
        /** All twelve months by service day, in their order, labelled as in {@code 2026-03}. */
        MONTH,
        /** The teams with the most minutes, by name. */
        TEAM,
        /** All categories of service that have entries, by name, the most minutes first. */
        CATEGORY,
        /** All streets or townships in the tree of areas of the last day, by name, the most minutes first. */
        STREET,
        /** The kinds of stations, by the names of {@link StationKind}, the most minutes first. */
        STATION_KIND
    }

    /**
     * The figures of one group.
     *
     * @param label             the group; {@value Report#NONE} for entries that belong to none
     * @param minutes           the credited minutes
     * @param participations    the participations
     * @param volunteers        the different volunteers who served; these do not add up over groups
     * @param activities        the different activities held; these do not add up over groups where one activity can be in several
     * @param beneficiaryVisits the beneficiary visits
     */
    public record Line(
            String label,
            long minutes,
            long participations,
            long volunteers,
            long activities,
            long beneficiaryVisits) {}

    /**
     * Everybody who took part: {@link #servingVolunteers} and {@link #unnamedHelpers} together.
     *
     * @return zero or more
     */
    public long participants() {
        return servingVolunteers + unnamedHelpers;
    }

    /**
     * The stations of all kinds.
     *
     * @return zero or more
     */
    public long stationCount() {
        return stations.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The hours of service: the minutes, rounded once, here.
     *
     * @return hours with two decimal places, halves up
     */
    public BigDecimal hours() {
        return hours(minutes);
    }

    /**
     * Minutes as hours.
     *
     * @param minutes the minutes
     * @return hours with two decimal places, halves up
     */
    public static BigDecimal hours(long minutes) {
        return BigDecimal.valueOf(minutes).divide(HOUR, 2, RoundingMode.HALF_UP);
    }
}
