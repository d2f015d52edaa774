package org.volunteerledger.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;

/**
 * A step in the history of a request.
 *
 * @param at       when
 * @param actor    who took it, as the host names the person or system
 * @param action   what was done
 * @param to       the status after it
 * @param assignee for whom it was done, if it concerns one of those who serve; or null
 * @param reason   why, or null; not for personal data
 * @param late     whether the time limit of the stage had passed
 */
public record RequestStep(
        Instant at,
        String actor,
        RequestAction action,
        RequestStatus to,
        @Nullable Assignee assignee,
        @Nullable String reason,
        boolean late) {

    /** Checks the limits. */
    public RequestStep {
        Check.given("at", at);
        Check.text("actor", actor, 64);
        Check.given("action", action);
        Check.given("to", to);
        Check.optionalText("reason", reason, 500);
    }
}
