package org.volunteerledger.tck.article;

import java.time.LocalDate;
import java.util.List;
import org.volunteerledger.honour.AwardingBody;
import org.volunteerledger.honour.ConferredHonour;
import org.volunteerledger.honour.Honour;
import org.volunteerledger.honour.HonourBasis;
import org.volunteerledger.honour.HonourFilter;
import org.volunteerledger.honour.HonourKindId;
import org.volunteerledger.honour.HonourLevel;
import org.volunteerledger.honour.NewHonourKind;
import org.volunteerledger.honour.Recipient;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.service.NewProject;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/** S18: a community's project receives an award of the autonomous region, in June. */
final class S18ProjectHonour implements ArticleScenario {

    private static final LocalDate JUNE = LocalDate.of(2022, 6, 15);

    @Override
    public String system() {
        return "S18";
    }

    @Override
    public String title() {
        return "A project among the four times ten best, Jinfeng";
    }

    @Override
    public List<Figure> play(Stage stage) {
        AreaId district = stage.area("金凤区", AreaLevel.DISTRICT, null);
        AreaId community = stage.area("安居苑社区", AreaLevel.COMMUNITY, district);
        OrganisationId committee = stage.organisation("安居苑社区居委会", community);
        TeamId team = stage.team("小喇叭", committee, community);
        ServiceCategoryId category =
                stage.ledger().services().registerCategory(stage.command(), stage.name("category"), "党员志愿服务");
        NewProject plan = new NewProject(
                "小喇叭党员志愿服务项目", team, committee, community, category, null, LocalDate.of(2021, 1, 1), null);
        ProjectId project = stage.ledger()
                .services()
                .registerProjects(stage.command(), List.of(plan))
                .get(0);
        HonourKindId kind = stage.ledger()
                .honours()
                .registerKind(
                        stage.command(),
                        new NewHonourKind(
                                stage.name("kind"),
                                "学雷锋志愿服务“四个十佳”",
                                HonourLevel.PROVINCE,
                                AwardingBody.named("自治区文明办"),
                                null,
                                null));
        ConferredHonour honour = new ConferredHonour(
                kind, 2022, Recipient.project(project), community, "先进典型", JUNE, HonourBasis.PRESENTED, "宁文明办〔2022〕6号");
        stage.ledger().honours().record(stage.command(), List.of(honour));
        return figures(stage, district, project, team);
    }

    private static List<Figure> figures(Stage stage, AreaId district, ProjectId project, TeamId team) {
        List<Honour> held = stage
                .ledger()
                .honours()
                .list(
                        HonourFilter.STANDING
                                .within(district)
                                .of(2022)
                                .of(HonourLevel.PROVINCE)
                                .to(Recipient.project(project)),
                        PageRequest.first(10))
                .items()
                .stream()
                .map(Versioned::entity)
                .toList();
        return List.of(
                new Figure("honours of the region that the project holds", 1, held.size()),
                Figure.holds(
                        "it was conferred in June", held.stream().allMatch(honour -> JUNE.equals(honour.awardedOn()))),
                new Figure(
                        "honours of its team, which are not the project's",
                        0,
                        stage.ledger()
                                .honours()
                                .list(HonourFilter.STANDING.to(Recipient.team(team)), PageRequest.first(10))
                                .items()
                                .size()));
    }
}
