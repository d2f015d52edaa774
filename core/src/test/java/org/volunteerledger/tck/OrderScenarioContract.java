package org.volunteerledger.tck;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.Refused;
import org.volunteerledger.request.Assignee;
import org.volunteerledger.request.Dispatch;
import org.volunteerledger.request.Need;
import org.volunteerledger.request.NewServiceRequest;
import org.volunteerledger.request.RequestBoard;
import org.volunteerledger.request.RequestChannel;
import org.volunteerledger.request.RequestError;
import org.volunteerledger.request.RequestFulfilment;
import org.volunteerledger.request.RequestOutcome;
import org.volunteerledger.request.RequestPolicy;
import org.volunteerledger.request.RequestStatus;
import org.volunteerledger.request.Requester;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.request.ServiceRequestId;
import org.volunteerledger.request.ServiceRequests;
import org.volunteerledger.request.StageLimit;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.TeamId;

/** What the contracts about service requests share: requests in any status, reached as residents, centre and teams reach it. */
abstract class OrderScenarioContract extends ScenarioContract {

    static final int LIMIT_HOURS = 24;

    final ServiceRequests centre() {
        return ledger().serviceRequests();
    }

    final RequestFulfilment servers() {
        return ledger().requestFulfilment();
    }

    final RequestBoard board() {
        return ledger().requestBoard();
    }

    final ServiceRequest request(ServiceRequestId id) {
        return board().find(id).orElseThrow();
    }

    final RequestStatus status(ServiceRequestId id) {
        return request(id).status();
    }

    final Assignee team() {
        return Assignee.of(city().team());
    }

    final Assignee anotherTeam() {
        return Assignee.of(foundTeam(name("team")));
    }

    final TeamId foundTeam(String name) {
        return ledger().teams()
                .foundTeam(
                        command(), NewTeam.of(name, city().organisation(), city().street(), LocalDate.of(2020, 1, 1)));
    }

    final ServiceRequestId submit(Need need) {
        return centre().submit(by("resident"), order(need));
    }

    static NewServiceRequest order(Need need) {
        return new NewServiceRequest(
                need,
                RequestChannel.HOTLINE,
                "12343",
                new Requester("Zeng", "13800138000", "Shop 5", "The drain is blocked."));
    }

    final ServiceRequestId submit() {
        return submit(Need.service("Blocked drain", city().community()));
    }

    final ServiceRequestId submitWish() {
        return submit(Need.wish("A radio", city().community()));
    }

    /** The same time limit for every status. */
    final void limitEveryStage() {
        StageLimit[] limits = Arrays.stream(RequestStatus.values())
                .filter(status -> !status.isEnd())
                .map(status -> StageLimit.hours(status, LIMIT_HOURS))
                .toArray(StageLimit[]::new);
        ledger().localPolicies()
                .set(
                        command(),
                        RequestPolicy.SUBJECT,
                        null,
                        LocalDate.of(2026, 1, 1),
                        null,
                        RequestPolicy.of("all", limits));
    }

    /** A request of the resident that the team, if any, is the lead of. */
    final ServiceRequestId at(RequestStatus status) {
        ServiceRequestId id = submit();
        lead(id, status);
        return id;
    }

    private void lead(ServiceRequestId id, RequestStatus status) {
        switch (status) {
            case SUBMITTED -> {}
            case UNDER_REVIEW -> centre().review(by("centre"), id);
            case REJECTED -> after(id, RequestStatus.UNDER_REVIEW, () -> centre().reject(by("centre"), id));
            case CANCELLED -> centre().cancel(by("resident"), id);
            case OFFERED -> after(id, RequestStatus.UNDER_REVIEW, () -> centre().offer(by("centre"), id));
            case CLAIMED -> after(id, RequestStatus.OFFERED, () -> servers().claim(by("team"), id, team()));
            case DISPATCHED ->
                after(id, RequestStatus.UNDER_REVIEW, () -> centre().dispatch(by("centre"), id, Dispatch.to(team())));
            case DECLINED -> after(id, RequestStatus.DISPATCHED, () -> servers().decline(by("team"), id, team()));
            case ACCEPTED -> after(id, RequestStatus.DISPATCHED, () -> servers().accept(by("team"), id, team()));
            case IN_SERVICE ->
                after(id, RequestStatus.ACCEPTED, () -> servers().serve(by("team"), id, team(), List.of(activity())));
            case COMPLETED ->
                after(
                        id,
                        RequestStatus.IN_SERVICE,
                        () -> servers().complete(by("team"), id, team(), RequestOutcome.SOLVED));
            case RATED -> after(id, RequestStatus.COMPLETED, () -> centre().rate(by("resident"), id, 5, null));
            case FOLLOWED_UP -> after(id, RequestStatus.COMPLETED, () -> centre().followUp(by("centre"), id, true));
            case CLOSED -> after(id, RequestStatus.FOLLOWED_UP, () -> centre().close(by("centre"), id));
        }
    }

    private void after(ServiceRequestId id, RequestStatus before, Runnable step) {
        lead(id, before);
        step.run();
    }

    /** An activity of the team, of one hour. */
    final ActivityId activity() {
        return activity(on("09:00"), on("10:00"));
    }

    final void pastTheLimit() {
        later(Duration.ofHours(LIMIT_HOURS));
    }

    static void refused(String rule, ErrorCode code, Runnable call) {
        Expect.error("RequestError." + code + ": " + rule, Refused.class, code, call::run);
    }

    static void refusedWithAnyOf(String rule, Set<RequestError> codes, Runnable call) {
        LedgerException error = Expect.error(rule, Refused.class, call::run);
        Expect.that(
                rule + " with one of " + codes,
                codes.contains(error.code()),
                error.code().name());
    }
}
