package org.volunteerledger.request;

import static org.volunteerledger.request.RequestSteps.Progress.to;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.storage.Versioned;

/**
 * The order platform, as the requester and the centre use it: what residents order is reviewed, dispatched or offered, followed up and
 * closed. {@link RequestFulfilment} has what those do who serve, {@link RequestBoard} the look-ups, {@link RequestLoop} the table of
 * what is allowed. Thread-safe.
 *
 * <p>Every step is refused with {@link RequestError#WRONG_STATUS} where the table does not allow it, and with
 * {@link org.volunteerledger.command.CommandError#UNKNOWN_RECORD} if there is no such request.
 */
public final class ServiceRequests {

    private static final Set<RequestAction> BY_SERVERS =
            EnumSet.of(RequestAction.ACCEPT, RequestAction.CLAIM, RequestAction.SERVE, RequestAction.COMPLETE);

    private final CommandRunner runner;
    private final RequestSteps steps;
    private final RequesterVault vault;

    private ServiceRequests(CommandRunner runner, PersonVault vault) {
        this.runner = runner;
        this.steps = new RequestSteps(runner);
        this.vault = new RequesterVault(vault);
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param vault  seals and opens personal data
     * @return the commands
     */
    public static ServiceRequests over(CommandRunner runner, PersonVault vault) {
        return new ServiceRequests(runner, vault);
    }

    /**
     * Brings a request in (点单).
     *
     * @param command who asks, and under which key
     * @param request what is needed, and by whom
     * @return the id
     * @throws Refused if the area or category is unknown
     */
    public ServiceRequestId submit(Command command, NewServiceRequest request) {
        String name = RequestAction.SUBMIT.commandName();
        RequestDigest content = vault.addTo(
                RequestDigest.of(name, request.need(), request.channel(), request.reference()), request.requester());
        return new ServiceRequestId(runner.runForId(name, command, content, draft -> {
            Need need = request.need();
            draft.concerns(need.area(), null);
            List<AreaId> path = path(draft, need.area());
            if (need.category() != null) {
                draft.rely(ServiceCategory.KIND, need.category());
            }
            ServiceRequestId id = new ServiceRequestId(draft.newId());
            Intake intake = new Intake(request.channel(), request.reference(), draft.today(), path);
            draft.create(ServiceRequest.KIND, submitted(draft, id, need, intake, request.requester()));
            draft.event(
                    "service-request-submit",
                    ServiceRequest.KIND,
                    id.value(),
                    Map.of(
                            "channel",
                            request.channel().name(),
                            "kind",
                            need.kind().name()));
            return id.value();
        }));
    }

    /**
     * Takes a request up, to verify it (Decree 685, article 13).
     *
     * @param command who asks, and under which key
     * @param id      the request
     */
    public void review(Command command, ServiceRequestId id) {
        move(RequestAction.REVIEW, command, id, RequestStatus.UNDER_REVIEW);
    }

    /**
     * Says no.
     *
     * @param command who decides, why, and under which key; the requester sees the reason
     * @param id      the request
     */
    public void reject(Command command, ServiceRequestId id) {
        command.requiredReason();
        move(RequestAction.REJECT, command, id, RequestStatus.REJECTED);
    }

    /**
     * Offers a request to whoever claims it first (抢单).
     *
     * @param command who asks, and under which key
     * @param id      the request
     */
    public void offer(Command command, ServiceRequestId id) {
        move(RequestAction.OFFER, command, id, RequestStatus.OFFERED);
    }

    /**
     * Sends a request to teams and organisations (派单). Each accepts or declines for itself: when the lead has accepted and all have
     * answered, the request is accepted; when the lead declines, it is declined, and the others are asked no longer. A supporter that
     * declines does not hold it up.
     *
     * @param command  who asks, and under which key
     * @param id       the request
     * @param dispatch to whom
     * @throws Refused if one of them is unknown, or a team is not there today ({@link RequestError#CANNOT_SERVE})
     */
    public void dispatch(Command command, ServiceRequestId id, Dispatch dispatch) {
        send(RequestAction.DISPATCH, command, id, dispatch);
    }

    /**
     * Takes a request from whoever has it and sends it to others (转派). What was served stays linked.
     *
     * @param command  who asks, why, and under which key
     * @param id       the request
     * @param dispatch to whom
     * @throws Refused as for {@link #dispatch}
     */
    public void redispatch(Command command, ServiceRequestId id, Dispatch dispatch) {
        command.requiredReason();
        send(RequestAction.REDISPATCH, command, id, dispatch);
    }

    /**
     * Rates what was done (评单), once, for the requester. An access policy is asked for {@code rate-request} by who submitted the
     * request, and for {@code rate-request-of-another} by everybody else, as the own affair of the volunteer who is the recipient that the
     * request names.
     *
     * @param command who enters it, and under which key; nobody who accepted, claimed, served or completed the request
     * @param id      the request
     * @param score   1 to {@value Rating#BEST}
     * @param comment what else there is to say, or null; at most {@value Rating#MAX_COMMENT} code points, without personal data
     * @throws Refused if it was rated before ({@link RequestError#ALREADY_RATED}), or by those who served
     *     ({@link RequestError#OWN_SERVICE})
     */
    public void rate(Command command, ServiceRequestId id, int score, @Nullable String comment) {
        RequestDigest content = RequestDigest.of(RequestAction.RATE.commandName(), id, score, comment);
        steps.take(RequestAction.RATE, command, id, content, (draft, before) -> {
            if (before.rating() != null) {
                throw refused(before, RequestError.ALREADY_RATED, "was rated before");
            }
            if (before.history().stream()
                    .anyMatch(step ->
                            BY_SERVERS.contains(step.action()) && step.actor().equals(command.actor()))) {
                throw refused(before, RequestError.OWN_SERVICE, "is not rated by those who served");
            }
            Rating rating = new Rating(score, comment, draft.now(), command.actor());
            boolean asked = before.status() == RequestStatus.FOLLOWED_UP;
            return to(
                    asked ? RequestStatus.FOLLOWED_UP : RequestStatus.RATED,
                    before.with(before.feedback().with(rating)));
        });
    }

    /**
     * Notes what the requester said when asked how it went (回访).
     *
     * @param command   who asked, what was said, and under which key
     * @param id        the request
     * @param confirmed whether the requester confirms the outcome
     */
    public void followUp(Command command, ServiceRequestId id, boolean confirmed) {
        command.requiredReason();
        RequestDigest content = RequestDigest.of(RequestAction.FOLLOW_UP.commandName(), id, confirmed);
        steps.take(
                RequestAction.FOLLOW_UP,
                command,
                id,
                content,
                (draft, before) -> to(
                        RequestStatus.FOLLOWED_UP,
                        before.with(before.feedback().with(new FollowUp(confirmed, draft.now(), command.actor())))));
    }

    /**
     * Closes a request.
     *
     * @param command who asks, and under which key
     * @param id      the request
     */
    public void close(Command command, ServiceRequestId id) {
        move(RequestAction.CLOSE, command, id, RequestStatus.CLOSED);
    }

    /**
     * Withdraws a request. What was served for it stays in the ledger. An access policy is asked for {@code cancel-request} by who
     * submitted it, and for {@code cancel-request-of-another} by everybody else, as the own affair of the volunteer who is the recipient
     * that the request names.
     *
     * @param command who asks, why, and under which key
     * @param id      the request
     */
    public void cancel(Command command, ServiceRequestId id) {
        command.requiredReason();
        RequestDigest content = RequestDigest.of(RequestAction.CANCEL.commandName(), id);
        steps.take(
                RequestAction.CANCEL,
                command,
                id,
                content,
                (draft, before) -> to(
                        RequestStatus.CANCELLED,
                        before.with(RequestSteps.ended(before, AssignmentStatus.WITHDRAWN, draft.now()))));
    }

    /**
     * Does what the end of a time limit asks for. A dispatch without answers counts as declined by those who are silent; an offer that
     * nobody claims and a promise that nobody keeps come back to the centre; a completed request that is never rated, and one that was
     * followed up, is closed. Everywhere else nobody can act in the place of who is late: the request stays, and is marked.
     *
     * @param command who asks, and under which key
     * @param id      the request
     * @throws Refused if the limit has not passed or there is none ({@link RequestError#NOT_OVERDUE}), or the request is marked already
     *     ({@link RequestError#ALREADY_ESCALATED})
     */
    public void timeOut(Command command, ServiceRequestId id) {
        RequestDigest content = RequestDigest.of(RequestAction.TIME_OUT.commandName(), id);
        steps.take(RequestAction.TIME_OUT, command, id, content, (draft, before) -> {
            if (!before.stage().isOverdue(draft.now())) {
                throw refused(before, RequestError.NOT_OVERDUE, "is not overdue");
            }
            if (before.stage().escalated()) {
                throw refused(before, RequestError.ALREADY_ESCALATED, "is marked as overdue already");
            }
            return TimeOuts.decide(before, draft.now());
        });
    }

    /**
     * Reads the requester's data in clear. That it was read, by whom and for which purpose is recorded before it is shown.
     *
     * @param command who asks, with the purpose as reason, and under which key
     * @param id      the request
     * @return the data
     * @throws Refused if the request is unknown, or the data was destroyed ({@link RequestError#FORGOTTEN})
     */
    public Requester reveal(Command command, ServiceRequestId id) {
        // With who and why in the content, nobody reads under the record of somebody else's reading.
        RequestDigest content = RequestDigest.of("reveal-requester", id, command.actor(), command.requiredReason());
        runner.run("reveal-requester", command, content, draft -> {
            ServiceRequest request = draft.get(ServiceRequest.KIND, id).entity();
            draft.concerns(request.need().area(), null);
            requireKept(request);
            draft.event("personal-data-read", ServiceRequest.KIND, id.value(), Map.of());
            return null;
        });
        ServiceRequest request = runner.storage()
                .find(ServiceRequest.KIND, id.value())
                .map(Versioned::entity)
                .orElseThrow();
        ProtectedRequester data = request.requester();
        if (data == null) {
            throw forgotten(request);
        }
        return vault.open(requireKept(request), data);
    }

    /**
     * Destroys the requester's data, and the key to copies of it. The request stays, for the figures. There is no way back.
     *
     * @param command who asks, why, and under which key
     * @param id      the request, which is over
     * @throws Refused if it is not over ({@link RequestError#NOT_OVER}), or the data was destroyed before
     */
    public void forget(Command command, ServiceRequestId id) {
        command.requiredReason();
        runner.run("forget-requester", command, RequestDigest.of("forget-requester", id), draft -> {
            Versioned<ServiceRequest> before = draft.get(ServiceRequest.KIND, id);
            ServiceRequest request = before.entity();
            draft.concerns(request.need().area(), null);
            requireKept(request);
            if (!request.status().isEnd()) {
                throw refused(request, RequestError.NOT_OVER, "is not over");
            }
            draft.replace(ServiceRequest.KIND, before, request.forgotten());
            draft.event("requester-forgotten", ServiceRequest.KIND, id.value(), Map.of());
            return null;
        });
    }

    private void move(RequestAction action, Command command, ServiceRequestId id, RequestStatus status) {
        RequestDigest content = RequestDigest.of(action.commandName(), id);
        steps.take(action, command, id, content, (draft, before) -> to(status, before));
    }

    private void send(RequestAction action, Command command, ServiceRequestId id, Dispatch dispatch) {
        RequestDigest content = RequestDigest.of(action.commandName(), id, dispatch);
        steps.take(
                action,
                command,
                id,
                content,
                (draft, before) -> to(RequestStatus.DISPATCHED, before.with(Assignees.asked(draft, before, dispatch))));
    }

    private ServiceRequest submitted(Draft draft, ServiceRequestId id, Need need, Intake intake, Requester requester) {
        PersonKey key = vault.newKey();
        Command command = draft.command();
        RequestStep first = new RequestStep(
                draft.now(),
                command.actor(),
                RequestAction.SUBMIT,
                RequestStatus.SUBMITTED,
                null,
                command.reason(),
                false);
        return new ServiceRequest(
                id,
                need,
                intake,
                key,
                vault.seal(key, requester),
                RequestSteps.stage(draft, RequestStatus.SUBMITTED, intake),
                List.of(),
                List.of(),
                Feedback.NONE,
                List.of(first));
    }

    /** At most one read for each level of areas. */
    private static List<AreaId> path(Draft draft, AreaId area) {
        LocalDate today = draft.today();
        List<AreaId> path = new ArrayList<>();
        for (Optional<AreaId> next = Optional.of(area); next.isPresent(); ) {
            path.add(next.get());
            next = draft.rely(Area.KIND, next.get()).parentOn(today);
        }
        return path;
    }

    private static PersonKey requireKept(ServiceRequest request) {
        PersonKey key = request.key();
        if (key == null) {
            throw forgotten(request);
        }
        return key;
    }

    private static Refused forgotten(ServiceRequest request) {
        return refused(request, RequestError.FORGOTTEN, "has no personal data any more");
    }

    private static Refused refused(ServiceRequest request, RequestError code, String why) {
        return new Refused(
                code,
                "Service request " + request.id().value() + " " + why + ".",
                Map.of("serviceRequest", request.id().value(), "status", request.status()));
    }
}
