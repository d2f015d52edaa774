package org.volunteerledger.benchmarks.compare;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.volunteerledger.benchmarks.Calendar;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.ReportKind;

/**
 * What somebody who cares writes by hand: a simple loop over primitive columns for each report, with primitive hash maps and sets. One
 * thread.
 */
final class FastutilEngine implements Engine {

    private final LedgerData data;
    private final FlatColumns rows;

    private FastutilEngine(LedgerData data, FlatColumns rows) {
        this.data = data;
        this.rows = rows;
    }

    static FastutilEngine open(LedgerData data) {
        return new FastutilEngine(data, FlatColumns.of(data));
    }

    @Override
    public String about() {
        return "fastutil maps and sets in loops over primitive columns, 1 thread; a flag for what stands";
    }

    @Override
    public void answer(ReportKind report, int time, RowSink sink) {
        switch (report) {
            case TM -> teamMonth().eachPair(FlatColumns.firstMonth(), sink);
            case ACY ->
                areaCategory(LocalDate.of(ReportKind.YEAR, 1, 1), LocalDate.of(ReportKind.YEAR, 12, 31))
                        .eachPair(0, sink);
            case ACR -> areaCategory(ReportKind.ACR_FROM, ReportKind.ACR_TO).eachPair(0, sink);
            case VT -> volunteer().each(sink);
            case T100 -> volunteer().top(sink);
            case ONE_VOLUNTEER -> oneVolunteer((int) ReportKind.volunteer(data, time), sink);
            case ONE_TEAM_MONTH -> oneTeamMonth(time, sink);
            case PRJ -> project().each(sink);
            case DM -> districtMonth().eachPair(FlatColumns.firstMonth(), sink);
            case CR -> wholeCity(sink);
        }
    }

    private FastutilGroups teamMonth() {
        FastutilGroups groups = new FastutilGroups();
        for (int row = 0; row < rows.rows; row++) {
            if (rows.live[row]) {
                groups.add(rows.team[row] << 8 | rows.month[row], rows.minutes[row], rows.volunteer[row]);
            }
        }
        return groups;
    }

    private FastutilGroups districtMonth() {
        FastutilGroups groups = new FastutilGroups();
        for (int row = 0; row < rows.rows; row++) {
            if (rows.live[row]) {
                groups.add(rows.district[row] << 8 | rows.month[row], rows.minutes[row], rows.volunteer[row]);
            }
        }
        return groups;
    }

    private FastutilGroups areaCategory(LocalDate from, LocalDate to) {
        int first = FlatColumns.dayNumber(from);
        int last = FlatColumns.dayNumber(to);
        FastutilGroups groups = new FastutilGroups();
        for (int row = 0; row < rows.rows; row++) {
            if (rows.live[row] && rows.day[row] >= first && rows.day[row] <= last) {
                groups.add(rows.area[row] << 8 | rows.category[row], rows.minutes[row], rows.volunteer[row]);
            }
        }
        return groups;
    }

    private FastutilGroups project() {
        FastutilGroups groups = new FastutilGroups();
        for (int row = 0; row < rows.rows; row++) {
            if (rows.live[row]) {
                groups.add(rows.project[row], rows.minutes[row], rows.volunteer[row]);
            }
        }
        return groups;
    }

    private FastutilGroups volunteer() {
        FastutilGroups groups = new FastutilGroups();
        for (int row = 0; row < rows.rows; row++) {
            if (rows.live[row]) {
                groups.add(rows.volunteer[row], rows.minutes[row]);
            }
        }
        return groups;
    }

    private void oneVolunteer(int volunteer, RowSink sink) {
        long minutes = 0;
        int entries = 0;
        for (int row = 0; row < rows.rows; row++) {
            if (rows.volunteer[row] == volunteer && rows.live[row]) {
                minutes += rows.minutes[row];
                entries++;
            }
        }
        single(minutes, entries, 0, sink);
    }

    private void oneTeamMonth(int time, RowSink sink) {
        long team = ReportKind.team(data, time);
        long month = ChronoUnit.MONTHS.between(Calendar.FIRST_DAY, ReportKind.month(time));
        IntOpenHashSet volunteers = new IntOpenHashSet();
        long minutes = 0;
        int entries = 0;
        for (int row = 0; row < rows.rows; row++) {
            if (rows.team[row] == team && rows.month[row] == month && rows.live[row]) {
                minutes += rows.minutes[row];
                entries++;
                volunteers.add(rows.volunteer[row]);
            }
        }
        single(minutes, entries, volunteers.size(), sink);
    }

    private void wholeCity(RowSink sink) {
        int first = FlatColumns.dayNumber(ReportKind.CR_FROM);
        int last = FlatColumns.dayNumber(ReportKind.CR_TO);
        IntOpenHashSet volunteers = new IntOpenHashSet();
        long minutes = 0;
        int entries = 0;
        for (int row = 0; row < rows.rows; row++) {
            if (rows.live[row] && rows.day[row] >= first && rows.day[row] <= last) {
                minutes += rows.minutes[row];
                entries++;
                volunteers.add(rows.volunteer[row]);
            }
        }
        single(minutes, entries, volunteers.size(), sink);
    }

    private static void single(long minutes, int entries, int volunteers, RowSink sink) {
        if (entries > 0) {
            sink.row(0, 0, minutes, entries, volunteers);
        }
    }
}
