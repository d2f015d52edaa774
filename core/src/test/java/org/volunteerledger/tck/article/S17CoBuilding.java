package org.volunteerledger.tck.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.duty.agreement.AgreementId;
import org.volunteerledger.duty.agreement.Agreements;
import org.volunteerledger.duty.agreement.Compliance;
import org.volunteerledger.duty.agreement.NewAgreement;
import org.volunteerledger.duty.agreement.Obligation;
import org.volunteerledger.duty.calendar.PeriodKind;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/** S17: co-building agreements, one joint activity in each quarter, four quarters of which one is missed. */
final class S17CoBuilding implements ArticleScenario {

    private static final LocalDate FROM = LocalDate.of(2021, 10, 1);
    private static final LocalDate TO = LocalDate.of(2022, 10, 1);
    private static final int HELPERS = 20;
    private static final AccrualRules ALL_OF_IT = AccrualRules.always(AccrualPolicy.DEFAULT);

    @Override
    public String system() {
        return "S17";
    }

    @Override
    public String title() {
        return "Co-building agreements and joint activities, Jinfeng";
    }

    @Override
    public List<Figure> play(Stage stage) {
        AreaId street = stage.area("街道", AreaLevel.STREET, null);
        AreaId community = stage.area("社区", AreaLevel.COMMUNITY, street);
        OrganisationId school = stage.organisation("学校", street);
        TeamId team = stage.team("校社联盟", school, community);
        Obligation quarterly = new Obligation(1, "联合活动", PeriodKind.QUARTER, 1, null);
        Agreements agreements = stage.ledger().duty().agreements();
        AgreementId id = agreements.sign(
                stage.command(), new NewAgreement("校社联盟", school, community, List.of(), FROM, TO, List.of(quarterly)));
        Affiliation affiliation = Affiliation.of(team, school, community);
        for (String day : List.of("2021-10-01", "2022-03-31", "2022-09-30")) {
            hold(stage, id, affiliation, LocalDate.parse(day), true);
        }
        hold(stage, id, affiliation, LocalDate.of(2022, 5, 1), false);

        List<Compliance> quarters = agreements.compliance(school, community, stage.today());
        List<Compliance> overdue = agreements.overdue(school, null, stage.today());
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("quarters of the agreement", 4, quarters.size()));
        figures.add(new Figure("quarters kept", 3, states(quarters, Compliance.State.MET)));
        figures.add(new Figure("quarters missed", 1, states(quarters, Compliance.State.MISSED)));
        figures.add(new Figure("joint activities on the overdue list", 1, overdue.size()));
        figures.add(Figure.holds(
                "it is the quarter whose activity nobody came to",
                overdue.get(0).period().from().equals(LocalDate.of(2022, 4, 1))));
        figures.add(Figure.holds(
                "on the last day of the quarter it was not overdue",
                agreements.overdue(school, community, LocalDate.of(2022, 6, 30)).isEmpty()));
        return figures;
    }

    private static void hold(Stage stage, AgreementId agreement, Affiliation affiliation, LocalDate day, boolean held) {
        ActivityPlan plan = ActivityPlan.of(
                "联合活动", "leader", affiliation, Schedule.single(Stage.between(day, "09:00", "11:00"), 0));
        ActivityId activity = stage.ledger()
                .services()
                .announce(stage.command(), List.of(plan))
                .get(0);
        stage.ledger().duty().agreements().name(stage.command(), agreement, 1, activity);
        if (held) {
            stage.ledger().hours().post(stage.by("leader"), helpers(stage, activity, day), ALL_OF_IT);
        }
        stage.ledger().services().close(stage.command(), activity);
    }

    private static HourRecord helpers(Stage stage, ActivityId id, LocalDate day) {
        Activity activity = stage.ledger().services().find(id).orElseThrow().entity();
        return new HourRecord(
                stage.name("helpers"),
                activity.attribution(null),
                Book.SERVICE,
                Evidence.HEAD_COUNT,
                ServiceTime.on(day),
                0,
                null,
                HELPERS,
                0);
    }

    private static long states(List<Compliance> lines, Compliance.State state) {
        return lines.stream().filter(line -> line.state() == state).count();
    }
}
