package org.volunteerledger.hours.accrual;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Reduction;

/**
 * What an attendance brings. Every minute is accounted for: minutes present = minutes credited + the sum of the reductions.
 *
 * @param presentMinutes  minutes present, 0 to 1440; of a missing check-out, those presumed until the planned end
 * @param creditedMinutes minutes credited
 * @param reductions      minutes not credited, by reason, each reason once, in the order of {@code ReductionReason}
 * @param creditedByDay   the minutes credited on each calendar day in the zone of the ledger; only days with any; their sum is
 *                        {@code creditedMinutes}
 * @param checkInsByDay   the check-in pairs of the attendance, by the day of the check-in; empty for untimed attendance
 * @param review          whose review the attendance waits for: NONE if nothing would change
 * @param pendingMinutes  how many more minutes would be credited after that review; they are among the reductions now. 0 with a
 *                        review if the reviewer has to supply the check-out
 */
public record Accrual(
        int presentMinutes,
        int creditedMinutes,
        List<Reduction> reductions,
        SortedMap<LocalDate, Integer> creditedByDay,
        Map<LocalDate, Integer> checkInsByDay,
        ReviewLevel review,
        int pendingMinutes) {

    /** Checks that every minute is accounted for. */
    public Accrual {
        reductions = List.copyOf(reductions);
        creditedByDay = Collections.unmodifiableSortedMap(new TreeMap<>(creditedByDay));
        checkInsByDay = Map.copyOf(checkInsByDay);
        Check.range("presentMinutes", presentMinutes, 0, HourEntry.MAX_MINUTES);
        Check.range("creditedMinutes", creditedMinutes, 0, presentMinutes);
        Check.given("review", review);
        int reduced = sum(reductions);
        int days = creditedByDay.values().stream().mapToInt(Integer::intValue).sum();
        Check.range("pendingMinutes", pendingMinutes, 0, reduced);
        if (presentMinutes != creditedMinutes + reduced || creditedMinutes != days) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "Of " + presentMinutes + " minutes present, " + creditedMinutes + " are credited, " + days
                            + " on days, and " + reduced + " reduced.",
                    Map.of("present", presentMinutes, "credited", creditedMinutes, "days", days, "reduced", reduced));
        }
    }

    /**
     * The minutes that were not credited, for whatever reason.
     *
     * @return 0 or more
     */
    public int reducedMinutes() {
        return sum(reductions);
    }

    private static int sum(List<Reduction> reductions) {
        return reductions.stream().mapToInt(Reduction::minutes).sum();
    }
}
