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
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.NewProject;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.statistics.StatementScope;
import org.volunteerledger.statistics.YearlyStatement;
import org.volunteerledger.statistics.YearlyStatement.Breakdown;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/**
 * S19: a year of planned practice activities, with their participations, hours and beneficiary visits, which are never mixed, and with
 * training apart from service. The kit plays one in 25, at full size all of it is played.
 */
final class S19PracticeYear implements ArticleScenario {

    private static final List<String> KINDS = List.of(
            "environment", "civility", "customs", "patrol", "fraud prevention", "culture", "care", "epidemic control");
    private static final AccrualRules ALL_OF_IT = AccrualRules.always(AccrualPolicy.DEFAULT);
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final int OPEN_DAYS = 270;
    private static final int BATCH = 250;
    private static final int RECORDS = 5_000;

    @Override
    public String system() {
        return "S19";
    }

    @Override
    public String title() {
        return "Planned practice activities, Huizhou district";
    }

    @Override
    public List<Figure> play(Stage stage) {
        int part = stage.oneIn(25);
        int participations = 37_000 / part;
        AreaId district = stage.area("徽州区", AreaLevel.DISTRICT, null);
        OrganisationId centre = stage.organisation("新时代文明实践中心", district);
        TeamId team = stage.team("文明实践志愿服务队", centre, district);
        stage.itIs(FIRST.minusDays(1));
        List<Attribution> activities = activities(stage, Affiliation.of(team, centre, district), 5_525 / part);
        List<VolunteerId> volunteers = new ArrayList<>();
        for (int i = 0; i < 2_000 / part; i += BATCH) {
            volunteers.addAll(stage.volunteers(Math.min(BATCH, 2_000 / part - i), district));
        }
        stage.itIs(FIRST.plusDays(OPEN_DAYS + 1));
        train(stage, activities.get(0), volunteers.get(0));
        hold(stage, activities, volunteers, participations, 78_000L * 60 / part, 90_000 / part);
        return figures(stage, district, part);
    }

    /** A project of each kind; the activities are declared and announced before the year begins. */
    private static List<Attribution> activities(Stage stage, Affiliation centre, int count) {
        List<Affiliation> projects = KINDS.stream()
                .map(kind -> {
                    ServiceCategoryId category =
                            stage.ledger().services().registerCategory(stage.command(), stage.name("category"), kind);
                    NewProject project = new NewProject(
                            kind,
                            centre.team(),
                            centre.organisation(),
                            centre.area(),
                            category,
                            null,
                            FIRST,
                            LocalDate.of(2022, 12, 31));
                    ProjectId id = stage.ledger()
                            .services()
                            .registerProjects(stage.command(), List.of(project))
                            .get(0);
                    return centre.in(id, category);
                })
                .toList();
        List<ActivityPlan> plans = IntStream.range(0, count)
                .mapToObj(i -> ActivityPlan.of(
                        "活动" + i,
                        "leader",
                        projects.get(i % KINDS.size()),
                        Schedule.single(Stage.between(FIRST.plusDays(i % OPEN_DAYS), "09:00", "12:00"), 0)))
                .toList();
        List<Attribution> activities = new ArrayList<>();
        for (int i = 0; i < count; i += BATCH) {
            List<ActivityPlan> some = plans.subList(i, Math.min(count, i + BATCH));
            List<ActivityId> ids = stage.ledger().services().announce(stage.command(), some);
            for (int k = 0; k < ids.size(); k++) {
                Affiliation to = some.get(k).affiliation();
                activities.add(new Attribution(
                        0,
                        ids.get(k).value(),
                        to.project() == null ? 0 : to.project().value(),
                        to.team().value(),
                        to.organisation().value(),
                        to.area().value(),
                        0,
                        to.category() == null ? 0 : to.category().value()));
            }
        }
        return activities;
    }

    private static void train(Stage stage, Attribution activity, VolunteerId volunteer) {
        stage.ledger()
                .hours()
                .post(
                        stage.command(),
                        new HourRecord(
                                stage.name("training"),
                                of(activity, volunteer),
                                Book.TRAINING,
                                Evidence.LEADER,
                                ServiceTime.on(FIRST),
                                0,
                                120,
                                0,
                                0),
                        ALL_OF_IT);
    }

    private static void hold(
            Stage stage,
            List<Attribution> activities,
            List<VolunteerId> volunteers,
            int participations,
            long minutes,
            int visits) {
        List<HourRecord> records = new ArrayList<>();
        for (int i = 0; i < participations; i++) {
            int activity = i % activities.size();
            records.add(new HourRecord(
                    stage.name("record"),
                    of(activities.get(activity), volunteers.get(i % volunteers.size())),
                    Book.SERVICE,
                    Evidence.LEADER,
                    ServiceTime.on(FIRST.plusDays(activity % OPEN_DAYS)),
                    0,
                    (int) (minutes / participations + (i < minutes % participations ? 1 : 0)),
                    0,
                    visits / participations + (i < visits % participations ? 1 : 0)));
        }
        for (int i = 0; i < participations; i += RECORDS) {
            stage.ledger()
                    .hours()
                    .record(stage.command(), records.subList(i, Math.min(participations, i + RECORDS)), ALL_OF_IT);
        }
    }

    private static Attribution of(Attribution activity, VolunteerId volunteer) {
        return new Attribution(
                volunteer.value(),
                activity.activity(),
                activity.project(),
                activity.team(),
                activity.organisation(),
                activity.area(),
                activity.station(),
                activity.category());
    }

    private static List<Figure> figures(Stage stage, AreaId district, int part) {
        String of = part == 1 ? "" : ", one in " + part;
        YearlyStatement year = stage.ledger().reports().yearlyStatement(2022, 10, StatementScope.within(district));
        List<YearlyStatement.Line> kinds = year.tables().getOrDefault(Breakdown.CATEGORY, List.of());
        return List.of(
                new Figure("activities" + of, 5_525 / part, year.activities()),
                new Figure("participations" + of, 37_000 / part, year.participations()),
                new Figure("minutes of service" + of, 78_000L * 60 / part, year.minutes()),
                new Figure("beneficiary visits" + of, 90_000 / part, year.beneficiaryVisits()),
                new Figure("kinds of activity", KINDS.size(), kinds.size()),
                new Figure(
                        "participations over the kinds" + of,
                        37_000 / part,
                        kinds.stream()
                                .mapToLong(YearlyStatement.Line::participations)
                                .sum()));
    }
}
