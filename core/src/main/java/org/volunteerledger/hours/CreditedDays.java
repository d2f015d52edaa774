package org.volunteerledger.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.volunteerledger.hours.accrual.PriorCredit;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.HourEntry;

/** What the effective entries of an account have credited already, as accrual wants to know it. */
final class CreditedDays {

    private CreditedDays() {}

    /**
     * The credit in one book.
     *
     * @param activity      the activity whose own minutes count towards its cap
     * @param checkInsByDay check-in pairs of the same activity that are in no entry yet
     */
    static PriorCredit of(
            Iterable<HourEntry> effective,
            Book book,
            long activity,
            Map<LocalDate, Integer> checkInsByDay,
            ZoneId zone) {
        Map<LocalDate, Integer> byDay = new HashMap<>();
        int inActivity = 0;
        for (HourEntry entry : effective) {
            if (entry.book() == book) {
                spread(entry, byDay, zone);
                inActivity += activity != 0 && entry.attribution().activity() == activity ? entry.minutes() : 0;
            }
        }
        return new PriorCredit(byDay, inActivity, checkInsByDay);
    }

    /** Credited minutes fill the days of the interval from its start, since accrual takes minutes off the latest day first. */
    private static void spread(HourEntry entry, Map<LocalDate, Integer> byDay, ZoneId zone) {
        LocalDate day = entry.time().day();
        Instant start = entry.time().start();
        int onFirstDay = entry.minutes();
        if (start != null) {
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            onFirstDay =
                    (int) Math.min(onFirstDay, Duration.between(start, midnight).toMinutes());
        }
        byDay.merge(day, onFirstDay, Integer::sum);
        if (entry.minutes() > onFirstDay) {
            byDay.merge(day.plusDays(1), entry.minutes() - onFirstDay, Integer::sum);
        }
    }
}
