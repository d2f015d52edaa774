package org.volunteerledger.duty.roster;

import java.time.LocalDate;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;

/**
 * Somebody to put on duty.
 *
 * @param day       the day
 * @param post      the post, as the roster names it
 * @param volunteer who
 */
public record Duty(LocalDate day, String post, VolunteerId volunteer) {

    /** Checks the limits. */
    public Duty {
        Check.given("day", day);
        Check.text("post", post, 40);
        Check.given("volunteer", volunteer);
    }
}
