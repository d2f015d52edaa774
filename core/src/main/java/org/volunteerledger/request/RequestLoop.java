package org.volunteerledger.request;

import static org.volunteerledger.request.RequestAction.ACCEPT;
import static org.volunteerledger.request.RequestAction.CANCEL;
import static org.volunteerledger.request.RequestAction.CLAIM;
import static org.volunteerledger.request.RequestAction.CLOSE;
import static org.volunteerledger.request.RequestAction.COMPLETE;
import static org.volunteerledger.request.RequestAction.DECLINE;
import static org.volunteerledger.request.RequestAction.DISPATCH;
import static org.volunteerledger.request.RequestAction.FOLLOW_UP;
import static org.volunteerledger.request.RequestAction.OFFER;
import static org.volunteerledger.request.RequestAction.RATE;
import static org.volunteerledger.request.RequestAction.REDISPATCH;
import static org.volunteerledger.request.RequestAction.REJECT;
import static org.volunteerledger.request.RequestAction.RETURN;
import static org.volunteerledger.request.RequestAction.REVIEW;
import static org.volunteerledger.request.RequestAction.SERVE;
import static org.volunteerledger.request.RequestAction.TIME_OUT;
import static org.volunteerledger.request.RequestParty.CENTRE;
import static org.volunteerledger.request.RequestParty.CLOCK;
import static org.volunteerledger.request.RequestParty.REQUESTER;
import static org.volunteerledger.request.RequestParty.SERVER;
import static org.volunteerledger.request.RequestStatus.ACCEPTED;
import static org.volunteerledger.request.RequestStatus.CANCELLED;
import static org.volunteerledger.request.RequestStatus.CLAIMED;
import static org.volunteerledger.request.RequestStatus.CLOSED;
import static org.volunteerledger.request.RequestStatus.COMPLETED;
import static org.volunteerledger.request.RequestStatus.DECLINED;
import static org.volunteerledger.request.RequestStatus.DISPATCHED;
import static org.volunteerledger.request.RequestStatus.FOLLOWED_UP;
import static org.volunteerledger.request.RequestStatus.IN_SERVICE;
import static org.volunteerledger.request.RequestStatus.OFFERED;
import static org.volunteerledger.request.RequestStatus.RATED;
import static org.volunteerledger.request.RequestStatus.REJECTED;
import static org.volunteerledger.request.RequestStatus.SUBMITTED;
import static org.volunteerledger.request.RequestStatus.UNDER_REVIEW;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Refused;

/** The order loop: every way that a request can go. What is not in the table is refused. */
public final class RequestLoop {

    /** The table, in the order of the loop. */
    public static final List<RequestTransition> TRANSITIONS = table();

    private static final Map<RequestStatus, Map<RequestAction, Set<RequestStatus>>> TARGETS = targets();

    private RequestLoop() {}

    /**
     * Where an action can lead.
     *
     * @param from   the status
     * @param action the action
     * @return the statuses that it can lead to; none if it is not allowed
     */
    public static Set<RequestStatus> targets(RequestStatus from, RequestAction action) {
        return TARGETS.getOrDefault(from, Map.of()).getOrDefault(action, Set.of());
    }

    /**
     * What can be done in a status.
     *
     * @param from the status
     * @return the actions, none at an end
     */
    public static Set<RequestAction> actions(RequestStatus from) {
        return TARGETS.getOrDefault(from, Map.of()).keySet();
    }

    /**
     * The table as the text of a Mermaid state diagram, for documents.
     *
     * @return lines, one for each transition
     */
    public static String diagram() {
        List<String> lines = new ArrayList<>(List.of("stateDiagram-v2", "    [*] --> SUBMITTED: SUBMIT"));
        for (RequestTransition each : TRANSITIONS) {
            String when = each.when() == null ? "" : " (" + each.when() + ")";
            lines.add("    " + each.from() + " --> " + each.to() + ": " + each.action() + when);
        }
        for (RequestStatus status : RequestStatus.values()) {
            if (status.isEnd()) {
                lines.add("    " + status + " --> [*]");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    static void requireAllowed(ServiceRequest request, RequestAction action) {
        RequestStatus from = request.status();
        if (targets(from, action).isEmpty()) {
            Set<RequestAction> allowed = actions(from);
            throw new Refused(
                    code(request, action),
                    "Service request " + request.id().value() + " is " + from + ", which does not allow " + action
                            + "; allowed: "
                            + (allowed.isEmpty()
                                    ? "nothing"
                                    : allowed.stream().map(Enum::name).collect(Collectors.joining(", ")))
                            + ".",
                    Map.of("serviceRequest", request.id().value(), "status", from, "action", action));
        }
    }

    /** Two refusals that people meet every day get a code of their own. */
    private static RequestError code(ServiceRequest request, RequestAction action) {
        if (action == CLAIM && request.lead() != null) {
            return RequestError.ALREADY_CLAIMED;
        }
        return action == RATE && request.rating() != null ? RequestError.ALREADY_RATED : RequestError.WRONG_STATUS;
    }

    private static List<RequestTransition> table() {
        List<RequestTransition> table = new ArrayList<>();
        intake(table);
        order(table);
        service(table);
        ending(table);
        return List.copyOf(table);
    }

    private static void intake(List<RequestTransition> table) {
        add(table, SUBMITTED, REVIEW, UNDER_REVIEW, CENTRE);
        add(table, SUBMITTED, CANCEL, CANCELLED, REQUESTER);
        add(table, SUBMITTED, TIME_OUT, SUBMITTED, CLOCK, "escalated");
        add(table, UNDER_REVIEW, REJECT, REJECTED, CENTRE);
        add(table, UNDER_REVIEW, OFFER, OFFERED, CENTRE);
        add(table, UNDER_REVIEW, DISPATCH, DISPATCHED, CENTRE);
        add(table, UNDER_REVIEW, CANCEL, CANCELLED, REQUESTER);
        add(table, UNDER_REVIEW, TIME_OUT, UNDER_REVIEW, CLOCK, "escalated");
    }

    private static void order(List<RequestTransition> table) {
        add(table, OFFERED, CLAIM, CLAIMED, SERVER);
        add(table, OFFERED, DISPATCH, DISPATCHED, CENTRE);
        add(table, OFFERED, CANCEL, CANCELLED, REQUESTER);
        add(table, OFFERED, TIME_OUT, UNDER_REVIEW, CLOCK);
        add(table, DISPATCHED, ACCEPT, DISPATCHED, SERVER, "an answer is missing");
        add(table, DISPATCHED, ACCEPT, ACCEPTED, SERVER, "the lead has accepted, no answer is missing");
        add(table, DISPATCHED, DECLINE, DISPATCHED, SERVER, "an answer is missing");
        add(table, DISPATCHED, DECLINE, ACCEPTED, SERVER, "the lead has accepted, no answer is missing");
        add(table, DISPATCHED, DECLINE, DECLINED, SERVER, "by the lead");
        add(table, DISPATCHED, REDISPATCH, DISPATCHED, CENTRE);
        add(table, DISPATCHED, CANCEL, CANCELLED, REQUESTER);
        add(table, DISPATCHED, TIME_OUT, ACCEPTED, CLOCK, "the lead has accepted");
        add(table, DISPATCHED, TIME_OUT, DECLINED, CLOCK, "the lead has not answered");
        add(table, DECLINED, REDISPATCH, DISPATCHED, CENTRE);
        add(table, DECLINED, OFFER, OFFERED, CENTRE);
        add(table, DECLINED, REJECT, REJECTED, CENTRE);
        add(table, DECLINED, CANCEL, CANCELLED, REQUESTER);
        add(table, DECLINED, TIME_OUT, DECLINED, CLOCK, "escalated");
    }

    private static void service(List<RequestTransition> table) {
        for (RequestStatus promised : List.of(ACCEPTED, CLAIMED)) {
            add(table, promised, SERVE, IN_SERVICE, SERVER);
            add(table, promised, RETURN, UNDER_REVIEW, SERVER, promised == ACCEPTED ? "by the lead" : null);
            if (promised == ACCEPTED) {
                add(table, promised, RETURN, promised, SERVER, "by a supporter");
            }
            add(table, promised, REDISPATCH, DISPATCHED, CENTRE);
            add(table, promised, CANCEL, CANCELLED, REQUESTER);
            add(table, promised, TIME_OUT, UNDER_REVIEW, CLOCK);
        }
        add(table, IN_SERVICE, SERVE, IN_SERVICE, SERVER);
        add(table, IN_SERVICE, RETURN, UNDER_REVIEW, SERVER, "by the lead");
        add(table, IN_SERVICE, RETURN, IN_SERVICE, SERVER, "by a supporter");
        add(table, IN_SERVICE, REDISPATCH, DISPATCHED, CENTRE);
        add(table, IN_SERVICE, COMPLETE, COMPLETED, SERVER);
        add(table, IN_SERVICE, CANCEL, CANCELLED, REQUESTER);
        add(table, IN_SERVICE, TIME_OUT, IN_SERVICE, CLOCK, "escalated");
    }

    private static void ending(List<RequestTransition> table) {
        add(table, COMPLETED, RATE, RATED, REQUESTER);
        add(table, COMPLETED, FOLLOW_UP, FOLLOWED_UP, CENTRE);
        add(table, COMPLETED, TIME_OUT, CLOSED, CLOCK, "never rated");
        add(table, RATED, FOLLOW_UP, FOLLOWED_UP, CENTRE);
        add(table, RATED, CLOSE, CLOSED, CENTRE);
        add(table, RATED, TIME_OUT, RATED, CLOCK, "escalated");
        add(table, FOLLOWED_UP, RATE, FOLLOWED_UP, REQUESTER, "not rated before");
        add(table, FOLLOWED_UP, CLOSE, CLOSED, CENTRE);
        add(table, FOLLOWED_UP, TIME_OUT, CLOSED, CLOCK);
    }

    private static void add(
            List<RequestTransition> table,
            RequestStatus from,
            RequestAction action,
            RequestStatus to,
            RequestParty by) {
        add(table, from, action, to, by, null);
    }

    private static void add(
            List<RequestTransition> table,
            RequestStatus from,
            RequestAction action,
            RequestStatus to,
            RequestParty by,
            @Nullable String when) {
        table.add(new RequestTransition(from, action, to, by, when));
    }

    private static Map<RequestStatus, Map<RequestAction, Set<RequestStatus>>> targets() {
        Map<RequestStatus, Map<RequestAction, Set<RequestStatus>>> targets = new EnumMap<>(RequestStatus.class);
        for (RequestTransition each : TRANSITIONS) {
            targets.computeIfAbsent(each.from(), from -> new EnumMap<>(RequestAction.class))
                    .computeIfAbsent(each.action(), action -> EnumSet.noneOf(RequestStatus.class))
                    .add(each.to());
        }
        return targets;
    }
}
