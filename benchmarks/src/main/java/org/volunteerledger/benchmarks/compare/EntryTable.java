package org.volunteerledger.benchmarks.compare;

import java.time.LocalDate;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.ReportKind;

/**
 * The table of grants in SQL that all databases here understand, and the reports over it. It has the narrowest types, the month worked
 * out beforehand, and a flag for what stands, which a void clears.
 */
final class EntryTable {

    /** Narrow types where a database has them; PostgreSQL has none of one byte. */
    static final String TINY = "TINYINT";

    private static final String SUMS = "CAST(SUM(minutes) AS BIGINT), COUNT(*)";
    private static final String DISTINCT = SUMS + ", COUNT(DISTINCT volunteer)";

    private EntryTable() {}

    /** The statement that makes the table, of the columns of {@link FlatColumns} without the district. */
    static String create(String prefix, String tiny) {
        return prefix
                + " TABLE entry (volunteer INTEGER NOT NULL, project INTEGER NOT NULL, team SMALLINT NOT NULL, area "
                + tiny + " NOT NULL, category " + tiny + " NOT NULL, service_day DATE NOT NULL, ym " + tiny
                + " NOT NULL, minutes SMALLINT NOT NULL, live BOOLEAN NOT NULL)";
    }

    /** The statements that make and fill the table of areas with their districts. */
    static String[] areas(String tiny) {
        StringBuilder insert = new StringBuilder("INSERT INTO area VALUES ");
        for (int station = 1; station <= LedgerData.STATIONS; station++) {
            insert.append(station == 1 ? "" : ", ")
                    .append('(')
                    .append(LedgerData.areaOfStation(station))
                    .append(", ")
                    .append(LedgerData.districtOfStation(station))
                    .append(')');
        }
        return new String[] {
            "CREATE TABLE area (area " + tiny + " PRIMARY KEY, district " + tiny + " NOT NULL)", insert.toString()
        };
    }

    /** The report over the rows. */
    static String select(ReportKind report) {
        return switch (report) {
            case TM -> "SELECT team, ym, " + DISTINCT + " FROM entry WHERE live GROUP BY team, ym";
            case ACY -> areaCategory(LocalDate.of(ReportKind.YEAR, 1, 1), LocalDate.of(ReportKind.YEAR, 12, 31));
            case ACR -> areaCategory(ReportKind.ACR_FROM, ReportKind.ACR_TO);
            case VT -> "SELECT volunteer, " + SUMS + " FROM entry WHERE live GROUP BY volunteer";
            case T100 ->
                "SELECT volunteer, " + SUMS + " FROM entry WHERE live GROUP BY volunteer ORDER BY 2 DESC, 1 LIMIT "
                        + ReportKind.TOP;
            case ONE_VOLUNTEER -> "SELECT " + SUMS + " FROM entry WHERE live AND volunteer = ?";
            case ONE_TEAM_MONTH -> "SELECT " + DISTINCT + " FROM entry WHERE live AND team = ? AND ym = ?";
            case PRJ -> "SELECT project, " + DISTINCT + " FROM entry WHERE live GROUP BY project";
            case DM ->
                "SELECT district, ym, " + DISTINCT
                        + " FROM entry JOIN area ON area.area = entry.area WHERE live GROUP BY district, ym";
            case CR ->
                "SELECT " + DISTINCT + " FROM entry WHERE live AND " + between(ReportKind.CR_FROM, ReportKind.CR_TO);
        };
    }

    private static String areaCategory(LocalDate from, LocalDate to) {
        return "SELECT area, category, " + DISTINCT + " FROM entry WHERE live AND " + between(from, to)
                + " GROUP BY area, category";
    }

    private static String between(LocalDate from, LocalDate to) {
        return "service_day BETWEEN DATE '" + from + "' AND DATE '" + to + "'";
    }
}
