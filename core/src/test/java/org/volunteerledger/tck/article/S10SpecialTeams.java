package org.volunteerledger.tck.article;

import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.SponsorKind;
import org.volunteerledger.team.Team;

/** S10: five kinds of sponsor field a team of each of five specialities. */
final class S10SpecialTeams implements ArticleScenario {

    private static final List<SponsorKind> SPONSORS = List.of(
            SponsorKind.DUAL_REPORTING_UNIT,
            SponsorKind.RED_PROPERTY_MANAGEMENT,
            SponsorKind.GRID_PARTY_BRANCH,
            SponsorKind.CO_BUILDING_UNIT,
            SponsorKind.SOCIAL_ORGANISATION);
    private static final List<String> SPECIALITIES = List.of("居民大管家", "法律援助", "心理咨询", "医疗服务", "红色消防");

    @Override
    public String system() {
        return "S10";
    }

    @Override
    public String title() {
        return "Five kinds of sponsor, twenty-five special teams, Binzhou";
    }

    @Override
    public List<Figure> play(Stage stage) {
        AreaId street = stage.area("市中街道", AreaLevel.STREET, null);
        OrganisationId office = stage.organisation("市中街道办事处", street);
        List<NewTeam> teams = new ArrayList<>();
        for (SponsorKind sponsor : SPONSORS) {
            for (String speciality : SPECIALITIES) {
                teams.add(new NewTeam(
                        sponsor + speciality + "队",
                        null,
                        office,
                        street,
                        null,
                        null,
                        sponsor,
                        speciality,
                        stage.today().minusYears(1)));
            }
        }
        stage.ledger().teams().foundTeams(stage.command(), teams);
        Counts table = count(stage, office, List.of(Team.SPONSOR.name(), Team.SPECIALITY.name()));
        return List.of(
                new Figure(
                        "kinds of sponsor",
                        5,
                        count(stage, office, List.of(Team.SPONSOR.name()))
                                .rows()
                                .size()),
                new Figure(
                        "specialities",
                        5,
                        count(stage, office, List.of(Team.SPECIALITY.name()))
                                .rows()
                                .size()),
                new Figure("special teams", 25, table.total()),
                new Figure("cells of sponsor and speciality", 25, table.rows().size()),
                Figure.holds("one team in each cell", table.rows().stream().allMatch(row -> row.count() == 1)));
    }

    private static Counts count(Stage stage, OrganisationId office, List<String> by) {
        return stage.storage().count(Team.KIND, Filter.equal(Team.ORGANISATION, office.value()), by);
    }
}
