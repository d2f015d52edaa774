package org.volunteerledger.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.place.Places;
import org.volunteerledger.place.Station;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.ProjectStatus;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.statistics.Reports.Prepared;
import org.volunteerledger.statistics.YearlyStatement.Breakdown;
import org.volunteerledger.statistics.YearlyStatement.Line;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Membership;

/** Computes the figures of a {@link YearlyStatement}, which has their definitions. All of them are asked of the ledger at once. */
final class StatementFigures {

    /** Asked for apart from activities: two distinct counts at once need the pairs of both, of which there are as many as entries. */
    private static final List<Measure> MEASURES =
            List.of(Measure.MINUTES, Measure.PARTICIPATIONS, Measure.VOLUNTEERS, Measure.BENEFICIARY_VISITS);

    private static final List<Measure> ACTIVITIES = List.of(Measure.ACTIVITIES);

    private static final List<ReportRequest.Order> MOST_FIRST = List.of(new ReportRequest.Order("minutes", true));
    private static final List<String> GONE = Stream.of(
                    VolunteerStatus.WITHDRAWN, VolunteerStatus.FORGOTTEN, VolunteerStatus.MERGED)
            .map(Enum::name)
            .toList();

    private final Storage storage;
    private final Reports reports;
    private final ScopeMembers scope;
    private final int year;
    private final LocalDate first;
    private final LocalDate last;

    StatementFigures(Storage storage, Reports reports, Places places, StatementScope scope, int year) {
        this.storage = storage;
        this.reports = reports;
        this.scope = ScopeMembers.read(storage, places, scope, LocalDate.of(year, 12, 31));
        this.year = year;
        this.first = LocalDate.of(year, 1, 1);
        this.last = LocalDate.of(year, 12, 31);
    }

    YearlyStatement compute(int topTeams) {
        List<Prepared> tables = reports.prepare(requests(topTeams), last);
        List<HourQuery> queries = new ArrayList<>(totals());
        tables.forEach(each -> queries.add(narrow(each.query())));
        List<HourTable> answers = storage.aggregateAll(queries);
        Map<Breakdown, List<Line>> lines = new EnumMap<>(Breakdown.class);
        int table = 0;
        int answer = totals().size();
        for (Breakdown by : Breakdown.values()) {
            Report report = tables.get(table).report(answers.get(answer));
            lines.put(by, lines(report, answers.get(answer + 1)));
            table += 2;
            answer += 2;
        }
        lines.computeIfPresent(Breakdown.MONTH, (by, known) -> months(known));
        lines.computeIfPresent(Breakdown.CATEGORY, (by, known) -> categories(known));
        return statement(whole(answers.get(0), answers.get(1)), answers.get(2).total(0), lines);
    }

    private YearlyStatement statement(Line whole, long unnamedHelpers, Map<Breakdown, List<Line>> lines) {
        return new YearlyStatement(
                year,
                registered(),
                stations(),
                scope.teams().stream().filter(team -> team.existsOn(last)).count(),
                count(Project.KIND, project -> scope.has(project) && ran(project)),
                whole.minutes(),
                whole.participations(),
                whole.volunteers(),
                unnamedHelpers,
                whole.beneficiaryVisits(),
                whole.activities(),
                lines);
    }

    /** The whole year: its figures, its activities, and its helpers without names. */
    private List<HourQuery> totals() {
        HourFilter service = scope.narrow(HourFilter.SERVICE.within(first, last));
        HourFilter unnamed = service.where(Dimension.VOLUNTEER, List.of(Attribution.NONE));
        return List.of(
                HourQuery.of(List.of(), MEASURES, service),
                HourQuery.of(List.of(), ACTIVITIES, service),
                HourQuery.of(List.of(), List.of(Measure.PARTICIPATIONS), unnamed));
    }

    private HourQuery narrow(HourQuery query) {
        return new HourQuery(query.by(), query.measures(), scope.narrow(query.filter()), query.order(), query.top());
    }

    /** For each breakdown, in their order, its figures and its activities. */
    private List<ReportRequest> requests(int topTeams) {
        List<ReportRequest> requests = new ArrayList<>();
        for (Breakdown by : Breakdown.values()) {
            int rows = by == Breakdown.TEAM ? topTeams : HourQuery.MAX_GROUPS;
            requests.add(request(by, MEASURES).top(MOST_FIRST, rows));
            requests.add(request(by, ACTIVITIES));
        }
        return requests;
    }

    private ReportRequest request(Breakdown by, List<Measure> measures) {
        String column =
                by == Breakdown.STATION_KIND ? "station.kind" : by.name().toLowerCase(Locale.ROOT);
        return ReportRequest.of(List.of(column), measures).within(first, last);
    }

    private long registered() {
        Filter begun = Filter.range(Volunteer.REGISTERED_ON, null, last.toEpochDay() + 1);
        if (scope.isEverything()) {
            return registered(begun);
        }
        return scope.isArea()
                ? registered(Filter.all(begun, Filter.in(Volunteer.AREA, scope.areas())))
                : registeredMembers();
    }

    private long registeredMembers() {
        List<Long> teams = scope.teams().stream().map(team -> team.id().value()).toList();
        Filter begun = Filter.all(
                Filter.in(Membership.TEAM, teams), Filter.range(Membership.FROM, null, last.toEpochDay() + 1));
        Set<Long> members = new HashSet<>();
        Pages.visit(storage, Membership.KIND, begun, read -> {
            if (read.entity().holdsOn(last)) {
                members.add(read.entity().volunteer().value());
            }
        });
        return Pages.byId(storage, Volunteer.KIND, members).values().stream()
                .filter(read -> read.entity().servesOn(last))
                .count();
    }

    /** Whoever has left by a day had registered by then, so only those who ever left need to be looked at. */
    private long registered(Filter begun) {
        AtomicLong left = new AtomicLong();
        Pages.visit(storage, Volunteer.KIND, Filter.all(begun, Filter.in(Volunteer.STATUS, GONE)), gone -> {
            if (!gone.entity().servesOn(last)) {
                left.incrementAndGet();
            }
        });
        return storage.count(Volunteer.KIND, begun, List.of()).total() - left.get();
    }

    private Map<StationKind, Long> stations() {
        Map<StationKind, Long> stations = new EnumMap<>(StationKind.class);
        for (StationKind kind : StationKind.values()) {
            stations.put(
                    kind,
                    count(Station.KIND, station -> station.kind() == kind && scope.has(station) && isOpen(station)));
        }
        return stations;
    }

    private boolean isOpen(Station station) {
        return !station.openedOn().isAfter(last)
                && (station.closedOn() == null || station.closedOn().isAfter(last));
    }

    private boolean ran(Project project) {
        LocalDate to = project.to();
        return project.status() != ProjectStatus.CANCELLED
                && !project.from().isAfter(last)
                && (to == null || !to.isBefore(first));
    }

    private <E> long count(Kind<E> kind, Predicate<E> which) {
        AtomicLong count = new AtomicLong();
        Pages.visit(storage, kind, Filter.ALL, read -> {
            if (which.test(read.entity())) {
                count.incrementAndGet();
            }
        });
        return count.get();
    }

    private static Line whole(HourTable table, HourTable held) {
        return table.rows() == 0 ? empty(Report.NONE) : line(table, 0, Report.NONE, held.value(0, 0));
    }

    private static List<Line> lines(Report report, HourTable counted) {
        Map<Long, Long> activities = new HashMap<>();
        for (int row = 0; row < counted.rows(); row++) {
            activities.put(counted.key(row, 0), counted.value(row, 0));
        }
        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < report.table().rows(); row++) {
            long held = activities.getOrDefault(report.table().key(row, 0), 0L);
            lines.add(line(report.table(), row, report.label(row, 0), held));
        }
        return lines;
    }

    private List<Line> months(List<Line> lines) {
        Map<String, Line> known = new HashMap<>();
        lines.forEach(line -> known.put(line.label(), line));
        List<Line> all = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            String label = YearMonth.of(year, month).toString();
            all.add(known.getOrDefault(label, empty(label)));
        }
        return all;
    }

    /** Reports know categories by code, which is for programs; a statement is for people. */
    private List<Line> categories(List<Line> lines) {
        Map<String, String> names = new HashMap<>();
        for (Versioned<ServiceCategory> read : Pages.all(storage, ServiceCategory.KIND, Filter.ALL)) {
            names.put(read.entity().code(), read.entity().name());
        }
        return lines.stream()
                .map(line -> new Line(
                        names.getOrDefault(line.label(), line.label()),
                        line.minutes(),
                        line.participations(),
                        line.volunteers(),
                        line.activities(),
                        line.beneficiaryVisits()))
                .toList();
    }

    private static Line empty(String label) {
        return new Line(label, 0, 0, 0, 0, 0);
    }

    private static Line line(HourTable table, int row, String label, long activities) {
        return new Line(
                label, table.value(row, 0), table.value(row, 1), table.value(row, 2), activities, table.value(row, 3));
    }
}
