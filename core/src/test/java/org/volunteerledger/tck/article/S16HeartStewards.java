package org.volunteerledger.tck.article;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.duty.calendar.Recurrence;
import org.volunteerledger.duty.desk.CaseAction;
import org.volunteerledger.duty.desk.CaseStatus;
import org.volunteerledger.duty.desk.DeskCase;
import org.volunteerledger.duty.desk.DeskCaseId;
import org.volunteerledger.duty.desk.DeskCases;
import org.volunteerledger.duty.desk.DeskId;
import org.volunteerledger.duty.desk.Steward;
import org.volunteerledger.duty.roster.DutyRosterId;
import org.volunteerledger.duty.roster.DutyRosters;
import org.volunteerledger.duty.roster.DutyTurn;
import org.volunteerledger.duty.roster.ExchangeId;
import org.volunteerledger.duty.roster.RosterPlan;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/** S16: five coloured stewards, a party member on duty each day of a month, and a dispute from the desk to its resolution. */
final class S16HeartStewards implements ArticleScenario {

    private static final List<String> COLOURS = List.of("红", "绿", "蓝", "紫", "橙");
    private static final List<String> SERVICES = List.of("党建", "健康", "矛盾调解", "法律咨询", "其他");
    private static final LocalDate FROM = LocalDate.of(2022, 11, 1);
    private static final LocalDate TO = LocalDate.of(2022, 12, 1);

    @Override
    public String system() {
        return "S16";
    }

    @Override
    public String title() {
        return "Heart-to-heart stewards, Xinlian village";
    }

    @Override
    public List<Figure> play(Stage stage) {
        AreaId village = stage.area("新联村", AreaLevel.COMMUNITY, null);
        OrganisationId committee = stage.organisation("新联村村委会", village);
        TeamId team = stage.team("心连管家", committee, village);
        List<VolunteerId> members = stage.volunteers(7);
        DutyRosterId roster = fill(stage, Affiliation.of(team, committee, village), members);
        DeskId desk = openDesk(stage, committee, village);
        VolunteerId onDuty = exchange(stage, roster, members);

        DeskCases cases = stage.ledger().duty().cases();
        DeskCaseId dispute = cases.receive(stage.command(), new DeskCases.NewCase(desk, "矛盾调解", "邻里漏水纠纷", onDuty));
        cases.route(stage.command(), dispute);
        String steward = cases.find(dispute).orElseThrow().steward();
        cases.act(stage.command(), dispute, CaseAction.RESOLVE);
        cases.act(stage.command(), dispute, CaseAction.CLOSE);
        DeskCase closed = cases.find(dispute).orElseThrow();
        DutyRosters rosters = stage.ledger().duty().rosters();
        return List.of(
                new Figure("coloured stewards", 5, stewards(stage, desk).size()),
                new Figure(
                        "kinds of service",
                        5,
                        stewards(stage, desk).stream()
                                .mapToLong(each -> each.kinds().size())
                                .sum()),
                new Figure(
                        "days of the month with a member on duty",
                        30,
                        rosters.turns(roster, FROM, TO).size()),
                new Figure(
                        "gaps in the month, after a cover too",
                        0,
                        rosters.gaps(roster, FROM, TO).size()),
                Figure.holds("the dispute goes to the steward for disputes", "蓝".equals(steward)),
                Figure.holds("the dispute is resolved and closed", closed.status() == CaseStatus.CLOSED),
                new Figure("steps from the desk to the end", 3, closed.history().size()));
    }

    private static DutyRosterId fill(Stage stage, Affiliation affiliation, List<VolunteerId> members) {
        DutyRosters rosters = stage.ledger().duty().rosters();
        DutyRosterId roster = rosters.open(
                stage.command(),
                new RosterPlan(
                        "每日值班",
                        affiliation,
                        List.of("值班党员"),
                        new Recurrence("FREQ=DAILY"),
                        LocalTime.of(8, 30),
                        LocalTime.of(17, 30),
                        FROM,
                        null));
        rosters.assign(stage.command(), roster, rosters.propose(roster, FROM, TO, members));
        return roster;
    }

    /** The member of the first day cannot come; one who is free covers. */
    private static VolunteerId exchange(Stage stage, DutyRosterId roster, List<VolunteerId> members) {
        DutyTurn first = stage.ledger()
                .duty()
                .rosters()
                .turns(roster, FROM, FROM.plusDays(1))
                .get(0);
        VolunteerId other = members.stream()
                .filter(member -> !member.equals(first.volunteer()))
                .findFirst()
                .orElseThrow();
        ExchangeId cover =
                stage.ledger().duty().exchanges().propose(stage.command(), first.id(), first.volunteer(), other, null);
        stage.ledger().duty().exchanges().accept(stage.command(), cover, other);
        return other;
    }

    private static DeskId openDesk(Stage stage, OrganisationId committee, AreaId village) {
        List<Steward> stewards = new ArrayList<>();
        List<VolunteerId> people = stage.volunteers(COLOURS.size());
        for (int i = 0; i < COLOURS.size(); i++) {
            stewards.add(new Steward(COLOURS.get(i), List.of(SERVICES.get(i)), people.get(i)));
        }
        return stage.ledger().duty().desks().open(stage.command(), "心连管家", committee, village, stewards);
    }

    private static List<Steward> stewards(Stage stage, DeskId desk) {
        return stage.ledger().duty().desks().find(desk).orElseThrow().stewards();
    }
}
