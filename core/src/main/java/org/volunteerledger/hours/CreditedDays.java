package org.volunteerledger.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.volunteerledger.hours.accrual.PriorCredit;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ReductionReason;

/** What the effective entries of an account have credited already, as accrual wants to know it. */
final class CreditedDays {

    private CreditedDays() {}

    /**
     * The credit in one book.
     *
     * @param activity      the activity whose own minutes count towards its cap
     * @param checkInsByDay earlier check-in pairs in the same activity
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

    /** The check-in pairs in an activity that have an entry, by the day of the check-in. */
    static Map<LocalDate, Integer> checkIns(Iterable<HourEntry> effective, long activity) {
        Map<LocalDate, Integer> pairs = new HashMap<>();
        for (HourEntry entry : effective) {
            boolean attended = entry.evidence() == Evidence.CHECK_IN || entry.evidence() == Evidence.LEADER;
            if (attended && entry.time().timed() && entry.attribution().activity() == activity) {
                pairs.merge(entry.time().day(), 1, Integer::sum);
            }
        }
        return pairs;
    }

    /**
     * Credited minutes fill the days of the interval from its start, since most reductions take minutes off the latest day first. Only
     * early arrival takes them off the start, and the cap of a day off that day. Of what a day's cap took from an interval across
     * midnight it is not known which day lost it; the day that did is full, so each is taken to have all it can have, and no cap is
     * ever exceeded.
     */
    private static void spread(HourEntry entry, Map<LocalDate, Integer> byDay, ZoneId zone) {
        LocalDate day = entry.time().day();
        Instant start = entry.time().start();
        Instant end = entry.time().end();
        Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
        if (start == null || end == null || !end.isAfter(midnight)) {
            byDay.merge(day, entry.minutes(), Integer::sum);
            return;
        }
        int beforeCap = entry.minutes() + reduced(entry, ReductionReason.DAILY_CAP);
        long present = Duration.between(start, midnight).toMinutes();
        int first = (int) Math.min(beforeCap, Math.max(0, present - reduced(entry, ReductionReason.EARLY_ARRIVAL)));
        byDay.merge(day, Math.min(entry.minutes(), first), Integer::sum);
        byDay.merge(day.plusDays(1), Math.min(entry.minutes(), beforeCap - first), Integer::sum);
    }

    private static int reduced(HourEntry entry, ReductionReason reason) {
        return entry.reductions().stream()
                .filter(reduction -> reduction.reason() == reason)
                .mapToInt(Reduction::minutes)
                .sum();
    }
}
