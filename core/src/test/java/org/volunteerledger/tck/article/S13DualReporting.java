package org.volunteerledger.tck.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.volunteerledger.duty.staff.DualReporting;
import org.volunteerledger.duty.staff.NewTie;
import org.volunteerledger.duty.staff.TieKind;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.team.OrganisationId;

/** S13: in-service party members report to the communities where they live, and heads of units hold part-time posts in them. */
final class S13DualReporting implements ArticleScenario {

    private static final int COMMUNITIES = 10;
    private static final int UNITS = 20;
    private static final int MEMBERS = 2_900;
    private static final int POSTS = 500;
    private static final int BATCH = 250;

    @Override
    public String system() {
        return "S13";
    }

    @Override
    public String title() {
        return "Dual reporting to unit and community, Jinfeng";
    }

    @Override
    public List<Figure> play(Stage stage) {
        AreaId district = stage.area("金凤区", AreaLevel.DISTRICT, null);
        AreaId street = stage.area("街道", AreaLevel.STREET, district);
        List<AreaId> communities = new ArrayList<>();
        for (int i = 0; i < COMMUNITIES; i++) {
            communities.add(stage.area("社区", AreaLevel.COMMUNITY, street));
        }
        List<OrganisationId> units = new ArrayList<>();
        for (int i = 0; i < UNITS; i++) {
            units.add(stage.organisation("单位", district));
        }
        Map<Long, Long> before = reported(stage, DualReporting.By.COMMUNITY);
        tie(stage, units, communities);
        Map<Long, Long> byCommunity = reported(stage, DualReporting.By.COMMUNITY);
        Map<Long, Long> byUnit = reported(stage, DualReporting.By.UNIT);
        long posts = communities.stream()
                .mapToLong(community -> stage.ledger()
                        .duty()
                        .reporting()
                        .count(TieKind.PART_TIME_POST, DualReporting.By.COMMUNITY, stage.today())
                        .getOrDefault(community.value(), 0L))
                .sum();
        return List.of(
                new Figure(
                        "members reported to communities",
                        MEMBERS,
                        communities.stream()
                                .mapToLong(community -> byCommunity.getOrDefault(community.value(), 0L))
                                .sum()),
                new Figure(
                        "members reported by units",
                        MEMBERS,
                        units.stream()
                                .mapToLong(unit -> byUnit.getOrDefault(unit.value(), 0L))
                                .sum()),
                new Figure("communities that members report to", COMMUNITIES, byCommunity.size() - before.size()),
                new Figure("part-time posts in committees", POSTS, posts));
    }

    private static void tie(Stage stage, List<OrganisationId> units, List<AreaId> communities) {
        List<NewTie> ties = new ArrayList<>();
        for (int from = 0; from < MEMBERS; from += BATCH) {
            for (VolunteerId member : stage.volunteers(Math.min(BATCH, MEMBERS - from))) {
                int number = ties.size();
                ties.add(NewTie.report(
                        member, units.get(number % UNITS), communities.get(number * 7 % COMMUNITIES), stage.today()));
            }
        }
        stage.ledger().duty().reporting().tie(stage.command(), ties);
        List<NewTie> posts = ties.subList(0, POSTS).stream()
                .map(tie -> NewTie.post(tie.volunteer(), tie.unit(), tie.community(), "兼职委员", stage.today()))
                .toList();
        stage.ledger().duty().reporting().tie(stage.command(), posts);
    }

    private static Map<Long, Long> reported(Stage stage, DualReporting.By by) {
        return stage.ledger().duty().reporting().count(TieKind.REPORTED, by, stage.today());
    }
}
