package org.volunteerledger.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.policy.LocalPolicies;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Versioned;

/** Takes steps on requests: what all of them share is here, so that a step only says what it changes and where it leads. */
final class RequestSteps {

    private static final Set<RequestStatus> ANSWERS =
            EnumSet.of(RequestStatus.REJECTED, RequestStatus.OFFERED, RequestStatus.DISPATCHED);

    /** What a requester does with the own order takes another right when it is done with that of somebody else. */
    private static final Map<RequestAction, String> OF_ANOTHER = Map.of(
            RequestAction.CANCEL, "cancel-request-of-another",
            RequestAction.RATE, "rate-request-of-another");

    private final CommandRunner runner;

    RequestSteps(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * What a step leads to.
     *
     * @param request  the request with what the step changes, still in its status before
     * @param to       the status after
     * @param assignee for whom it was done, or null
     */
    record Progress(
            ServiceRequest request,
            RequestStatus to,
            @Nullable Assignee assignee) {

        static Progress to(RequestStatus status, ServiceRequest request) {
            return new Progress(request, status, null);
        }
    }

    /** Decides a step that the table allows. */
    @FunctionalInterface
    interface Change {
        Progress decide(Draft draft, ServiceRequest before);
    }

    /** A step of the centre, the requester or the clock. */
    void take(RequestAction action, Command command, ServiceRequestId id, RequestDigest content, Change change) {
        take(action, command, id, content, null, change);
    }

    /** A step of one who serves, or someone for them. */
    void take(
            RequestAction action,
            Command command,
            ServiceRequestId id,
            RequestDigest content,
            @Nullable Assignee acting,
            Change change) {
        runner.run(action.commandName(), command, content, draft -> {
            Versioned<ServiceRequest> before = draft.get(ServiceRequest.KIND, id);
            ServiceRequest request = before.entity();
            draft.concerns(request.need().area(), acting == null ? null : organisation(request, acting));
            String ofAnother = OF_ANOTHER.get(action);
            if (ofAnother != null && !isSubmitter(request, command)) {
                draft.asksFor(ofAnother);
                served(draft, request).ifPresent(draft::concernsPerson);
            }
            RequestLoop.requireAllowed(request, action);
            requireRoom(request, action);
            Progress progress = change.decide(draft, request);
            write(draft, action, before, progress, command.reason());
            return null;
        });
    }

    /** Gives back what somebody has claimed, as a consequence of another decision, whose reason is no affair of the requester. */
    static void giveBack(Draft draft, Versioned<ServiceRequest> before, Assignment claim, String why) {
        ServiceRequest without = before.entity()
                .with(Assignees.moved(before.entity(), claim, AssignmentStatus.RETURNED, draft.now(), why));
        Progress progress = new Progress(without, RequestStatus.UNDER_REVIEW, claim.assignee());
        write(draft, RequestAction.RETURN, before, progress, why);
    }

    private static void write(
            Draft draft,
            RequestAction action,
            Versioned<ServiceRequest> before,
            Progress progress,
            @Nullable String reason) {
        ServiceRequest request = before.entity();
        requireInTable(request, action, progress.to());
        draft.replace(ServiceRequest.KIND, before, after(draft, action, request, progress, reason));
        draft.event(
                "service-request-" + action.commandName().replace("-request", ""),
                ServiceRequest.KIND,
                before.id(),
                Map.of("from", request.status().name(), "to", progress.to().name()));
    }

    /** The stage that begins now. */
    static Stage stage(Draft draft, RequestStatus status, Intake intake) {
        Instant due = status.isEnd()
                ? null
                : LocalPolicies.inForce(draft.storage(), RequestPolicy.SUBJECT, intake.path(), draft.today())
                        .dueAt(status, draft.now(), draft.zone());
        return new Stage(status, draft.now(), due, false);
    }

    /** All that are still asked or serve get another status. */
    static List<Assignment> ended(ServiceRequest request, AssignmentStatus status, Instant now) {
        List<Assignment> ended = new ArrayList<>(request.assignments());
        ended.replaceAll(each -> each.status().isOpen() ? each.with(status, now, null) : each);
        return ended;
    }

    private static ServiceRequest after(
            Draft draft, RequestAction action, ServiceRequest before, Progress progress, @Nullable String reason) {
        RequestStatus to = progress.to();
        boolean late = before.stage().isOverdue(draft.now());
        boolean stays = to == before.status() && action != RequestAction.REDISPATCH;
        Stage stage;
        if (stays) {
            stage = action == RequestAction.TIME_OUT ? before.stage().escalate() : before.stage();
        } else {
            stage = stage(draft, to, before.intake());
        }
        RequestStep step =
                new RequestStep(draft.now(), draft.command().actor(), action, to, progress.assignee(), reason, late);
        ServiceRequest changed = progress.request();
        if (changed.feedback().answer() == null && ANSWERS.contains(to)) {
            boolean inTime = !late && before.history().stream().noneMatch(RequestStep::late);
            changed = changed.with(changed.feedback().with(inTime ? AnswerTime.IN_TIME : AnswerTime.LATE));
        }
        return changed.after(step, stage);
    }

    private static boolean isSubmitter(ServiceRequest request, Command command) {
        return request.history().get(0).actor().equals(command.actor());
    }

    /** The volunteer who is the person that it is for: whoever entered it, it is that person's own affair too. */
    private static Optional<VolunteerId> served(Draft draft, ServiceRequest request) {
        return Optional.ofNullable(request.need().recipient())
                .flatMap(id -> draft.storage().find(Recipient.KIND, id))
                .map(read -> read.entity().volunteer());
    }

    private static @Nullable EntityId organisation(ServiceRequest request, Assignee acting) {
        return request.assignments().stream()
                .filter(each -> each.assignee().equals(acting))
                .map(Assignment::organisation)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(acting.organisation());
    }

    private static void requireRoom(ServiceRequest request, RequestAction action) {
        if (action.repeats() && request.history().size() > ServiceRequest.MAX_STEPS - ServiceRequest.RESERVE) {
            throw new Refused(
                    RequestError.TOO_MANY_STEPS,
                    "Service request " + request.id().value() + " has gone through "
                            + request.history().size() + " steps.",
                    Map.of("serviceRequest", request.id().value()));
        }
    }

    private static void requireInTable(ServiceRequest request, RequestAction action, RequestStatus to) {
        if (!RequestLoop.targets(request.status(), action).contains(to)) {
            throw new IllegalStateException(
                    action + " leads from " + request.status() + " to " + to + ", unlike the table");
        }
    }
}
