package org.volunteerledger.benchmarks;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.Rollup;
import org.volunteerledger.aggregation.SortKey;

/** The ten reports that everybody asks for, as queries of the library. */
public enum ReportKind {
    /** Minutes, records and volunteers of each team and month. */
    TM,
    /** Minutes, records and volunteers of each area and category in one year. */
    ACY,
    /** The same over days that are not those of any month. */
    ACR,
    /** Minutes and records of each volunteer. */
    VT,
    /** The hundred volunteers with the most minutes. */
    T100,
    /** Minutes and records of one volunteer, another one each time. */
    ONE_VOLUNTEER,
    /** Minutes, records and volunteers of one team in one month, others each time. */
    ONE_TEAM_MONTH,
    /** Minutes, records and volunteers of each project. */
    PRJ,
    /** Minutes, records and volunteers of each district and month, of records that sit on stations. */
    DM,
    /** Minutes, records and volunteers of the whole city over days that are not those of any month. */
    CR;

    /** The first day of {@link #ACR}. */
    public static final LocalDate ACR_FROM = LocalDate.of(2024, 8, 17);
    /** The last day of {@link #ACR}. */
    public static final LocalDate ACR_TO = LocalDate.of(2025, 3, 9);
    /** The first day of {@link #CR}. */
    public static final LocalDate CR_FROM = LocalDate.of(2024, 4, 11);
    /** The last day of {@link #CR}. */
    public static final LocalDate CR_TO = LocalDate.of(2025, 6, 1);
    /** The year of {@link #ACY}. */
    public static final int YEAR = 2025;
    /** How many volunteers {@link #T100} has at most. */
    public static final int TOP = 100;

    private static final List<Measure> SUMS = List.of(Measure.MINUTES, Measure.ENTRIES);
    private static final List<Measure> SUMS_AND_VOLUNTEERS =
            List.of(Measure.MINUTES, Measure.ENTRIES, Measure.VOLUNTEERS);

    /** The district of each station's area. */
    public static final Rollup DISTRICTS = new Rollup("district", districts());

    /** The query; those about one volunteer or team are about another one each time. */
    public HourQuery query(LedgerData data, int time) {
        HourFilter all = HourFilter.SERVICE;
        return switch (this) {
            case TM -> report(SUMS_AND_VOLUNTEERS, all, Dimension.TEAM, Dimension.MONTH);
            case ACY ->
                report(
                        SUMS_AND_VOLUNTEERS,
                        all.within(LocalDate.of(YEAR, 1, 1), LocalDate.of(YEAR, 12, 31)),
                        Dimension.AREA,
                        Dimension.CATEGORY);
            case ACR -> report(SUMS_AND_VOLUNTEERS, all.within(ACR_FROM, ACR_TO), Dimension.AREA, Dimension.CATEGORY);
            case VT -> report(SUMS, all, Dimension.VOLUNTEER);
            case T100 ->
                new HourQuery(List.of(Grouping.by(Dimension.VOLUNTEER)), SUMS, all, List.of(new SortKey(1, true)), TOP);
            case ONE_VOLUNTEER ->
                HourQuery.of(List.of(), SUMS, all.where(Dimension.VOLUNTEER, List.of(volunteer(data, time))));
            case ONE_TEAM_MONTH ->
                HourQuery.of(
                        List.of(),
                        SUMS_AND_VOLUNTEERS,
                        all.within(month(time), month(time).plusMonths(1).minusDays(1))
                                .where(Dimension.TEAM, List.of(team(data, time))));
            case PRJ -> report(SUMS_AND_VOLUNTEERS, all, Dimension.PROJECT);
            case DM ->
                HourQuery.of(
                        List.of(new Grouping(Dimension.AREA, DISTRICTS), Grouping.by(Dimension.MONTH)),
                        SUMS_AND_VOLUNTEERS,
                        all);
            case CR -> report(SUMS_AND_VOLUNTEERS, all.within(CR_FROM, CR_TO));
        };
    }

    /** The volunteer that is asked for at a time. */
    public static long volunteer(LedgerData data, int time) {
        return LedgerData.volunteerId(Math.floorMod(time * 31, data.volunteers()));
    }

    /** The team that is asked for at a time. */
    public static long team(LedgerData data, int time) {
        return 1L + Math.floorMod(time * 31, data.shape().teams());
    }

    /** The first day of the month that is asked for at a time. */
    public static LocalDate month(int time) {
        return Calendar.FIRST_DAY.plusMonths(Math.floorMod(time, 24));
    }

    /** How many keys a group has. */
    public int keys() {
        return switch (this) {
            case TM, ACY, ACR, DM -> 2;
            case VT, T100, PRJ -> 1;
            case ONE_VOLUNTEER, ONE_TEAM_MONTH, CR -> 0;
        };
    }

    /** Whether the second key is a month. */
    public boolean byMonth() {
        return this == TM || this == DM;
    }

    /** Whether volunteers are counted. */
    public boolean countsVolunteers() {
        return switch (this) {
            case VT, T100, ONE_VOLUNTEER -> false;
            case TM, ACY, ACR, ONE_TEAM_MONTH, PRJ, DM, CR -> true;
        };
    }

    /** Whether it asks for something else each time. */
    public boolean changes() {
        return this == ONE_VOLUNTEER || this == ONE_TEAM_MONTH;
    }

    /** The short name in tables. */
    public String code() {
        return switch (this) {
            case ONE_VOLUNTEER -> "1V";
            case ONE_TEAM_MONTH -> "1TM";
            default -> name();
        };
    }

    private static HourQuery report(List<Measure> measures, HourFilter filter, Dimension... by) {
        return HourQuery.of(List.of(by).stream().map(Grouping::by).toList(), measures, filter);
    }

    private static Map<Long, Long> districts() {
        Map<Long, Long> districts = new HashMap<>();
        for (int station = 1; station <= LedgerData.STATIONS; station++) {
            districts.put(LedgerData.areaOfStation(station), LedgerData.districtOfStation(station));
        }
        return districts;
    }
}
