package org.volunteerledger.tck.article;

import java.time.LocalDate;
import java.util.List;
import org.volunteerledger.duty.lists.ItemStatus;
import org.volunteerledger.duty.lists.JointProject;
import org.volunteerledger.duty.lists.JointProjectId;
import org.volunteerledger.duty.lists.ListItemId;
import org.volunteerledger.duty.lists.Match;
import org.volunteerledger.duty.lists.ProjectStatus;
import org.volunteerledger.duty.lists.Side;
import org.volunteerledger.duty.lists.ThreeLists;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.Sheet;
import org.volunteerledger.service.ShiftGroup;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/** S15: a commitment letter and three lists, by which a community's need of a lecture finds the expert of a unit. */
final class S15ThreeLists implements ArticleScenario {

    private static final String LECTURE = "专家讲座";

    @Override
    public String system() {
        return "S15";
    }

    @Override
    public String title() {
        return "One letter and three lists, Baohu";
    }

    @Override
    public List<Figure> play(Stage stage) {
        AreaId street = stage.area("街道", AreaLevel.STREET, null);
        AreaId community = stage.area("宝湖社区", AreaLevel.COMMUNITY, street);
        OrganisationId hospital = stage.organisation("医院", street);
        TeamId team = stage.team("专家队", hospital, community);
        ThreeLists lists = stage.ledger().duty().lists();
        ListItemId lecture = lists.resource(stage.command(), hospital, street, LECTURE, "健康专家讲座");
        lists.resource(stage.command(), hospital, street, "义诊", "义诊车");
        ListItemId need = lists.need(stage.command(), community, LECTURE, "老年人健康讲座");

        List<Match> matches = lists.matches(need);
        JointProjectId id = stage.ledger()
                .duty()
                .projects()
                .propose(stage.command(), need, matches.get(0).resource().id(), Side.COMMUNITY);
        boolean early = agrees(stage, id);
        LocalDate today = stage.today();
        lists.commit(stage.command(), hospital, community, "与社区结对共建", today.minusDays(1), today.plusYears(1));
        boolean agreed = agrees(stage, id);
        ActivityId activity = hold(stage, Affiliation.of(team, hospital, community), id);
        return List.of(
                new Figure("resources that match the need", 1, matches.size()),
                Figure.holds(
                        "the lecture is found", matches.get(0).resource().id().equals(lecture)),
                Figure.holds("without a commitment letter nothing is agreed", !early),
                Figure.holds("with it both agree", agreed),
                new Figure("projects done", 1, done(stage, community)),
                Figure.holds(
                        "the lecture was held for the project",
                        stage.ledger().duty().projects().list(hospital, community).stream()
                                .anyMatch(project -> activity.equals(project.activity()))),
                Figure.holds("the need is met", lists.find(need).orElseThrow().status() == ItemStatus.MET));
    }

    private static boolean agrees(Stage stage, JointProjectId id) {
        try {
            stage.ledger().duty().projects().agree(stage.command(), id, Side.UNIT);
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    private static ActivityId hold(Stage stage, Affiliation affiliation, JointProjectId project) {
        ActivityPlan plan = ActivityPlan.of(
                LECTURE,
                "leader",
                affiliation,
                Schedule.single(Stage.between(stage.today().minusDays(1), "09:00", "10:30"), 0));
        ActivityId activity = stage.ledger()
                .services()
                .announce(stage.command(), List.of(plan))
                .get(0);
        stage.ledger().duty().projects().start(stage.command(), project, activity);
        attend(stage, activity, plan.schedule().time());
        stage.ledger().services().close(stage.command(), activity);
        stage.ledger().duty().projects().finish(stage.command(), project);
        return activity;
    }

    private static void attend(Stage stage, ActivityId activity, Interval time) {
        VolunteerId expert = stage.volunteer();
        stage.ledger().enrolments().enrolAll(stage.command(), List.of(new ShiftGroup(activity, 1, List.of(expert))));
        Sheet.Line line = new Sheet.Line(expert, time.start(), time.end());
        stage.ledger().attendances().recordSheets(stage.command(), List.of(new Sheet(activity, 1, List.of(line))));
    }

    private static long done(Stage stage, AreaId community) {
        return stage.ledger().duty().projects().list(null, community).stream()
                .map(JointProject::status)
                .filter(status -> status == ProjectStatus.DONE)
                .count();
    }
}
