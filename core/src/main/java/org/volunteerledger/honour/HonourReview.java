package org.volunteerledger.honour;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;

/**
 * What a reviewer thinks of a nomination.
 *
 * @param reviewer  who reviewed, as the host names the person; not personal data
 * @param volunteer which volunteer the reviewer is, or null if none or unknown
 * @param supports  whether the reviewer is in favour
 * @param at        when
 * @param reason    why, or null
 */
public record HonourReview(
        String reviewer,
        @Nullable VolunteerId volunteer,
        boolean supports,
        Instant at,
        @Nullable String reason) {

    /** Checks the limits. */
    public HonourReview {
        Check.text("reviewer", reviewer, 64);
        Check.given("at", at);
        Check.optionalText("reason", reason, 500);
    }
}
