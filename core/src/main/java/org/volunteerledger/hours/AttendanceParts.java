package org.volunteerledger.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.hours.accrual.CheckInPair;
import org.volunteerledger.hours.accrual.Plan;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.Shift;

/** What accrual wants to know of an attendance in an activity. */
final class AttendanceParts {

    private AttendanceParts() {}

    /** Pairs that begin on one day, or on both days of a shift across midnight, and lie within 24 hours are accrued together. */
    static List<List<CheckInPair>> together(Enrolment enrolment, Activity activity, ZoneId zone) {
        boolean overnight = activity.plan()
                .schedule()
                .shift(enrolment.shift())
                .map(Shift::time)
                .filter(time -> !day(time.start(), zone).equals(day(time.end(), zone)))
                .isPresent();
        List<List<CheckInPair>> groups = new ArrayList<>();
        for (var attendance : enrolment.attendances()) {
            Instant in = attendance.in().at();
            Instant out = attendance.out() == null ? null : attendance.out().at();
            List<CheckInPair> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            boolean together = !last.isEmpty()
                    && (overnight || day(last.get(0).checkIn(), zone).equals(day(in, zone)))
                    && Duration.between(last.get(0).checkIn(), out == null ? in : out)
                                    .compareTo(ServiceTime.MAX_LENGTH)
                            <= 0;
            if (!together) {
                last = new ArrayList<>();
                groups.add(last);
            }
            last.add(new CheckInPair(in, out));
        }
        return groups;
    }

    /** The shift with its breaks. */
    static Plan plan(Activity activity, int number) {
        Schedule schedule = activity.plan().schedule();
        return schedule.shift(number)
                .map(Shift::time)
                .map(time -> Plan.of(time)
                        .withBreaks(
                                schedule.breaks().stream().filter(time::covers).toList()))
                .orElse(Plan.NONE);
    }

    /** The end of the shift, or of the activity. */
    static Instant plannedEnd(Activity activity, Enrolment enrolment) {
        return activity.plan()
                .schedule()
                .shift(enrolment.shift())
                .map(shift -> shift.time().end())
                .orElse(activity.plan().schedule().time().end());
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }
}
