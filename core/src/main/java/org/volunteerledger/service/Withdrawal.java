package org.volunteerledger.service;

import java.time.Duration;
import java.time.Instant;
import org.volunteerledger.error.Check;

/**
 * That a volunteer will not come, said in time or not (State Council Decree 685 asks for it in time).
 *
 * @param at            when it was said
 * @param noticeMinutes whole minutes before the start of the shift; negative after it
 */
public record Withdrawal(Instant at, long noticeMinutes) {

    /** Checks that the time is given. */
    public Withdrawal {
        Check.given("at", at);
    }

    static Withdrawal before(Instant start, Instant at) {
        return new Withdrawal(at, Math.floorDiv(Duration.between(at, start).toSeconds(), 60L));
    }
}
