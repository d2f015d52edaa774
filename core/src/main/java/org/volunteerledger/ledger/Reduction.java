package org.volunteerledger.ledger;

import org.volunteerledger.error.Check;

/**
 * Minutes of presence that were not credited, with the reason.
 *
 * @param reason  why
 * @param minutes how many, 1 to 1440
 */
public record Reduction(ReductionReason reason, int minutes) {

    /** Checks the range. */
    public Reduction {
        Check.given("reason", reason);
        Check.range("minutes", minutes, 1, HourEntry.MAX_MINUTES);
    }
}
