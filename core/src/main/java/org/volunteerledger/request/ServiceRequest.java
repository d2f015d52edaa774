package org.volunteerledger.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Kind;

/**
 * A request for service, from the order to its end. It has one outcome and, while somebody serves, one lead. Hours are not in here: they
 * are in the ledger, under the activities.
 *
 * @param id          the id
 * @param need        what is needed
 * @param intake      how, when and where it came in
 * @param key         the key of the requester's data, or null once it is destroyed
 * @param requester   the requester's data, or null once it is destroyed
 * @param stage       where it stands
 * @param assignments all who were asked or have claimed, in the order in which they were; at most {@value #MAX_ASSIGNMENTS}
 * @param activities  the activities in which it was served, at most {@value #MAX_ACTIVITIES}
 * @param feedback    what came of it
 * @param history     every step, in order; at most {@value #MAX_STEPS}
 */
public record ServiceRequest(
        ServiceRequestId id,
        Need need,
        Intake intake,
        @Nullable PersonKey key,
        @Nullable ProtectedRequester requester,
        Stage stage,
        List<Assignment> assignments,
        List<ActivityId> activities,
        Feedback feedback,
        List<RequestStep> history) {

    /** The most who can be asked. */
    public static final int MAX_ASSIGNMENTS = 100;

    /** The most activities of a request. */
    public static final int MAX_ACTIVITIES = 50;

    /** The most steps. */
    public static final int MAX_STEPS = 250;

    /** Steps kept free for what leads to the end, so that a request that went round too often can still be closed. */
    static final int RESERVE = 50;

    /** A service or a wish. */
    public static final Attribute<ServiceRequest> NEED_KIND =
            Attribute.constant("need_kind", request -> request.need().kind());

    /** The channel. */
    public static final Attribute<ServiceRequest> CHANNEL =
            Attribute.constant("channel", request -> request.intake().channel());

    /** The area. */
    public static final Attribute<ServiceRequest> AREA =
            Attribute.number("area", request -> request.need().area().value());

    /** The category, absent if it is not known. */
    public static final Attribute<ServiceRequest> CATEGORY =
            Attribute.number("category", request -> number(request.need().category()));

    /** The recipient, absent if there is no file. */
    public static final Attribute<ServiceRequest> RECIPIENT =
            Attribute.number("recipient", request -> request.need().recipient());

    /** The day on which it came in. */
    public static final Attribute<ServiceRequest> DAY =
            Attribute.day("submitted_on", request -> request.intake().day());

    /** Its month, as a number such as 202210. */
    public static final Attribute<ServiceRequest> MONTH =
            Attribute.number("submitted_month", request -> request.intake().month());

    /** The look-up value of the requester's phone number, absent if there is none. */
    public static final Attribute<ServiceRequest> PHONE = Attribute.text(
            "phone",
            64,
            request -> request.requester() == null ? null : request.requester().phoneLookup());

    /** The status. */
    public static final Attribute<ServiceRequest> STATUS = Attribute.constant("status", ServiceRequest::status);

    /** When it is due to leave the status, absent without a limit. */
    public static final Attribute<ServiceRequest> DUE_AT =
            Attribute.instant("due_at", request -> request.stage().dueAt());

    /** The team that leads, absent if none does. */
    public static final Attribute<ServiceRequest> TEAM = Attribute.number(
            "lead_team",
            request -> request.lead() == null
                    ? null
                    : number(request.lead().assignee().team()));

    /** The organisation behind the lead, absent if there is none. */
    public static final Attribute<ServiceRequest> ORGANISATION = Attribute.number(
            "lead_organisation",
            request -> request.lead() == null ? null : number(request.lead().organisation()));

    /** The score, absent if it is not rated. */
    public static final Attribute<ServiceRequest> SCORE = Attribute.number(
            "score",
            request -> request.rating() == null ? null : (long) request.rating().score());

    /** Whether the first answer came in time, absent before it. */
    public static final Attribute<ServiceRequest> ANSWER =
            Attribute.constant("answer", request -> request.feedback().answer());

    /** The kind. */
    public static final Kind<ServiceRequest> KIND = Kind.named(
                    "service_request",
                    ServiceRequest.class,
                    request -> request.id().value())
            .attribute(NEED_KIND)
            .attribute(CHANNEL)
            .attribute(AREA)
            .attribute(CATEGORY)
            .attribute(RECIPIENT)
            .attribute(DAY)
            .attribute(MONTH)
            .attribute(PHONE)
            .attribute(STATUS)
            .attribute(DUE_AT)
            .attribute(TEAM)
            .attribute(ORGANISATION)
            .attribute(SCORE)
            .attribute(ANSWER)
            .build();

    /** Copies the lists and checks the limits. */
    public ServiceRequest {
        Check.given("id", id);
        Check.given("need", need);
        Check.given("intake", intake);
        Check.given("stage", stage);
        Check.given("feedback", feedback);
        assignments = List.copyOf(assignments);
        activities = List.copyOf(activities);
        history = List.copyOf(history);
        Check.range("assignments", assignments.size(), 0, MAX_ASSIGNMENTS);
        Check.range("activities", activities.size(), 0, MAX_ACTIVITIES);
        Check.range("history", history.size(), 1, MAX_STEPS);
    }

    /**
     * Where it stands.
     *
     * @return the status
     */
    public RequestStatus status() {
        return stage.status();
    }

    /**
     * Who leads: the one who was asked to, or has claimed, and has not gone since.
     *
     * @return the assignment, or null if nobody does
     */
    public @Nullable Assignment lead() {
        return open().stream().filter(Assignment::lead).findFirst().orElse(null);
    }

    /**
     * The rating.
     *
     * @return the rating, or null if there is none
     */
    public @Nullable Rating rating() {
        return feedback.rating();
    }

    /**
     * Why the centre said no, for the requester to read.
     *
     * @return the reason, or empty if it did not
     */
    public Optional<String> rejectedBecause() {
        return history.stream()
                .filter(step -> step.action() == RequestAction.REJECT)
                .map(RequestStep::reason)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Those who are asked or serve. */
    List<Assignment> open() {
        return assignments.stream().filter(each -> each.status().isOpen()).toList();
    }

    ServiceRequest with(List<Assignment> others) {
        return new ServiceRequest(id, need, intake, key, requester, stage, others, activities, feedback, history);
    }

    ServiceRequest with(Feedback other) {
        return new ServiceRequest(id, need, intake, key, requester, stage, assignments, activities, other, history);
    }

    ServiceRequest servedIn(List<ActivityId> more) {
        List<ActivityId> all = new ArrayList<>(activities);
        all.addAll(more);
        return new ServiceRequest(id, need, intake, key, requester, stage, assignments, all, feedback, history);
    }

    ServiceRequest after(RequestStep step, Stage next) {
        List<RequestStep> longer = new ArrayList<>(history);
        longer.add(step);
        return new ServiceRequest(id, need, intake, key, requester, next, assignments, activities, feedback, longer);
    }

    ServiceRequest forgotten() {
        return new ServiceRequest(id, need, intake, null, null, stage, assignments, activities, feedback, history);
    }

    private static @Nullable Long number(@Nullable EntityId id) {
        return id == null ? null : id.value();
    }
}
