package org.volunteerledger.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.hours.accrual.Accrual;
import org.volunteerledger.hours.accrual.CheckInPair;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ServiceTime;

/**
 * The share of one check-in pair in an accrual over several. Accrual decides on all pairs together; entries are posted one per pair, so
 * that the time between two pairs stays free.
 */
record PairCredit(Instant start, Instant end, int minutes, List<Reduction> reductions) {

    /**
     * Spreads an accrual over its pairs, so that in each minutes and reductions make up its presence. Reductions are taken from the
     * last pair first, like the caps of a day.
     *
     * @param plannedEnd how long a pair without a check-out is presumed to last
     */
    static List<PairCredit> spread(List<CheckInPair> pairs, Accrual accrual, Instant plannedEnd) {
        int[] left = presence(pairs, accrual.presentMinutes(), plannedEnd);
        List<List<Reduction>> reductions = new ArrayList<>();
        pairs.forEach(pair -> reductions.add(new ArrayList<>()));
        for (Reduction reduction : accrual.reductions()) {
            int open = reduction.minutes();
            for (int i = pairs.size() - 1; i >= 0 && open > 0; i--) {
                int taken = Math.min(open, left[i]);
                if (taken > 0) {
                    reductions.get(i).add(new Reduction(reduction.reason(), taken));
                    left[i] -= taken;
                    open -= taken;
                }
            }
        }
        List<PairCredit> credits = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Instant start = pairs.get(i).checkIn();
            credits.add(new PairCredit(start, end(pairs, i, plannedEnd), left[i], reductions.get(i)));
        }
        return credits;
    }

    /** Whole minutes of each pair that add up to the total; what the floor of each loses goes to the last. */
    private static int[] presence(List<CheckInPair> pairs, int total, Instant plannedEnd) {
        int[] minutes = new int[pairs.size()];
        int rest = total;
        for (int i = 0; i < minutes.length; i++) {
            long whole = Duration.between(pairs.get(i).checkIn(), end(pairs, i, plannedEnd))
                    .toMinutes();
            minutes[i] = (int) Math.min(whole, rest);
            rest -= minutes[i];
        }
        minutes[minutes.length - 1] += rest;
        return minutes;
    }

    private static Instant end(List<CheckInPair> pairs, int i, Instant plannedEnd) {
        Instant out = pairs.get(i).checkOut();
        if (out != null) {
            return out;
        }
        Instant start = pairs.get(i).checkIn();
        Instant latest = i + 1 < pairs.size() ? pairs.get(i + 1).checkIn() : start.plus(ServiceTime.MAX_LENGTH);
        Instant presumed = plannedEnd.isBefore(latest) ? plannedEnd : latest;
        return presumed.isAfter(start) ? presumed : start.plusSeconds(1);
    }
}
