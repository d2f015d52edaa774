package org.volunteerledger.tck.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.team.OrganisationId;

/** S12: autumn sowing on 24 October. The leader records a group: volunteers by name, and villagers who helped as a number. */
final class S12HarvestHelp implements ArticleScenario {

    private static final LocalDate DAY = LocalDate.of(2022, 10, 24);
    private static final int VOLUNTEERS = 12;
    private static final int VILLAGERS = 30;
    private static final int MINUTES = 240;
    private static final AccrualRules ALL_OF_IT = AccrualRules.always(AccrualPolicy.DEFAULT);

    @Override
    public String system() {
        return "S12";
    }

    @Override
    public String title() {
        return "Harvest help, Rongjiang";
    }

    @Override
    public List<Figure> play(Stage stage) {
        AreaId village = stage.area("村", AreaLevel.COMMUNITY, null);
        OrganisationId committee = stage.organisation("村民委员会", village);
        ActivityPlan plan = ActivityPlan.of(
                "秋收秋种",
                "leader",
                Affiliation.of(stage.team("助农服务队", committee, village), committee, village),
                Schedule.single(Stage.between(DAY, "08:00", "12:00"), 0));
        ActivityId id = stage.ledger()
                .services()
                .announce(stage.command(), List.of(plan))
                .get(0);
        Activity activity = stage.ledger().services().find(id).orElseThrow().entity();
        stage.itIs(Stage.at(DAY, "18:00"));
        List<HourRecord> records = new ArrayList<>();
        for (VolunteerId volunteer : stage.volunteers(VOLUNTEERS)) {
            records.add(new HourRecord(
                    stage.name("named"),
                    activity.attribution(volunteer),
                    Book.SERVICE,
                    Evidence.LEADER,
                    ServiceTime.between(Stage.at(DAY, "08:00"), Stage.at(DAY, "12:00"), stage.zone()),
                    0,
                    null,
                    0,
                    0));
        }
        records.add(new HourRecord(
                stage.name("unnamed"),
                activity.attribution(null),
                Book.SERVICE,
                Evidence.HEAD_COUNT,
                ServiceTime.on(DAY),
                0,
                null,
                VILLAGERS,
                0));
        stage.ledger().hours().record(stage.by("leader"), records, ALL_OF_IT);
        return figures(stage, id);
    }

    private static List<Figure> figures(Stage stage, ActivityId activity) {
        HourFilter filter = HourFilter.SERVICE.within(DAY, DAY).where(Dimension.ACTIVITY, List.of(activity.value()));
        List<Measure> measures = List.of(Measure.PARTICIPATIONS, Measure.VOLUNTEERS, Measure.MINUTES);
        HourTable table = stage.storage().aggregate(HourQuery.of(List.of(), measures, filter));
        return List.of(
                new Figure("participations of the group", VOLUNTEERS + VILLAGERS, table.value(0, 0)),
                new Figure("persons known by name", VOLUNTEERS, table.value(0, 1)),
                new Figure("minutes of those", (long) VOLUNTEERS * MINUTES, table.value(0, 2)));
    }
}
