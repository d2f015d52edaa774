package org.volunteerledger.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The reports in SQL as somebody would write it who knows the tables, that voids negate, and that a person counts while grants outnumber
 * voids. Areas find their district in a small table of their own.
 */
final class HandSql {

    private static final int FETCH = 10_000;
    private static final String SUMS = "SUM(minutes) AS minutes, SUM(kind) AS records";
    private static final String FROM = " FROM vl_entry WHERE book = 1";
    private static final String PERIOD = " AND service_day BETWEEN ? AND ?";

    private final DataSource source;
    private final LedgerData data;

    HandSql(DataSource source, LedgerData data) {
        this.source = source;
        this.data = data;
    }

    /** Makes the table of districts. */
    void prepare() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement table = connection.prepareStatement(
                        "CREATE TABLE bench_district (area BIGINT PRIMARY KEY, district BIGINT NOT NULL)")) {
            table.execute();
            try (PreparedStatement row = connection.prepareStatement("INSERT INTO bench_district VALUES (?, ?)")) {
                for (int station = 1; station <= LedgerData.STATIONS; station++) {
                    row.setLong(1, LedgerData.areaOfStation(station));
                    row.setLong(2, LedgerData.districtOfStation(station));
                    row.addBatch();
                }
                row.executeBatch();
            }
        }
    }

    /** The rows of a report, by group but for the hundred volunteers, who come by their minutes. */
    List<Sums.Row> answer(ReportKind report, int time) throws SQLException {
        LocalDate month = ReportKind.month(time);
        return switch (report) {
            case TM -> distinct("team, service_month", FROM);
            case ACY ->
                distinct(
                        "area, category",
                        FROM + PERIOD,
                        day(LocalDate.of(ReportKind.YEAR, 1, 1)),
                        day(LocalDate.of(ReportKind.YEAR, 12, 31)));
            case ACR -> distinct("area, category", FROM + PERIOD, day(ReportKind.ACR_FROM), day(ReportKind.ACR_TO));
            case VT -> volunteers("volunteer");
            case T100 -> volunteers("minutes DESC, volunteer LIMIT " + ReportKind.TOP);
            case ONE_VOLUNTEER -> total(FROM + " AND volunteer = ?", ReportKind.volunteer(data, time));
            case ONE_TEAM_MONTH ->
                distinct(
                        "",
                        FROM + PERIOD + " AND team = ?",
                        day(month),
                        day(month.plusMonths(1).minusDays(1)),
                        ReportKind.team(data, time));
            case PRJ -> distinct("project", FROM);
            case DM ->
                distinct(
                        "district, service_month",
                        " FROM vl_entry JOIN bench_district ON bench_district.area = vl_entry.area WHERE book = 1");
            case CR -> distinct("", FROM + PERIOD, day(ReportKind.CR_FROM), day(ReportKind.CR_TO));
        };
    }

    /** Reads every entry in the order of the ledger, streamed, and answers how many there are. */
    long export() throws SQLException {
        long rows = 0;
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement all =
                    connection.prepareStatement("SELECT * FROM vl_entry ORDER BY account, sequence")) {
                all.setFetchSize(FETCH);
                try (ResultSet row = all.executeQuery()) {
                    int columns = row.getMetaData().getColumnCount();
                    while (row.next()) {
                        for (int i = 1; i <= columns; i++) {
                            row.getObject(i);
                        }
                        rows++;
                    }
                }
            }
            connection.rollback();
        }
        return rows;
    }

    private List<Sums.Row> distinct(String keys, String from, long... values) throws SQLException {
        String columns = keys.isEmpty() ? "" : keys + ", ";
        String sql = "SELECT " + columns
                + "SUM(minutes), SUM(records), SUM(CASE WHEN volunteer <> 0 AND records > 0 THEN 1 ELSE 0 END) FROM (SELECT "
                + columns + "volunteer, " + SUMS + from + " GROUP BY " + columns + "volunteer) v"
                + (keys.isEmpty() ? "" : " GROUP BY " + keys)
                + " HAVING SUM(records) > 0"
                + (keys.isEmpty() ? "" : " ORDER BY " + keys);
        return read(sql, keys.isEmpty() ? 0 : keys.split(",").length, 3, values);
    }

    private List<Sums.Row> volunteers(String order) throws SQLException {
        return read(
                "SELECT volunteer, " + SUMS + FROM + " GROUP BY volunteer HAVING SUM(kind) > 0 ORDER BY " + order,
                1,
                2);
    }

    private List<Sums.Row> total(String from, long value) throws SQLException {
        return read("SELECT " + SUMS + from + " HAVING SUM(kind) > 0", 0, 2, value);
    }

    private List<Sums.Row> read(String sql, int keys, int measures, long... values) throws SQLException {
        List<Sums.Row> rows = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new Sums.Row(
                            new Sums.Group(keys > 0 ? row.getLong(1) : 0, keys > 1 ? row.getLong(2) : 0),
                            new Sums(
                                    row.getLong(keys + 1),
                                    row.getLong(keys + 2),
                                    measures > 2 ? row.getLong(keys + 3) : 0)));
                }
            }
        }
        return rows;
    }

    private static long day(LocalDate day) {
        return day.toEpochDay();
    }
}
