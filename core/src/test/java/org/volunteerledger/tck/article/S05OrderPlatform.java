package org.volunteerledger.tck.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.error.Refused;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.request.Assignee;
import org.volunteerledger.request.Dispatch;
import org.volunteerledger.request.Need;
import org.volunteerledger.request.NewServiceRequest;
import org.volunteerledger.request.RequestAction;
import org.volunteerledger.request.RequestBoard;
import org.volunteerledger.request.RequestChannel;
import org.volunteerledger.request.RequestDimension;
import org.volunteerledger.request.RequestError;
import org.volunteerledger.request.RequestFigures;
import org.volunteerledger.request.RequestFilter;
import org.volunteerledger.request.RequestFulfilment;
import org.volunteerledger.request.RequestHours;
import org.volunteerledger.request.RequestOutcome;
import org.volunteerledger.request.RequestPolicy;
import org.volunteerledger.request.RequestStatus;
import org.volunteerledger.request.Requester;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.request.ServiceRequests;
import org.volunteerledger.request.StageLimit;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.statistics.ReportRequest;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/** S5: the blocked drain from the order to the rating, and a hundred activities of a thousand hours that were ordered. */
final class S05OrderPlatform implements ArticleScenario {

    private static final List<RequestChannel> CHANNELS = List.of(RequestChannel.values());
    private static final int ACTIVITIES = 100;
    private static final int HOURS = 1_000;
    private static final int VOLUNTEERS = 2;
    private static final int MINUTES_EACH = HOURS * 60 / ACTIVITIES / VOLUNTEERS;

    @Override
    public String system() {
        return "S5";
    }

    @Override
    public String title() {
        return "Order platform, Jizhou";
    }

    @Override
    public List<Figure> play(Stage stage) {
        Scene scene = new Scene(stage);
        List<Figure> figures = new ArrayList<>(scene.blockedDrain());
        for (int i = 1; i < ACTIVITIES; i++) {
            scene.serve(scene.submit("便民服务", CHANNELS.get(i % CHANNELS.size())), List.of(), 5);
        }
        figures.addAll(scene.figures());
        return figures;
    }

    /** The centre, who serves, and the words for one request. */
    private static final class Scene {

        private final Stage stage;
        private final ServiceRequests centre;
        private final RequestFulfilment servers;
        private final RequestBoard board;
        private final AreaId district;
        private final AreaId community;
        private final OrganisationId organisation;
        private final TeamId team;
        private final List<VolunteerId> volunteers;
        private final LocalDate opening;
        private int days;

        Scene(Stage stage) {
            this.stage = stage;
            centre = stage.ledger().serviceRequests();
            servers = stage.ledger().requestFulfilment();
            board = stage.ledger().requestBoard();
            district = stage.area("吉州区", AreaLevel.DISTRICT, null);
            community = stage.area("北门社区", AreaLevel.COMMUNITY, district);
            organisation = stage.organisation("新时代文明实践中心", district);
            team = stage.team("北家安", organisation, district);
            volunteers = stage.volunteers(VOLUNTEERS);
            opening = stage.today().minusDays(ACTIVITIES);
            RequestPolicy limits = RequestPolicy.of(
                    "点单",
                    StageLimit.hours(RequestStatus.SUBMITTED, 24),
                    StageLimit.workingDays(RequestStatus.DISPATCHED, 2));
            stage.ledger().localPolicies().set(stage.command(), RequestPolicy.SUBJECT, district, opening, null, limits);
        }

        ServiceRequestId submit(String title, RequestChannel channel) {
            Requester requester = new Requester("曾先生", "13800138000", "沿街店面", "管道老化造成店内污水横流");
            NewServiceRequest request =
                    new NewServiceRequest(Need.service(title, community), channel, "12343", requester);
            return centre.submit(stage.by("resident"), request);
        }

        /** A shop with a blocked drain: the line is called, several departments look at it together. */
        List<Figure> blockedDrain() {
            ServiceRequestId drain = submit("管道堵塞", RequestChannel.HOTLINE);
            Assignee works = Assignee.of(stage.organisation("住建部门", district));
            boolean early = refused(RequestError.WRONG_STATUS, () -> centre.rate(stage.by("resident"), drain, 5, null));
            serve(drain, List.of(works), 5);
            boolean twice =
                    refused(RequestError.ALREADY_RATED, () -> centre.rate(stage.by("resident"), drain, 1, null));
            centre.followUp(stage.by("centre"), drain, true);
            centre.close(stage.by("centre"), drain);
            ServiceRequest closed = board.find(drain).orElseThrow();
            List<RequestAction> story =
                    closed.history().stream().map(step -> step.action()).toList();
            return List.of(
                    Figure.holds(
                            "the drain is served by two departments",
                            closed.assignments().size() == 2),
                    Figure.holds("a rating before the service is refused", early),
                    Figure.holds("a second rating is refused", twice),
                    Figure.holds(
                            "the drain's story goes from order to close",
                            story.equals(List.of(
                                    RequestAction.SUBMIT,
                                    RequestAction.REVIEW,
                                    RequestAction.DISPATCH,
                                    RequestAction.ACCEPT,
                                    RequestAction.ACCEPT,
                                    RequestAction.SERVE,
                                    RequestAction.COMPLETE,
                                    RequestAction.RATE,
                                    RequestAction.FOLLOW_UP,
                                    RequestAction.CLOSE))));
        }

        /** From the order to the rating, with an activity whose time goes into the ledger. */
        void serve(ServiceRequestId id, List<Assignee> supporters, int score) {
            Assignee lead = Assignee.of(team);
            centre.review(stage.by("centre"), id);
            centre.dispatch(stage.by("centre"), id, new Dispatch(lead, supporters));
            servers.accept(stage.by("team"), id, lead);
            supporters.forEach(each -> servers.accept(stage.by("department"), id, each));
            LocalDate day = opening.plusDays(days++);
            ActivityId activity = announce(Stage.between(day, "08:00", "18:00"));
            servers.serve(stage.by("team"), id, lead, List.of(activity));
            stage.ledger()
                    .hours()
                    .record(stage.command(), records(activity, day), AccrualRules.always(AccrualPolicy.DEFAULT));
            servers.complete(stage.by("team"), id, lead, RequestOutcome.SOLVED);
            centre.rate(stage.by("resident"), id, score, null);
        }

        private ActivityId announce(Interval time) {
            Affiliation towards = Affiliation.of(team, organisation, community);
            ActivityPlan plan = ActivityPlan.of("点单服务", "team", towards, Schedule.single(time, 0));
            return stage.ledger()
                    .services()
                    .announce(stage.command(), List.of(plan))
                    .get(0);
        }

        private List<HourRecord> records(ActivityId activity, LocalDate day) {
            return volunteers.stream()
                    .map(volunteer -> new HourRecord(
                            stage.name("record"),
                            new Attribution(
                                    volunteer.value(),
                                    activity.value(),
                                    0,
                                    team.value(),
                                    organisation.value(),
                                    community.value(),
                                    0,
                                    0),
                            Book.SERVICE,
                            Evidence.LEADER,
                            ServiceTime.on(day),
                            0,
                            MINUTES_EACH,
                            0,
                            0))
                    .toList();
        }

        List<Figure> figures() {
            RequestFilter here = RequestFilter.ALL.within(
                    stage.ledger().places().treeOn(stage.today()).subtree(district));
            List<ServiceRequestId> all = board.list(here, PageRequest.first(ACTIVITIES + 1)).items().stream()
                    .map(each -> each.entity().id())
                    .toList();
            RequestHours hours = board.hours(all);
            RequestFigures sums = board.figures(here, List.of()).get(0);
            long ledger = stage.ledger()
                    .reports()
                    .run(ReportRequest.of(List.of(), List.of(Measure.MINUTES)).within(district), stage.today())
                    .table()
                    .total(0);
            return List.of(
                    new Figure("activities matched to requests", ACTIVITIES, hours.activities()),
                    new Figure("hours of the requests", HOURS, hours.minutes() / 60),
                    new Figure("hours of the district in the ledger", HOURS, ledger / 60),
                    new Figure("participations", (long) ACTIVITIES * VOLUNTEERS, hours.participations()),
                    new Figure("requests served", ACTIVITIES, sums.rated()),
                    new Figure(
                            "average rating in hundredths",
                            500,
                            sums.averageHundredths().orElse(0)),
                    new Figure(
                            "answered in time in hundredths of a per cent",
                            10_000,
                            sums.inTimeShare().orElse(0)),
                    new Figure(
                            "channels",
                            CHANNELS.size(),
                            board.figures(here, List.of(RequestDimension.CHANNEL))
                                    .size()));
        }

        private static boolean refused(RequestError code, Runnable call) {
            try {
                call.run();
                return false;
            } catch (Refused e) {
                return e.code() == code;
            }
        }
    }
}
