package org.volunteerledger.service;

import java.time.Instant;
import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.Interval;

/**
 * One check-in or check-out.
 *
 * @param at         when, in whole seconds
 * @param evidence   how it is known
 * @param recordedBy who recorded it, as the host names the person or system; not personal data. At most 64 code points
 */
public record Punch(Instant at, Evidence evidence, String recordedBy) {

    /** Checks the limits. */
    public Punch {
        Interval.requireWholeSeconds("at", Check.given("at", at));
        Check.given("evidence", evidence);
        Check.text("recordedBy", recordedBy, 64);
    }
}
