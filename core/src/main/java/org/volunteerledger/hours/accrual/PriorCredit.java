package org.volunteerledger.hours.accrual;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.volunteerledger.error.Check;

/**
 * What a volunteer has been credited already, so that caps hold over all entries together and not for each alone. The caller
 * gathers it from the ledger at the version that it commits against; voided entries do not count.
 *
 * @param minutesByDay      minutes credited on each calendar day, in all activities; days without any may be left out
 * @param minutesInActivity minutes credited in the same activity, on any day
 * @param checkInsByDay     check-in pairs of earlier attendances in the same activity, by the day of the check-in
 */
public record PriorCredit(
        Map<LocalDate, Integer> minutesByDay, int minutesInActivity, Map<LocalDate, Integer> checkInsByDay) {

    /** Nothing yet. */
    public static final PriorCredit NONE = new PriorCredit(Map.of(), 0, Map.of());

    /** Copies the maps and checks that nothing is negative. */
    public PriorCredit {
        minutesByDay = Map.copyOf(Check.given("minutesByDay", minutesByDay));
        checkInsByDay = Map.copyOf(Check.given("checkInsByDay", checkInsByDay));
        minutesByDay.values().forEach(minutes -> Check.range("minutesByDay", minutes, 0, Integer.MAX_VALUE));
        Check.range("minutesInActivity", minutesInActivity, 0, Integer.MAX_VALUE);
        checkInsByDay.values().forEach(pairs -> Check.range("checkInsByDay", pairs, 0, Integer.MAX_VALUE));
    }

    /**
     * Minutes credited on certain days, in other activities.
     *
     * @param minutesByDay the minutes of each day
     * @return the credit
     */
    public static PriorCredit onDays(Map<LocalDate, Integer> minutesByDay) {
        return new PriorCredit(minutesByDay, 0, Map.of());
    }

    /**
     * The credit after one more accrual in the same activity.
     *
     * @param accrual what was credited
     * @return a copy
     */
    public PriorCredit plus(Accrual accrual) {
        Map<LocalDate, Integer> minutes = sum(minutesByDay, accrual.creditedByDay());
        Map<LocalDate, Integer> pairs = sum(checkInsByDay, accrual.checkInsByDay());
        return new PriorCredit(minutes, Math.addExact(minutesInActivity, accrual.creditedMinutes()), pairs);
    }

    /**
     * The same days for another activity.
     *
     * @return a copy with nothing in the activity
     */
    public PriorCredit inOtherActivity() {
        return onDays(minutesByDay);
    }

    int minutesOn(LocalDate day) {
        return minutesByDay.getOrDefault(day, 0);
    }

    private static Map<LocalDate, Integer> sum(Map<LocalDate, Integer> a, Map<LocalDate, Integer> b) {
        Map<LocalDate, Integer> sum = new TreeMap<>(a);
        b.forEach((day, value) -> sum.merge(day, value, Math::addExact));
        return sum;
    }
}
