package org.volunteerledger.duty.programme;

import java.time.LocalTime;
import org.volunteerledger.duty.calendar.Recurrence;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Shift;

/**
 * A theme of a programme, such as the red help of every Monday.
 *
 * @param number        the number within the programme, 1 to {@value ProgrammePlan#MAX_THEMES}
 * @param name          the name, at most 60 code points
 * @param days          on which days
 * @param leader        who leads it
 * @param start         when it begins
 * @param end           when it ends, after the start
 * @param capacity      how many volunteers it takes; 0 for any number
 * @param beneficiaries how many people each time is expected to serve, or 0 if unknown
 */
public record Theme(
        int number,
        String name,
        Recurrence days,
        VolunteerId leader,
        LocalTime start,
        LocalTime end,
        int capacity,
        int beneficiaries) {

    /** Checks the limits. */
    public Theme {
        Check.range("number", number, 1, ProgrammePlan.MAX_THEMES);
        Check.text("name", name, 60);
        Check.given("days", days);
        Check.given("leader", leader);
        Check.range("capacity", capacity, 0, Shift.MAX_CAPACITY);
        Check.range("beneficiaries", beneficiaries, 0, ActivityPlan.MAX_BENEFICIARIES);
        if (!Check.given("end", end).isAfter(Check.given("start", start))) {
            throw new InvalidInput(
                    InputError.END_BEFORE_START, "The theme ends at " + end + ", not after its start, " + start + ".");
        }
    }

    Theme ledBy(VolunteerId other) {
        return new Theme(number, name, days, other, start, end, capacity, beneficiaries);
    }
}
