package org.volunteerledger.request;

import java.time.Instant;
import org.volunteerledger.error.Check;

/**
 * What the requester said when the centre asked how it went. The words are the reason of the step.
 *
 * @param confirmed whether the requester confirms the outcome
 * @param at        when
 * @param by        who asked
 */
public record FollowUp(boolean confirmed, Instant at, String by) {

    /** Checks that everything is given. */
    public FollowUp {
        Check.given("at", at);
        Check.text("by", by, 64);
    }
}
