package org.volunteerledger.tck.article;

import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.service.NewProject;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.statistics.ReportRequest;
import org.volunteerledger.team.BrandId;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.SponsorKind;
import org.volunteerledger.team.TeamId;

/** S2: brand teams, and brand activities of which each brings service of a known length. */
final class S02BrandTeams implements ArticleScenario {

    private static final List<String> TEAMS = List.of("安婆婆", "安仔", "红领管家", "北家安", "宜家帮忙团");
    private static final List<String> PROGRAMMES = List.of("红袖章巡防", "全民大扫除活动日", "文明交通劝导");
    private static final int MINUTES = 90;

    @Override
    public String system() {
        return "S2";
    }

    @Override
    public String title() {
        return "Brand teams and brand activities, Jizhou";
    }

    @Override
    public List<Figure> play(Stage stage) {
        AreaId district = stage.area("吉州区", AreaLevel.DISTRICT, null);
        OrganisationId centre = stage.organisation("新时代文明实践中心", district);
        ServiceCategoryId category =
                stage.ledger().services().registerCategory(stage.command(), stage.name("category"), "文明实践");
        List<ProjectId> projects = new ArrayList<>();
        for (String name : TEAMS) {
            BrandId brand = stage.ledger().teams().registerBrand(stage.command(), stage.name(name));
            NewTeam team = new NewTeam(
                    name,
                    null,
                    centre,
                    district,
                    null,
                    brand,
                    SponsorKind.NONE,
                    null,
                    stage.today().minusYears(1));
            TeamId id = stage.ledger().teams().foundTeam(stage.command(), team);
            if (projects.isEmpty()) {
                projects.addAll(programmes(stage, id, centre, district, category));
            }
            for (ProjectId project : projects) {
                serve(
                        stage,
                        new Attribution(
                                stage.volunteer().value(),
                                0,
                                project.value(),
                                id.value(),
                                centre.value(),
                                district.value(),
                                0,
                                0));
            }
        }
        return figures(stage, district);
    }

    private static List<ProjectId> programmes(
            Stage stage, TeamId team, OrganisationId centre, AreaId district, ServiceCategoryId category) {
        List<NewProject> projects = new ArrayList<>();
        for (String name : PROGRAMMES) {
            BrandId brand = stage.ledger().teams().registerBrand(stage.command(), stage.name(name));
            projects.add(new NewProject(
                    name, team, centre, district, category, brand, stage.today().minusYears(1), null));
        }
        return stage.ledger().services().registerProjects(stage.command(), projects);
    }

    private static List<Figure> figures(Stage stage, AreaId district) {
        List<Figure> figures = new ArrayList<>();
        add(figures, stage, district, "team.brand", TEAMS.size(), PROGRAMMES.size());
        add(figures, stage, district, "project.brand", PROGRAMMES.size(), TEAMS.size());
        return figures;
    }

    private static void add(
            List<Figure> figures, Stage stage, AreaId district, String column, int brands, int recordsOfEach) {
        ReportRequest request = ReportRequest.of(List.of(column), List.of(Measure.MINUTES, Measure.VOLUNTEERS))
                .within(district);
        HourTable table = stage.ledger().reports().run(request, stage.today()).table();
        figures.add(new Figure("rows by " + column, brands, table.rows()));
        for (int row = 0; row < table.rows(); row++) {
            String of = " of the brand in row " + (row + 1) + " by " + column;
            figures.add(new Figure("minutes" + of, (long) recordsOfEach * MINUTES, table.value(row, 0)));
            figures.add(new Figure("volunteers" + of, recordsOfEach, table.value(row, 1)));
        }
    }

    private static void serve(Stage stage, Attribution attribution) {
        HourRecord record = new HourRecord(
                stage.name("record"),
                attribution,
                Book.SERVICE,
                Evidence.LEADER,
                ServiceTime.on(stage.today().minusDays(1)),
                0,
                MINUTES,
                0,
                0);
        stage.ledger().hours().post(stage.command(), record, AccrualRules.always(AccrualPolicy.DEFAULT));
    }
}
