package org.volunteerledger.service;

import java.time.Instant;
import java.util.List;
import org.volunteerledger.error.Check;

/**
 * The review of an attendance.
 *
 * @param reviewer who reviewed it, as the host names the person or system; not personal data. At most 64 code points
 * @param at       when
 * @param entries  the numbers of the entries, within the volunteer's account, that the attendance earned; those of one that was turned
 *                 down were taken back at once. None if all of it waits
 */
public record AttendanceReview(String reviewer, Instant at, List<Long> entries) {

    /** Checks the limits. */
    public AttendanceReview {
        Check.text("reviewer", reviewer, 64);
        Check.given("at", at);
        entries = List.copyOf(entries);
        entries.forEach(entry -> Check.range("entry", entry, 1, Long.MAX_VALUE));
    }
}
