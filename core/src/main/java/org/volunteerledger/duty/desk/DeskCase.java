package org.volunteerledger.duty.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.privacy.Sensitive;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.OrganisationId;

/**
 * A case that a resident brought to a desk.
 *
 * @param id         the id
 * @param desk       the desk
 * @param kind       the kind of service, at most 40 code points
 * @param receivedBy who was on duty and took it in, or null
 * @param receivedAt when it was taken in
 * @param status     where it stands
 * @param since      since when it stands there
 * @param steward    the name of the steward who has it or had it last; null before it is routed
 * @param forwarded  the organisation that has it or had it last; null if it was never handed on
 * @param key        the key of the note, or null if there is no note or it was destroyed
 * @param note       what it is about and who brought it, or null if there is no note or it was destroyed
 * @param history    what was done, in order; at most {@value #MAX_STEPS}
 */
public record DeskCase(
        DeskCaseId id,
        DeskId desk,
        String kind,
        @Nullable VolunteerId receivedBy,
        Instant receivedAt,
        CaseStatus status,
        Instant since,
        @Nullable String steward,
        @Nullable OrganisationId forwarded,
        @Nullable PersonKey key,
        @Nullable Sensitive note,
        List<Step> history) {

    /** The most steps of a case. */
    public static final int MAX_STEPS = 100;

    /** The desk. */
    public static final Attribute<DeskCase> DESK =
            Attribute.number("desk", deskCase -> deskCase.desk().value());

    /** The kind of service. */
    public static final Attribute<DeskCase> SERVICE = Attribute.text("service", 40, DeskCase::kind);

    /** Where it stands. */
    public static final Attribute<DeskCase> STATUS = Attribute.constant("status", DeskCase::status);

    /** Since when it stands there. */
    public static final Attribute<DeskCase> SINCE = Attribute.instant("since", DeskCase::since);

    /** The steward, absent before it is routed. */
    public static final Attribute<DeskCase> STEWARD = Attribute.text("steward", 40, DeskCase::steward);

    /** The kind. */
    public static final Kind<DeskCase> KIND = Kind.named(
                    "desk_case", DeskCase.class, deskCase -> deskCase.id().value())
            .attribute(DESK)
            .attribute(SERVICE)
            .attribute(STATUS)
            .attribute(SINCE)
            .attribute(STEWARD)
            .build();

    /** Checks the limits. */
    public DeskCase {
        Check.given("id", id);
        Check.given("desk", desk);
        Check.text("kind", kind, 40);
        Check.given("receivedAt", receivedAt);
        Check.given("status", status);
        Check.given("since", since);
        Check.optionalText("steward", steward, 40);
        Check.range("history", history.size(), 0, MAX_STEPS);
        history = List.copyOf(history);
    }

    /**
     * Something that was done with a case. Why is in the record of the change.
     *
     * @param action what
     * @param at     when
     * @param actor  who did it, as the host names the actor
     */
    public record Step(CaseAction action, Instant at, String actor) {}

    DeskCase after(CaseAction action, Instant at, String actor, @Nullable String to, @Nullable OrganisationId handed) {
        List<Step> steps = new ArrayList<>(history);
        steps.add(new Step(action, at, actor));
        return new DeskCase(
                id,
                desk,
                kind,
                receivedBy,
                receivedAt,
                action.next(),
                at,
                to == null ? steward : to,
                handed == null ? forwarded : handed,
                key,
                note,
                steps);
    }

    DeskCase erased() {
        return new DeskCase(
                id, desk, kind, receivedBy, receivedAt, status, since, steward, forwarded, null, null, history);
    }
}
