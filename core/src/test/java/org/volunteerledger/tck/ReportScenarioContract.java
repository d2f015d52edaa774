package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.StationId;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.statistics.Report;
import org.volunteerledger.statistics.ReportRequest;
import org.volunteerledger.statistics.StatisticsError;
import org.volunteerledger.team.BrandId;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.SponsorKind;
import org.volunteerledger.team.TeamId;

/** Reports in the words of people. */
public abstract class ReportScenarioContract extends ScenarioContract {

    private static final LocalDate MOVE = LocalDate.of(2026, 6, 1);
    private static final String FIGURES = "Reports.run: the sums of the entries, in words";
    private static final String WHERE = "ReportRequest.where: the values as they are shown";
    private static final String UNKNOWN = "Reports.run: what does not exist is an error, never an empty report";

    private AreaId second = new AreaId(1);

    /** For subclasses. */
    protected ReportScenarioContract() {}

    /** Posts what the reports are about: 60 minutes at the first community, 120 and 240 at the second, 30 at none. */
    @BeforeEach
    public final void postSomeTime() {
        AreaId street = area("street-2", AreaLevel.STREET, city().district());
        second = area("community-2", AreaLevel.COMMUNITY, street);
        BrandId brand = ledger().teams().registerBrand(command(), "Brand");
        TeamId red = team("Red", SponsorKind.RED_PROPERTY_MANAGEMENT, "law", brand);
        TeamId social = team("Social", SponsorKind.SOCIAL_ORGANISATION, "care", null);
        StationId station = ledger().places()
                .openStation(command(), "Station", StationKind.STATION, second, LocalDate.of(2020, 1, 1));
        VolunteerId one = volunteer();
        VolunteerId two = volunteer();
        long category = city().category().value();
        long community = city().community().value();
        post(untimed(new Attribution(one.value(), 0, 0, red.value(), 0, community, 0, category), DAY, 60));
        Attribution there =
                new Attribution(one.value(), 0, 0, social.value(), 0, second.value(), station.value(), category);
        post(untimed(there, DAY.plusDays(1), 120));
        post(untimed(new Attribution(two.value(), 0, 0, red.value(), 0, second.value(), 0, 0), DAY.minusDays(10), 240));
        post(untimed(new Attribution(two.value(), 0, 0, 0, 0, 0, 0, 0), DAY.minusDays(70), 30));
    }

    @Test
    final void figuresRollUpTheTree() {
        Expect.equal(
                FIGURES,
                Set.of("Name of community-1 60", "Name of community-2 360", "- 30"),
                Set.copyOf(rows(per("area"), DAY)));
        Expect.equal(
                FIGURES,
                Set.of("Name of street-1 60", "Name of street-2 360", "- 30"),
                Set.copyOf(rows(per("street"), DAY)));
        Expect.equal(FIGURES, Set.of("Name of district-1 420", "- 30"), Set.copyOf(rows(per("district"), DAY)));
        Expect.equal(FIGURES, List.of("450"), rows(per(), DAY));
        Expect.equal(FIGURES, List.of("60"), rows(per().within(city().street()), DAY));
        Expect.equal(
                FIGURES,
                Set.of("Name of street-1 Red 60", "Name of street-2 Red 240", "Name of street-2 Social 120"),
                Set.copyOf(rows(per("street", "team").within(city().district()), DAY)));
    }

    @Test
    final void aMovedAreaIsCountedWhereItWasOnEitherDay() {
        ledger().places().moveArea(command(), second, city().street(), MOVE);
        ledger().places().renameArea(command(), city().street(), "Greater street", MOVE);

        Expect.equal(
                FIGURES,
                Set.of("Name of street-1 60", "Name of street-2 360", "- 30"),
                Set.copyOf(rows(per("street"), MOVE.minusDays(1))));
        Expect.equal(FIGURES, Set.of("Greater street 420", "- 30"), Set.copyOf(rows(per("street"), MOVE)));
        Expect.equal(FIGURES, List.of("420"), rows(per().within(city().street()), MOVE));
        Expect.equal(FIGURES, List.of("420"), rows(where("street", "Greater street"), MOVE));
    }

    @Test
    final void recordsAreGroupedByWhatTheyAre() {
        Expect.equal(
                FIGURES,
                List.of("RED_PROPERTY_MANAGEMENT 300", "SOCIAL_ORGANISATION 120"),
                rows(per("team.sponsor").within(city().district()), DAY));
        Expect.equal(
                FIGURES,
                List.of("care 120", "law 300"),
                rows(per("team.speciality").within(city().district()), DAY));
        Expect.equal(FIGURES, Set.of("Brand 300", "- 150"), Set.copyOf(rows(per("team.brand"), DAY)));
        Expect.equal(FIGURES, Set.of("STATION 120", "- 330"), Set.copyOf(rows(per("station.kind"), DAY)));
        Expect.equal(FIGURES, Set.of("Station 120", "- 330"), Set.copyOf(rows(per("station"), DAY)));
        Expect.equal(FIGURES, Set.of("care 180", "- 270"), Set.copyOf(rows(per("category"), DAY)));
        Expect.equal(FIGURES, List.of("IMPORT 450"), rows(per("evidence"), DAY));
        Expect.equal(FIGURES, List.of("- 450"), rows(per("project.brand"), DAY));
    }

    @Test
    final void timeIsGroupedByTheCalendar() {
        Expect.equal(FIGURES, List.of("2025-12 30", "2026-02 240", "2026-03 180"), rows(per("month"), DAY));
        Expect.equal(FIGURES, List.of("2025-Q4 30", "2026-Q1 420"), rows(per("quarter"), DAY));
        Expect.equal(FIGURES, List.of("2025 30", "2026 420"), rows(per("year"), DAY));
        Expect.equal(FIGURES, List.of("2025-W52 30", "2026-W08 240", "2026-W10 180"), rows(per("week"), DAY));
        Expect.equal(FIGURES, List.of("2026-03-02 60"), rows(per("day").within(DAY, DAY), DAY));
    }

    @Test
    final void everyShownValueFilters() {
        for (String column : List.of(
                "volunteer",
                "team",
                "area",
                "station",
                "category",
                "team.sponsor",
                "team.speciality",
                "team.brand",
                "station.kind",
                "district",
                "street",
                "community",
                "evidence",
                "book",
                "day",
                "week",
                "month",
                "quarter",
                "year")) {
            for (String row : rows(per(column), DAY)) {
                int blank = row.lastIndexOf(' ');
                String shown = row.substring(0, blank);
                if (!shown.equals(Report.NONE)) {
                    Expect.equal(
                            WHERE + ": " + column, List.of(row.substring(blank + 1)), rows(where(column, shown), DAY));
                }
            }
        }
        Expect.equal(WHERE, List.of("360"), rows(where("street", "street-2"), DAY));
        Expect.equal(WHERE, List.of("180"), rows(where("week", "2026-03-05"), DAY));
    }

    @Test
    final void conditionsHoldTogether() {
        ReportRequest both = new ReportRequest(
                List.of(),
                List.of(Measure.MINUTES, Measure.VOLUNTEERS, Measure.ENTRIES),
                null,
                DAY,
                city().district(),
                Map.of("street", Set.of("street-2"), "team.sponsor", Set.of("RED_PROPERTY_MANAGEMENT")),
                EnumSet.of(Book.SERVICE),
                List.of(),
                10);
        Expect.equal(WHERE, List.of("240 1 1"), rows(both, DAY));
        Expect.equal(WHERE, List.of("360"), rows(where("street", "street-2").within(city().district()), DAY));
        Expect.equal(
                "ReportRequest.within: none outside",
                List.of(),
                rows(where("street", "street-2").within(city().street()), DAY));
    }

    @Test
    final void theOrderIsAskedFor() {
        ReportRequest byTeam = per("team").within(city().district());

        Expect.equal(
                "ReportRequest.top",
                List.of("Red 300"),
                rows(byTeam.top(List.of(new ReportRequest.Order("minutes", true)), 1), DAY));
        Expect.equal(
                "ReportRequest.order",
                List.of("Social 120", "Red 300"),
                rows(byTeam.top(List.of(new ReportRequest.Order("minutes", false)), 9), DAY));
        Expect.equal(
                "ReportRequest.order",
                List.of("2026-03 180", "2026-02 240", "2025-12 30"),
                rows(per("month").top(List.of(new ReportRequest.Order("month", true)), 9), DAY));
        Expect.error(
                UNKNOWN,
                InvalidInput.class,
                StatisticsError.UNKNOWN_COLUMN,
                () -> rows(byTeam.top(List.of(new ReportRequest.Order("street", true)), 9), DAY));
    }

    @Test
    final void whatDoesNotExistIsAnError() {
        Expect.error(UNKNOWN, InvalidInput.class, StatisticsError.UNKNOWN_COLUMN, () -> rows(per("colour"), DAY));
        Expect.error(
                UNKNOWN, InvalidInput.class, StatisticsError.UNKNOWN_COLUMN, () -> rows(where("colour", "red"), DAY));
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("volunteer", "V1"),
                Map.entry("team", "Blue"),
                Map.entry("area", "nowhere"),
                Map.entry("street", "district-1"),
                Map.entry("station", "x"),
                Map.entry("category", "x"),
                Map.entry("team.sponsor", "x"),
                Map.entry("project", "x"),
                Map.entry("organisation", "x"),
                Map.entry("activity", "x"),
                Map.entry("evidence", "x"),
                Map.entry("book", "x"),
                Map.entry("day", "x"),
                Map.entry("week", "2026-W60"),
                Map.entry("month", "2026-13"),
                Map.entry("quarter", "2026-Q5"),
                Map.entry("year", "x"));
        wrong.forEach((column, value) -> Expect.error(
                UNKNOWN + ": " + column,
                InvalidInput.class,
                StatisticsError.UNKNOWN_VALUE,
                () -> rows(where(column, value), DAY)));
        Expect.error(
                "ReportRequest.books: at least one",
                InvalidInput.class,
                InputError.MISSING,
                () -> new ReportRequest(
                        List.of(), List.of(Measure.MINUTES), null, null, null, Map.of(), Set.of(), List.of(), 1));
    }

    @Test
    final void allColumnsHaveNames() {
        Set<String> columns = ledger().reports().columns();

        Expect.that(
                "Reports.columns",
                columns.containsAll(Set.of("volunteer", "street", "team.sponsor", "week", "book")),
                columns.toString());
        for (String column : columns) {
            Expect.equal(
                    "Reports.columns: each can be asked for",
                    List.of(column),
                    run(column).columns());
        }
    }

    private Report run(String column) {
        return ledger().reports().run(per(column), DAY);
    }

    private TeamId team(
            String name, SponsorKind sponsor, String speciality, @org.jspecify.annotations.Nullable BrandId brand) {
        return ledger().teams()
                .foundTeam(
                        command(),
                        new NewTeam(
                                name,
                                null,
                                city().organisation(),
                                city().street(),
                                null,
                                brand,
                                sponsor,
                                speciality,
                                LocalDate.of(2020, 1, 1)));
    }

    private static ReportRequest per(String... columns) {
        return ReportRequest.of(List.of(columns), List.of(Measure.MINUTES));
    }

    private static ReportRequest where(String column, String value) {
        return new ReportRequest(
                List.of(),
                List.of(Measure.MINUTES),
                null,
                null,
                null,
                Map.of(column, Set.of(value)),
                EnumSet.of(Book.SERVICE),
                List.of(),
                10);
    }

    /** Each row as its labels and figures with blanks between. */
    private List<String> rows(ReportRequest request, LocalDate structure) {
        Report report = ledger().reports().run(request, structure);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < report.table().rows(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < report.columns().size(); column++) {
                cells.add(report.label(row, column));
            }
            for (int measure = 0; measure < request.measures().size(); measure++) {
                cells.add(Long.toString(report.table().value(row, measure)));
            }
            rows.add(String.join(" ", cells));
        }
        return rows;
    }
}
