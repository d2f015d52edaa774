package org.volunteerledger.hours.accrual;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.volunteerledger.error.Check;

/**
 * Monday to Friday, as a government's yearly holiday plan changes it: for deadlines such as the 10 working days within which service
 * is recorded (Order 67 of the Ministry of Civil Affairs, article 11).
 *
 * @param daysOff     days from Monday to Friday on which nobody works; other days off may be among them
 * @param workingDays days of the weekend on which people work; must not be days off
 */
public record WorkingDays(Set<LocalDate> daysOff, Set<LocalDate> workingDays) {

    /** No holidays. */
    public static final WorkingDays PLAIN = new WorkingDays(Set.of(), Set.of());

    /** The most days that a deadline may have. */
    public static final int MAX_DAYS = 10_000;

    /** Copies the sets, in order: that of other sets differs from one process to another, and a request must not. */
    public WorkingDays {
        daysOff = Collections.unmodifiableSet(new TreeSet<>(daysOff));
        workingDays = Collections.unmodifiableSet(new TreeSet<>(workingDays));
    }

    /**
     * Whether people work on a day.
     *
     * @param day the day
     * @return true if it is a working day
     */
    public boolean contains(LocalDate day) {
        if (daysOff.contains(day)) {
            return false;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend || workingDays.contains(day);
    }

    /**
     * The last day of a deadline.
     *
     * @param day  the day of the event; the day after it is the first that may count
     * @param days how many working days, 1 to {@value #MAX_DAYS}
     * @return the day on which the last of them falls
     */
    public LocalDate after(LocalDate day, int days) {
        Check.range("days", days, 1, MAX_DAYS);
        LocalDate last = day;
        for (int left = days; left > 0; ) {
            last = last.plusDays(1);
            if (contains(last)) {
                left--;
            }
        }
        return last;
    }
}
