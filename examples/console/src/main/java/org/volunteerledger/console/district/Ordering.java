package org.volunteerledger.console.district;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.district.YearPlan.Planned;
import org.volunteerledger.request.Assignee;
import org.volunteerledger.request.Dispatch;
import org.volunteerledger.request.Need;
import org.volunteerledger.request.NewServiceRequest;
import org.volunteerledger.request.RequestChannel;
import org.volunteerledger.request.RequestFulfilment;
import org.volunteerledger.request.RequestOutcome;
import org.volunteerledger.request.RequestPolicy;
import org.volunteerledger.request.RequestStatus;
import org.volunteerledger.request.Requester;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.request.ServiceRequests;
import org.volunteerledger.request.StageLimit;
import org.volunteerledger.service.ActivityId;

/**
 * What residents order: some of the planned activities are held because somebody asked for them. Each goes the whole way from the order
 * to its close; some teams decline, some orders are claimed, and not everybody rates. Thread-safe.
 */
final class Ordering {

    /** One of so many activities was ordered. */
    private static final int EVERY = 60;

    private static final int CLAIMED_ONE_OF = 5;
    private static final int DECLINED_ONE_OF = 10;
    private static final int UNRATED_ONE_OF = 7;
    private static final int SUBMITTED_HOURS = 24;
    private static final int DISPATCHED_DAYS = 2;
    private static final List<RequestChannel> CHANNELS = List.of(RequestChannel.values());

    private final Steps steps;
    private final ServiceRequests centre;
    private final RequestFulfilment servers;
    private final Programme programme;
    private final Site site;
    private final Force force;
    private final Persons persons;
    private final Map<Integer, ServiceRequestId> ids = new ConcurrentHashMap<>();

    Ordering(Steps steps, VolunteerLedger ledger, Programme programme, Site site, Force force, Persons persons) {
        this.steps = steps;
        this.centre = ledger.serviceRequests();
        this.servers = ledger.requestFulfilment();
        this.programme = programme;
        this.site = site;
        this.force = force;
        this.persons = persons;
    }

    /** Says how long a request may wait. */
    void setLimits(VolunteerLedger ledger, LocalDate from) {
        RequestPolicy limits = RequestPolicy.of(
                "吉州区点单派单办法",
                StageLimit.hours(RequestStatus.SUBMITTED, SUBMITTED_HOURS),
                StageLimit.workingDays(RequestStatus.DISPATCHED, DISPATCHED_DAYS));
        ledger.localPolicies()
                .set(
                        steps.command("request-policy", Parties.CENTRE),
                        RequestPolicy.SUBJECT,
                        site.district(),
                        from,
                        null,
                        limits);
    }

    /** Requests come in, are reviewed, and are offered to all or sent to a team. */
    void submit(Batch batch) {
        for (Planned activity : ordered(batch)) {
            ServiceRequestId id = id(activity);
            step(activity, "review", Parties.CENTRE, command -> centre.review(command, id));
            if (isClaimed(activity)) {
                step(activity, "offer", Parties.CENTRE, command -> centre.offer(command, id));
            } else {
                Dispatch dispatch = Dispatch.to(isDeclined(activity) ? neighbour(activity) : team(activity));
                step(activity, "dispatch", Parties.CENTRE, command -> centre.dispatch(command, id, dispatch));
            }
        }
    }

    /** Teams answer; what one declines is sent to the next. */
    void answer(Batch batch) {
        for (Planned activity : ordered(batch)) {
            ServiceRequestId id = id(activity);
            Assignee team = team(activity);
            if (isClaimed(activity)) {
                step(activity, "claim", leader(activity), command -> servers.claim(command, id, team));
                continue;
            }
            if (isDeclined(activity)) {
                step(
                        activity,
                        "decline",
                        Parties.LEADER,
                        command -> servers.decline(command.because("本周人手不足"), id, neighbour(activity)));
                step(
                        activity,
                        "dispatch-again",
                        Parties.CENTRE,
                        command -> centre.redispatch(command.because("首派队伍人手不足"), id, Dispatch.to(team)));
            }
            step(activity, "accept", leader(activity), command -> servers.accept(command, id, team));
        }
    }

    /** The activity was held. */
    void serve(Batch batch) {
        List<Planned> ordered = ordered(batch);
        if (ordered.isEmpty()) {
            return;
        }
        List<ActivityId> held = programme.ids(batch);
        for (Planned activity : ordered) {
            ServiceRequestId id = id(activity);
            List<ActivityId> one = List.of(held.get(batch.activities().indexOf(activity)));
            step(activity, "serve", leader(activity), command -> servers.serve(command, id, team(activity), one));
            step(
                    activity,
                    "complete",
                    leader(activity),
                    command -> servers.complete(command.because("活动已开展"), id, team(activity), RequestOutcome.SOLVED));
        }
    }

    /** Whoever ordered says how it was. */
    void rate(Batch batch) {
        for (Planned activity : ordered(batch)) {
            if (order(activity) % UNRATED_ONE_OF != 0) {
                int score = 3 + activity.number() / EVERY % 3;
                step(activity, "rate", Parties.RESIDENT, command -> centre.rate(command, id(activity), score, null));
            }
        }
    }

    /** The centre asks back, and closes. */
    void close(Batch batch) {
        for (Planned activity : ordered(batch)) {
            ServiceRequestId id = id(activity);
            step(activity, "follow-up", Parties.CENTRE, command -> centre.followUp(command.because("电话回访"), id, true));
            step(activity, "close", Parties.CENTRE, command -> centre.close(command, id));
            ids.remove(activity.number());
        }
    }

    private static List<Planned> ordered(Batch batch) {
        return batch.activities().stream()
                .filter(activity -> activity.number() % EVERY == 0 && !activity.closing())
                .toList();
    }

    private static int order(Planned activity) {
        return activity.number() / EVERY;
    }

    private static boolean isClaimed(Planned activity) {
        return order(activity) % CLAIMED_ONE_OF == 1;
    }

    private boolean isDeclined(Planned activity) {
        return order(activity) % DECLINED_ONE_OF == 2 && force.teams().size() > 1;
    }

    private Assignee team(Planned activity) {
        return Assignee.of(force.teams().get(activity.team()));
    }

    private Assignee neighbour(Planned activity) {
        return Assignee.of(
                force.teams().get((activity.team() + 1) % force.teams().size()));
    }

    private static String leader(Planned activity) {
        return Parties.LEADER + "-" + activity.team();
    }

    /** The id of the request, which is submitted if it was not yet. */
    private ServiceRequestId id(Planned activity) {
        return ids.computeIfAbsent(
                activity.number(),
                number -> centre.submit(steps.command(step(activity, "submit"), Parties.RESIDENT), request(activity)));
    }

    private NewServiceRequest request(Planned activity) {
        Force.RunningProject project = programme.project(activity);
        Need need = Need.service(
                        Vocabulary.CATEGORIES.get(project.category()).name(),
                        site.communities().get(force.communityOf(activity.team())))
                .of(force.categories().get(project.category()), null);
        RequestChannel channel = CHANNELS.get(order(activity) % CHANNELS.size());
        return new NewServiceRequest(
                need,
                channel,
                channel == RequestChannel.HOTLINE ? "12343" : null,
                Requester.named(persons.resident(order(activity))));
    }

    private static String step(Planned activity, String stage) {
        return "request-" + activity.number() + "-" + stage;
    }

    private void step(Planned activity, String stage, String actor, Consumer<Command> action) {
        String step = step(activity, stage);
        if (!steps.isDone(step)) {
            action.accept(steps.command(step, actor));
        }
    }
}
