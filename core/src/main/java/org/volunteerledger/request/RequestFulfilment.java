package org.volunteerledger.request;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.MinorAge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.RegistrationEnd;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.request.RequestSteps.Progress;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityStatus;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.MinorsAlone;
import org.volunteerledger.storage.UniqueKey;

/**
 * The order platform, as those use it who serve: teams, organisations, and volunteers who claim. Thread-safe.
 *
 * <p>Every step is refused with {@link RequestError#WRONG_STATUS} where {@link RequestLoop the table} does not allow it.
 */
public final class RequestFulfilment {

    private static final String ACTIVITY_OWNER = ServiceRequest.KIND.name() + ".activity";

    private final RequestSteps steps;
    private final MinorAge ages;

    private RequestFulfilment(CommandRunner runner, PersonVault vault) {
        this.steps = new RequestSteps(runner);
        this.ages = MinorAge.of(vault);
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param vault  tells who is under age
     * @return the commands
     */
    public static RequestFulfilment over(CommandRunner runner, PersonVault vault) {
        return new RequestFulfilment(runner, vault);
    }

    /**
     * What a volunteer has claimed and not begun goes back to the centre when the registration ends, or is suspended.
     *
     * @return the rule, for {@link org.volunteerledger.people.People#over}
     */
    public static RegistrationEnd endWithRegistration() {
        return new ClaimsAhead();
    }

    /**
     * What somebody has claimed or serves goes with the person to another record.
     *
     * @return what moves it, for {@link org.volunteerledger.people.PersonMerges#over}
     */
    public static PersonMover mover() {
        return new ServedRequests();
    }

    /**
     * Says yes to a dispatch (接单).
     *
     * @param command  who asks, and under which key
     * @param id       the request
     * @param assignee for whom
     * @throws Refused if it was not sent to them ({@link RequestError#NOT_ASSIGNED}), or they have answered
     *     ({@link RequestError#ALREADY_ANSWERED}), or the team is no longer there ({@link RequestError#CANNOT_SERVE})
     */
    public void accept(Command command, ServiceRequestId id, Assignee assignee) {
        RequestDigest content = RequestDigest.of(RequestAction.ACCEPT.commandName(), id, assignee);
        steps.take(RequestAction.ACCEPT, command, id, content, assignee, (draft, before) -> {
            Assignment own = Assignees.require(before, assignee, AssignmentStatus.PENDING);
            Assignees.requireCanServe(draft, ages, assignee, before.need().area());
            return answered(
                    before.with(Assignees.moved(before, own, AssignmentStatus.ACCEPTED, draft.now(), null)), assignee);
        });
    }

    /**
     * Says no to a dispatch. If it is the lead who does, the others are asked no longer.
     *
     * @param command  who asks, why, and under which key
     * @param id       the request
     * @param assignee for whom
     * @throws Refused as for {@link #accept}
     */
    public void decline(Command command, ServiceRequestId id, Assignee assignee) {
        String reason = command.requiredReason();
        RequestDigest content = RequestDigest.of(RequestAction.DECLINE.commandName(), id, assignee);
        steps.take(RequestAction.DECLINE, command, id, content, assignee, (draft, before) -> {
            Assignment own = Assignees.require(before, assignee, AssignmentStatus.PENDING);
            ServiceRequest without =
                    before.with(Assignees.moved(before, own, AssignmentStatus.DECLINED, draft.now(), reason));
            return own.lead()
                    ? new Progress(withdrawn(draft, without), RequestStatus.DECLINED, assignee)
                    : answered(without, assignee);
        });
    }

    /**
     * Takes a request that is on offer (抢单). Of several who do so at the same moment, one gets it.
     *
     * @param command  who asks, and under which key
     * @param id       the request
     * @param claimant for whom: a team, an organisation or a volunteer
     * @throws Refused if somebody else has it ({@link RequestError#ALREADY_CLAIMED}), or the claimant cannot serve today
     *     ({@link RequestError#CANNOT_SERVE}), or is a minor whom the rules of the area do not let serve alone today, see
     *     {@link MinorsAlone#require}
     */
    public void claim(Command command, ServiceRequestId id, Assignee claimant) {
        RequestDigest content = RequestDigest.of(RequestAction.CLAIM.commandName(), id, claimant);
        steps.take(
                RequestAction.CLAIM,
                command,
                id,
                content,
                claimant,
                (draft, before) -> new Progress(
                        before.with(Assignees.claimed(draft, ages, before, claimant)),
                        RequestStatus.CLAIMED,
                        claimant));
    }

    /**
     * Gives back what was accepted or claimed (退单). If it is the lead who does, the request is the centre's again; one who supports
     * leaves it to the others.
     *
     * @param command  who asks, why, and under which key
     * @param id       the request
     * @param assignee for whom
     * @throws Refused if it is not with them ({@link RequestError#NOT_ASSIGNED})
     */
    public void giveBack(Command command, ServiceRequestId id, Assignee assignee) {
        String reason = command.requiredReason();
        RequestDigest content = RequestDigest.of(RequestAction.RETURN.commandName(), id, assignee);
        steps.take(RequestAction.RETURN, command, id, content, assignee, (draft, before) -> {
            Assignment own = Assignees.require(before, assignee, AssignmentStatus.ACCEPTED);
            ServiceRequest without =
                    before.with(Assignees.moved(before, own, AssignmentStatus.RETURNED, draft.now(), reason));
            return own.lead()
                    ? new Progress(withdrawn(draft, without), RequestStatus.UNDER_REVIEW, assignee)
                    : new Progress(without, before.status(), assignee);
        });
    }

    /**
     * Begins service, or goes on with it, and links the activities in which it is given. An activity belongs to one request, so that the
     * hours of requests add up.
     *
     * @param command    who asks, and under which key
     * @param id         the request
     * @param assignee   who serves
     * @param activities activities of a team or organisation that has accepted, at least one unless a wish is fulfilled; if a volunteer
     *                   has claimed, of any
     * @throws Refused if it is not with the assignee ({@link RequestError#NOT_ASSIGNED}), service is yet to begin and the assignee cannot
     *     serve today, as {@link #claim} says ({@link RequestError#CANNOT_SERVE}), no activity is given
     *     ({@link RequestError#NO_ACTIVITY}), or one is unknown, called off ({@link RequestError#ACTIVITY_CANCELLED}), not of those who
     *     serve ({@link RequestError#FOREIGN_ACTIVITY}), or linked already ({@link RequestError#ACTIVITY_TAKEN})
     */
    public void serve(Command command, ServiceRequestId id, Assignee assignee, Collection<ActivityId> activities) {
        Check.range("activities", activities.size(), 0, ServiceRequest.MAX_ACTIVITIES);
        List<ActivityId> linked = activities.stream().distinct().toList();
        RequestDigest content = RequestDigest.of(RequestAction.SERVE.commandName(), id, assignee, linked);
        steps.take(RequestAction.SERVE, command, id, content, assignee, (draft, before) -> {
            Assignees.require(before, assignee, AssignmentStatus.ACCEPTED);
            if (before.status() != RequestStatus.IN_SERVICE) {
                Assignees.requireCanServe(draft, ages, assignee, before.need().area());
            }
            requireActivities(draft, before, linked);
            linked.forEach(activity -> draft.claim(ownerKey(activity), id.value()));
            return new Progress(before.servedIn(linked), RequestStatus.IN_SERVICE, assignee);
        });
    }

    /**
     * Reports that service is over.
     *
     * @param command  who reports, what was done as reason, and under which key
     * @param id       the request
     * @param assignee the lead
     * @param outcome  what came of it
     * @throws Refused if the assignee does not lead ({@link RequestError#NOT_ASSIGNED})
     */
    public void complete(Command command, ServiceRequestId id, Assignee assignee, RequestOutcome outcome) {
        command.requiredReason();
        RequestDigest content = RequestDigest.of(RequestAction.COMPLETE.commandName(), id, assignee, outcome);
        steps.take(RequestAction.COMPLETE, command, id, content, assignee, (draft, before) -> {
            if (!Assignees.require(before, assignee, AssignmentStatus.ACCEPTED).lead()) {
                throw refused(before, RequestError.NOT_ASSIGNED, "is completed by its lead, not by " + assignee);
            }
            return new Progress(before.with(before.feedback().with(outcome)), RequestStatus.COMPLETED, assignee);
        });
    }

    /** Where an answer leads: on, when the lead has accepted and no answer is missing. */
    private static Progress answered(ServiceRequest request, Assignee by) {
        boolean missing = request.open().stream().anyMatch(each -> each.status() == AssignmentStatus.PENDING);
        return new Progress(request, missing ? RequestStatus.DISPATCHED : RequestStatus.ACCEPTED, by);
    }

    private static ServiceRequest withdrawn(Draft draft, ServiceRequest request) {
        return request.with(RequestSteps.ended(request, AssignmentStatus.WITHDRAWN, draft.now()));
    }

    private static void requireActivities(Draft draft, ServiceRequest request, List<ActivityId> linked) {
        if (linked.isEmpty() && request.need().kind() == RequestKind.SERVICE) {
            throw refused(request, RequestError.NO_ACTIVITY, "is served in activities; none is given");
        }
        if (request.activities().size() + linked.size() > ServiceRequest.MAX_ACTIVITIES) {
            throw refused(request, RequestError.TOO_MANY_ACTIVITIES, "would have too many activities");
        }
        if (linked.isEmpty()) {
            return;
        }
        Map<Long, Activity> activities = draft.relyAll(Activity.KIND, linked);
        Set<UniqueKey> keys = linked.stream().map(RequestFulfilment::ownerKey).collect(Collectors.toSet());
        if (!draft.storage().owners(keys).isEmpty()) {
            throw refused(request, RequestError.ACTIVITY_TAKEN, "cannot have an activity that is linked already");
        }
        for (Activity activity : activities.values()) {
            if (activity.status() == ActivityStatus.CANCELLED) {
                throw refused(request, RequestError.ACTIVITY_CANCELLED, "is not served in an activity called off");
            }
            Affiliation holder = activity.plan().affiliation();
            if (request.open().stream().noneMatch(each -> holds(each, holder))) {
                throw refused(request, RequestError.FOREIGN_ACTIVITY, "is not with those who hold the activity");
            }
        }
    }

    private static boolean holds(Assignment assignment, Affiliation holder) {
        Assignee assignee = assignment.assignee();
        return assignment.status() == AssignmentStatus.ACCEPTED
                && (assignee.volunteer() != null
                        || holder.team().equals(assignee.team())
                        || holder.organisation().equals(assignee.organisation()));
    }

    private static UniqueKey ownerKey(ActivityId activity) {
        return new UniqueKey(ACTIVITY_OWNER, Long.toString(activity.value()));
    }

    private static Refused refused(ServiceRequest request, RequestError code, String why) {
        return new Refused(
                code,
                "Service request " + request.id().value() + " " + why + ".",
                Map.of("serviceRequest", request.id().value()));
    }
}
