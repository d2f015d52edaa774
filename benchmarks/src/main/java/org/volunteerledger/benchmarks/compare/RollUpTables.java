package org.volunteerledger.benchmarks.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.benchmarks.ReportKind;

/** Ready roll-up tables in SQL, with the exact numbers of volunteers, each with a primary key, and the reports that they answer. */
final class RollUpTables {

    private static final String SUMS = "CAST(SUM(minutes) AS BIGINT), CAST(COUNT(*) AS INTEGER)";
    private static final String DISTINCT = SUMS + ", CAST(COUNT(DISTINCT volunteer) AS INTEGER)";
    private static final String VALUES = "minutes BIGINT NOT NULL, entries INTEGER NOT NULL";
    private static final String VALUES_AND_VOLUNTEERS = VALUES + ", volunteers INTEGER NOT NULL";

    private RollUpTables() {}

    /** The statements that make the tables and fill them from the rows, which can be dropped then. */
    static List<String> create() {
        return List.of(
                "CREATE TABLE r_volunteer (volunteer INTEGER PRIMARY KEY, " + VALUES + ")",
                "INSERT INTO r_volunteer SELECT volunteer, " + SUMS + " FROM entry WHERE live GROUP BY volunteer",
                "CREATE TABLE r_team_month (team SMALLINT, ym SMALLINT, " + VALUES_AND_VOLUNTEERS
                        + ", PRIMARY KEY (team, ym))",
                "INSERT INTO r_team_month SELECT team, ym, " + DISTINCT + " FROM entry WHERE live GROUP BY team, ym",
                "CREATE TABLE r_area_category_year (yr SMALLINT, area SMALLINT, category SMALLINT, "
                        + VALUES_AND_VOLUNTEERS + ", PRIMARY KEY (yr, area, category))",
                "INSERT INTO r_area_category_year SELECT CAST(EXTRACT(YEAR FROM service_day) AS SMALLINT), area, category, "
                        + DISTINCT + " FROM entry WHERE live GROUP BY 1, 2, 3",
                "CREATE TABLE r_project (project INTEGER PRIMARY KEY, " + VALUES_AND_VOLUNTEERS + ")",
                "INSERT INTO r_project SELECT project, " + DISTINCT + " FROM entry WHERE live GROUP BY project",
                "CREATE TABLE r_district_month (district SMALLINT, ym SMALLINT, " + VALUES_AND_VOLUNTEERS
                        + ", PRIMARY KEY (district, ym))",
                "INSERT INTO r_district_month SELECT district, ym, " + DISTINCT
                        + " FROM entry JOIN area ON area.area = entry.area WHERE live GROUP BY district, ym",
                "CREATE INDEX r_most_minutes ON r_volunteer (minutes DESC, volunteer)",
                "DROP TABLE entry");
    }

    /** The report, read from its table; null for those over any days, which nobody can have summed up. */
    static @Nullable String select(ReportKind report) {
        return switch (report) {
            case TM -> "SELECT team, ym, minutes, entries, volunteers FROM r_team_month";
            case ACY ->
                "SELECT area, category, minutes, entries, volunteers FROM r_area_category_year WHERE yr = "
                        + ReportKind.YEAR;
            case VT -> "SELECT volunteer, minutes, entries FROM r_volunteer";
            case T100 ->
                "SELECT volunteer, minutes, entries FROM r_volunteer ORDER BY minutes DESC, volunteer LIMIT "
                        + ReportKind.TOP;
            case ONE_VOLUNTEER -> "SELECT minutes, entries FROM r_volunteer WHERE volunteer = ?";
            case ONE_TEAM_MONTH -> "SELECT minutes, entries, volunteers FROM r_team_month WHERE team = ? AND ym = ?";
            case PRJ -> "SELECT project, minutes, entries, volunteers FROM r_project";
            case DM -> "SELECT district, ym, minutes, entries, volunteers FROM r_district_month";
            case ACR, CR -> null;
        };
    }
}
