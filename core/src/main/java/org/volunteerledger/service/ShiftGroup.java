package org.volunteerledger.service;

import java.util.List;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;

/**
 * Volunteers to enrol for a shift.
 *
 * @param activity   the activity
 * @param shift      the number of the shift
 * @param volunteers the volunteers, who get places in this order as long as there are any
 */
public record ShiftGroup(ActivityId activity, int shift, List<VolunteerId> volunteers) {

    /** Copies the list. */
    public ShiftGroup {
        Check.given("activity", activity);
        volunteers = List.copyOf(volunteers);
    }
}
