package org.volunteerledger.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.request.RequestSteps.Progress;

/** What the end of a time limit does. Pure. */
final class TimeOuts {

    private TimeOuts() {}

    static Progress decide(ServiceRequest request, Instant now) {
        return switch (request.status()) {
            case OFFERED -> Progress.to(RequestStatus.UNDER_REVIEW, request);
            case DISPATCHED -> withoutTheSilent(request, now);
            case ACCEPTED, CLAIMED ->
                Progress.to(
                        RequestStatus.UNDER_REVIEW,
                        request.with(RequestSteps.ended(request, AssignmentStatus.LAPSED, now)));
            case COMPLETED, FOLLOWED_UP -> Progress.to(RequestStatus.CLOSED, request);
            default -> Progress.to(request.status(), request);
        };
    }

    private static Progress withoutTheSilent(ServiceRequest request, Instant now) {
        List<Assignment> answered = new ArrayList<>(request.assignments());
        answered.replaceAll(each ->
                each.status() == AssignmentStatus.PENDING ? each.with(AssignmentStatus.LAPSED, now, null) : each);
        ServiceRequest without = request.with(answered);
        return without.lead() != null
                ? Progress.to(RequestStatus.ACCEPTED, without)
                : Progress.to(
                        RequestStatus.DECLINED,
                        without.with(RequestSteps.ended(without, AssignmentStatus.WITHDRAWN, now)));
    }
}
