package org.volunteerledger.tck.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.NewProject;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.statistics.StatementScope;
import org.volunteerledger.statistics.YearlyStatement;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/**
 * S1: the practice network of a district, with all its stations and teams, a sixteenth of its projects, and a hundredth of its
 * volunteers and their hours. The console's {@code district} plays the whole from enrolment on.
 */
final class S01PracticeNetwork implements ArticleScenario {

    private static final int STREETS = 12;
    private static final int STATIONS = 114;
    private static final int TEAMS = 743;
    private static final int PROJECTS = 21_008 / 16;
    private static final int VOLUNTEERS = 70_000 / 100;
    private static final int HELPERS = 30_000 / 100;
    private static final long MINUTES = 3_600_000L / 100 * 60;
    private static final int DAYS = 7;
    private static final int BATCH = 250;
    private static final AccrualRules ALL_OF_IT = AccrualRules.always(AccrualPolicy.DEFAULT);

    @Override
    public String system() {
        return "S1";
    }

    @Override
    public String title() {
        return "Practice network, Jizhou (one in 16 projects, one in 100 volunteers)";
    }

    @Override
    public List<Figure> play(Stage stage) {
        AreaId district = stage.area("吉州区", AreaLevel.DISTRICT, null);
        OrganisationId centre = stage.organisation("新时代文明实践中心", district);
        List<AreaId> streets = IntStream.range(0, STREETS)
                .mapToObj(i -> stage.area("街道" + i, AreaLevel.STREET, district))
                .toList();
        stations(stage, district, streets);
        List<TeamId> teams = teams(stage, centre, streets);
        projects(stage, centre, district, teams);
        serve(stage, centre, streets, teams);
        return figures(stage, district);
    }

    /** The centre, an office in each street, and stations. */
    private static void stations(Stage stage, AreaId district, List<AreaId> streets) {
        open(stage, StationKind.CENTRE, district);
        streets.forEach(street -> open(stage, StationKind.OFFICE, street));
        IntStream.range(1 + STREETS, STATIONS).forEach(i -> open(stage, StationKind.STATION, streets.get(i % STREETS)));
    }

    private static void open(Stage stage, StationKind kind, AreaId area) {
        stage.ledger().places().openStation(stage.command(), stage.name("站"), kind, area, LocalDate.of(2020, 1, 1));
    }

    private static List<TeamId> teams(Stage stage, OrganisationId centre, List<AreaId> streets) {
        List<NewTeam> wanted = IntStream.range(0, TEAMS)
                .mapToObj(i -> NewTeam.of("志愿服务队" + i, centre, streets.get(i % STREETS), LocalDate.of(2020, 1, 1)))
                .toList();
        List<TeamId> founded = new ArrayList<>();
        for (int i = 0; i < TEAMS; i += BATCH) {
            founded.addAll(stage.ledger()
                    .teams()
                    .foundTeams(stage.command(), wanted.subList(i, Math.min(TEAMS, i + BATCH))));
        }
        return founded;
    }

    private static void projects(Stage stage, OrganisationId centre, AreaId district, List<TeamId> teams) {
        ServiceCategoryId category =
                stage.ledger().services().registerCategory(stage.command(), stage.name("category"), "文明实践");
        List<NewProject> wanted = IntStream.range(0, PROJECTS)
                .mapToObj(i -> new NewProject(
                        "项目" + i,
                        teams.get(i % TEAMS),
                        centre,
                        district,
                        category,
                        null,
                        LocalDate.of(2022, 1, 1),
                        LocalDate.of(2022, 12, 31)))
                .toList();
        for (int i = 0; i < PROJECTS; i += BATCH) {
            stage.ledger()
                    .services()
                    .registerProjects(stage.command(), wanted.subList(i, Math.min(PROJECTS, i + BATCH)));
        }
    }

    private static void serve(Stage stage, OrganisationId centre, List<AreaId> streets, List<TeamId> teams) {
        List<VolunteerId> volunteers = new ArrayList<>();
        for (int i = 0; i < VOLUNTEERS; i += BATCH) {
            volunteers.addAll(stage.volunteers(Math.min(BATCH, VOLUNTEERS - i), streets.get(i / BATCH)));
        }
        List<HourRecord> records = new ArrayList<>();
        int entries = VOLUNTEERS * DAYS;
        for (int i = 0; i < entries; i++) {
            int minutes = (int) (MINUTES / entries + (i < MINUTES % entries ? 1 : 0));
            Attribution attribution = new Attribution(
                    volunteers.get(i % VOLUNTEERS).value(),
                    0,
                    0,
                    teams.get(i % TEAMS).value(),
                    centre.value(),
                    streets.get(i % STREETS).value(),
                    0,
                    0);
            LocalDate day = LocalDate.of(2022, 3, 5).plusDays(28L * (i / VOLUNTEERS));
            records.add(new HourRecord(
                    stage.name("record"),
                    attribution,
                    Book.SERVICE,
                    Evidence.LEADER,
                    ServiceTime.on(day),
                    0,
                    minutes,
                    0,
                    0));
        }
        stage.ledger().hours().record(stage.command(), records, ALL_OF_IT);
        helpers(stage, Affiliation.of(teams.get(0), centre, streets.get(0)));
    }

    private static void helpers(Stage stage, Affiliation affiliation) {
        LocalDate day = stage.today().minusDays(1);
        ActivityPlan plan = ActivityPlan.of(
                "全民大扫除活动日", "leader", affiliation, Schedule.single(Stage.between(day, "09:00", "11:00"), 0));
        ActivityId activity = stage.ledger()
                .services()
                .announce(stage.command(), List.of(plan))
                .get(0);
        Attribution attribution =
                stage.ledger().services().find(activity).orElseThrow().entity().attribution(null);
        HourRecord helpers = new HourRecord(
                stage.name("record"),
                attribution,
                Book.SERVICE,
                Evidence.HEAD_COUNT,
                ServiceTime.on(day),
                0,
                null,
                HELPERS,
                0);
        stage.ledger().hours().post(stage.command(), helpers, ALL_OF_IT);
    }

    private static List<Figure> figures(Stage stage, AreaId district) {
        YearlyStatement statement = stage.ledger().reports().yearlyStatement(2022, 10, StatementScope.within(district));
        return List.of(
                new Figure("stations", STATIONS, statement.stationCount()),
                new Figure("teams", TEAMS, statement.teams()),
                new Figure("projects, one in 16", PROJECTS, statement.projects()),
                new Figure("registered volunteers, one in 100", VOLUNTEERS, statement.registeredVolunteers()),
                new Figure("minutes of service, one in 100", MINUTES, statement.minutes()),
                new Figure("participants, one in 100", VOLUNTEERS + HELPERS, statement.participants()));
    }
}
