package org.volunteerledger.console.district;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableFormat;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.statistics.YearlyStatement;

/** The figures of a statement, beside those that it was built to if there are such. */
final class Comparison {

    private final List<Row> rows;
    private final boolean compared;

    private Comparison(List<Row> rows, boolean compared) {
        this.rows = rows;
        this.compared = compared;
    }

    /**
     * A figure.
     *
     * @param english  its name in English
     * @param chinese  its name in Chinese
     * @param value    as it was computed
     * @param target   what it was to be, or null
     * @param moreThan whether it was to be more than that, instead of the same
     */
    record Row(
            String english,
            String chinese,
            String value,
            @Nullable String target,
            boolean moreThan,
            boolean same) {}

    static Comparison figures(YearlyStatement statement) {
        List<Row> rows = new ArrayList<>();
        for (Fact fact : facts(statement)) {
            rows.add(new Row(fact.english, fact.chinese, number(fact.value), null, false, true));
        }
        return new Comparison(List.copyOf(rows), false);
    }

    static Comparison of(DistrictFigures figures, YearlyStatement statement, Deeds deeds) {
        List<@Nullable Long> targets = Arrays.asList(
                (long) figures.volunteers(),
                (long) figures.allStations(),
                (long) figures.teams(),
                (long) figures.projects(),
                figures.minutes(),
                figures.participants());
        List<Fact> facts = facts(statement);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            Long target = i < targets.size() ? targets.get(i) : null;
            boolean hours = fact.english.equals(HOURS);
            boolean moreThan = fact.english.equals(PARTICIPANTS);
            BigDecimal wanted =
                    target == null ? null : hours ? YearlyStatement.hours(target) : BigDecimal.valueOf(target);
            rows.add(row(fact, wanted, moreThan));
        }
        rows.add(row(fact("requests served", "点单办结", deeds.requests()), BigDecimal.valueOf(figures.requests()), true));
        rows.add(row(
                new Fact("hours of requests", "点单服务时长", YearlyStatement.hours(deeds.requestMinutes())),
                BigDecimal.valueOf(figures.requestHours()),
                true));
        rows.add(row(fact("home visits", "上门走访", deeds.visits()), null, false));
        rows.add(row(
                fact("model citizens", "模范市民", deeds.honours()), BigDecimal.valueOf(figures.modelCitizens()), false));
        return new Comparison(List.copyOf(rows), true);
    }

    private static Row row(Fact fact, @Nullable BigDecimal target, boolean moreThan) {
        int compared = target == null ? 0 : fact.value.compareTo(target);
        return new Row(
                fact.english,
                fact.chinese,
                number(fact.value),
                target == null ? null : number(target),
                moreThan,
                target == null || (moreThan ? compared > 0 : compared == 0));
    }

    List<Row> rows() {
        return rows;
    }

    /** Prints them, and says whether all are as they were to be. */
    boolean print(PrintWriter out) {
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("figure"), Column.text(""), Column.number("computed")));
        if (compared) {
            columns.add(2, Column.number("newspaper"));
            columns.add(Column.text("same"));
        }
        TableWriter table = TableWriter.of(TableFormat.TABLE, columns, out, false);
        for (Row row : rows) {
            if (compared) {
                String target = row.target == null ? "" : (row.moreThan ? "> " : "") + row.target;
                table.row(List.of(
                        row.english,
                        row.chinese,
                        target,
                        row.value,
                        row.target == null ? "" : row.same ? "yes" : "NO"));
            } else {
                table.row(List.of(row.english, row.chinese, row.value));
            }
        }
        table.finish(List.of());
        out.flush();
        return rows.stream().allMatch(Row::same);
    }

    private static final String HOURS = "service hours";
    private static final String PARTICIPANTS = "participants";

    private static List<Fact> facts(YearlyStatement s) {
        return List.of(
                fact("registered volunteers", "注册志愿者", s.registeredVolunteers()),
                fact("stations", "文明实践阵地", s.stationCount()),
                fact("teams", "志愿服务队", s.teams()),
                fact("projects", "志愿服务项目", s.projects()),
                new Fact(HOURS, "志愿服务时长", s.hours()),
                fact(PARTICIPANTS, "参与人数", s.participants()),
                fact("volunteers who served", "参加服务的志愿者", s.servingVolunteers()),
                fact("unnamed helpers", "未具名参与者", s.unnamedHelpers()),
                fact("participations", "参与人次", s.participations()),
                fact("activities held", "开展活动", s.activities()),
                fact("beneficiary visits", "受益人次", s.beneficiaryVisits()));
    }

    private static Fact fact(String english, String chinese, long value) {
        return new Fact(english, chinese, BigDecimal.valueOf(value));
    }

    /** With grouping; hours that are whole are shown without a fraction. */
    static String number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }

    private record Fact(String english, String chinese, BigDecimal value) {}
}
