package org.volunteerledger.tck.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.Guardian;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.StationId;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.NewProject;
import org.volunteerledger.service.Precautions;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.service.ServiceError;
import org.volunteerledger.service.ShiftGroup;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.SponsorKind;
import org.volunteerledger.team.TeamId;

/**
 * S20: a school is named a practice base; below its umbrella team are five others, and four projects. Pupils serve with the consent of
 * their guardians and in the company of a teacher.
 */
final class S20SchoolBase implements ArticleScenario {

    private static final LocalDate DAY = LocalDate.of(2022, 10, 24);
    private static final List<String> TEAMS = List.of("巾帼志愿服务队", "爱心家长志愿服务队", "公益教师志愿服务队", "红领巾志愿服务队", "少先队志愿服务队");
    private static final List<String> PROJECTS = List.of("我爱我家", "伴你童年", "公益惠童", "五十六子");
    private static final int PUPILS = 12;
    private static final int PERSONS = PUPILS + 1;
    private static final int MINUTES = 60;
    private static final AccrualRules ALL_OF_IT = AccrualRules.always(AccrualPolicy.DEFAULT);

    @Override
    public String system() {
        return "S20";
    }

    @Override
    public String title() {
        return "School base and its pupils, Pengshan";
    }

    @Override
    public List<Figure> play(Stage stage) {
        stage.itIs(DAY);
        AreaId area = stage.area("彭山区", AreaLevel.DISTRICT, null);
        OrganisationId school = stage.organisation("第五小学", area);
        TeamId umbrella = umbrella(stage, school, area);
        List<NewTeam> below = TEAMS.stream()
                .map(name -> NewTeam.of(name, school, area, DAY).below(umbrella))
                .toList();
        List<TeamId> teams = stage.ledger().teams().foundTeams(stage.command(), below);
        VolunteerId teacher = person(stage, area, 35);
        List<VolunteerId> pupils =
                IntStream.range(0, PUPILS).mapToObj(i -> person(stage, area, 9)).toList();
        List<Affiliation> affiliations =
                teams.stream().map(team -> Affiliation.of(team, school, area)).toList();
        List<Activity> activities = announce(stage, affiliations, projects(stage, umbrella, school, area), teacher);
        int refused = refused(stage, activities.get(0), pupils);
        pupils.forEach(pupil ->
                stage.ledger().guardianConsents().give(stage.command(), pupil, Guardian.named("监护人"), DAY, null));
        List<VolunteerId> persons = new ArrayList<>(pupils);
        persons.add(teacher);
        activities.forEach(activity -> serve(stage, activity, persons));
        return figures(stage, umbrella, teams, refused);
    }

    private static TeamId umbrella(Stage stage, OrganisationId school, AreaId area) {
        StationId base = stage.ledger().places().openStation(stage.command(), "第五小学", StationKind.BASE, area, DAY);
        NewTeam team = new NewTeam("五小微光", null, school, area, base, null, SponsorKind.NONE, null, DAY);
        return stage.ledger().teams().foundTeam(stage.command(), team);
    }

    private static List<ProjectId> projects(Stage stage, TeamId umbrella, OrganisationId school, AreaId area) {
        ServiceCategoryId category =
                stage.ledger().services().registerCategory(stage.command(), stage.name("category"), "校园");
        return stage.ledger()
                .services()
                .registerProjects(
                        stage.command(),
                        PROJECTS.stream()
                                .map(name -> new NewProject(name, umbrella, school, area, category, null, DAY, null))
                                .toList());
    }

    /** An activity of each team, one after another, in the projects by turns. */
    private static List<Activity> announce(
            Stage stage, List<Affiliation> affiliations, List<ProjectId> projects, VolunteerId teacher) {
        List<ActivityPlan> plans = new ArrayList<>();
        for (int i = 0; i < affiliations.size(); i++) {
            int project = i % projects.size();
            Schedule schedule = Schedule.single(Stage.between(DAY, (10 + i) + ":00", (11 + i) + ":00"), 0);
            plans.add(ActivityPlan.of(
                            PROJECTS.get(project),
                            "teacher",
                            affiliations.get(i).in(projects.get(project), null),
                            schedule)
                    .with(Precautions.accompaniedBy(List.of(teacher))));
        }
        List<ActivityId> ids = stage.ledger().services().announce(stage.command(), plans);
        return ids.stream()
                .map(id -> stage.ledger().services().find(id).orElseThrow().entity())
                .toList();
    }

    /** How many pupils cannot be enrolled as long as nobody has consented. */
    private static int refused(Stage stage, Activity activity, List<VolunteerId> pupils) {
        int refused = 0;
        for (VolunteerId pupil : pupils) {
            try {
                stage.ledger().enrolments().signUp(stage.command(), activity.id(), 1, pupil);
            } catch (Refused e) {
                refused += e.code() == ServiceError.CONSENT_MISSING ? 1 : 0;
            }
        }
        return refused;
    }

    private static void serve(Stage stage, Activity activity, List<VolunteerId> persons) {
        stage.ledger().enrolments().enrolAll(stage.command(), List.of(new ShiftGroup(activity.id(), 1, persons)));
        List<HourRecord> records = persons.stream()
                .map(person -> new HourRecord(
                        stage.name("record"),
                        activity.attribution(person),
                        Book.SERVICE,
                        Evidence.LEADER,
                        ServiceTime.on(DAY),
                        0,
                        MINUTES,
                        0,
                        0))
                .toList();
        stage.ledger().hours().record(stage.by("leader"), records, ALL_OF_IT);
    }

    private static List<Figure> figures(Stage stage, TeamId umbrella, List<TeamId> teams, int refused) {
        Collection<TeamId> all = stage.ledger().teams().treeOn(DAY).subtree(umbrella);
        HourTable parts = table(stage, List.of(Dimension.TEAM), all);
        HourTable projects = table(stage, List.of(Dimension.PROJECT), all);
        HourTable whole = table(stage, List.of(), all);
        return List.of(
                new Figure("teams below the umbrella", TEAMS.size(), all.size() - 1L),
                new Figure("of these with service", teams.size(), parts.rows()),
                new Figure("projects with service", PROJECTS.size(), projects.rows()),
                new Figure("pupils refused without consent", PUPILS, refused),
                new Figure("minutes of the umbrella", (long) TEAMS.size() * PERSONS * MINUTES, whole.value(0, 0)),
                new Figure("minutes of its parts", whole.value(0, 0), parts.total(0)),
                new Figure("persons, each once", PERSONS, whole.value(0, 1)));
    }

    private static HourTable table(Stage stage, List<Dimension> by, Collection<TeamId> teams) {
        HourFilter filter = HourFilter.SERVICE
                .within(DAY, DAY)
                .where(Dimension.TEAM, teams.stream().map(TeamId::value).toList());
        return stage.storage()
                .aggregate(HourQuery.of(
                        by.stream().map(Grouping::by).toList(), List.of(Measure.MINUTES, Measure.VOLUNTEERS), filter));
    }

    private static VolunteerId person(Stage stage, AreaId home, int age) {
        PersonalData data = new PersonalData("志愿者", null, DAY.minusYears(age).minusDays(1), null);
        return stage.ledger().people().register(stage.command(), new People.NewVolunteer(null, data, home, DAY));
    }
}
