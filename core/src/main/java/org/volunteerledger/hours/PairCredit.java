package org.volunteerledger.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.volunteerledger.hours.accrual.Accrual;
import org.volunteerledger.hours.accrual.CheckInPair;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ReductionReason;
import org.volunteerledger.ledger.ServiceTime;

/**
 * The share of one check-in pair in an accrual over several. Accrual decides on all pairs together; entries are posted one per pair, so
 * that the time between two pairs stays free.
 */
record PairCredit(Instant start, Instant end, int minutes, List<Reduction> reductions) {

    /**
     * Spreads an accrual over its pairs, so that in each minutes and reductions make up its presence, and the minutes of each calendar
     * day are those that the accrual gave it. On a day the last pair gives first, like the caps of a day.
     *
     * @param plannedEnd how long a pair without a check-out is presumed to last
     * @param zone       says where calendar days begin
     */
    static List<PairCredit> spread(List<CheckInPair> pairs, Accrual accrual, Instant plannedEnd, ZoneId zone) {
        List<Portion> portions = portions(pairs, accrual.presentMinutes(), plannedEnd, zone);
        int[] present = new int[pairs.size()];
        portions.forEach(portion -> present[portion.pair] += portion.minutes);
        int[] minutes = minutes(portions, present, accrual);
        List<List<Reduction>> reductions = reductions(present, minutes, accrual.reductions());
        List<PairCredit> credits = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Instant start = pairs.get(i).checkIn();
            Instant end = end(pairs, i, plannedEnd);
            // An entry needs an interval, even if the pair is presumed to have lasted no time at all.
            credits.add(new PairCredit(
                    start, end.isAfter(start) ? end : start.plusSeconds(1), minutes[i], reductions.get(i)));
        }
        return credits;
    }

    /** The whole minutes of each pair on each day, floored on the running sum so that they add up to the total. */
    private static List<Portion> portions(List<CheckInPair> pairs, int total, Instant plannedEnd, ZoneId zone) {
        List<Portion> portions = new ArrayList<>();
        long seconds = 0;
        int given = 0;
        for (int i = 0; i < pairs.size(); i++) {
            Instant at = pairs.get(i).checkIn();
            Instant end = end(pairs, i, plannedEnd);
            do {
                LocalDate day = at.atZone(zone).toLocalDate();
                Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
                Instant until = end.isBefore(midnight) ? end : midnight;
                seconds += Duration.between(at, until).toSeconds();
                boolean last = i == pairs.size() - 1 && until.equals(end);
                int sum = last
                        ? total
                        : (int) Math.min(total, Duration.ofSeconds(seconds).toMinutes());
                portions.add(new Portion(i, day, sum - given));
                given = sum;
                at = until;
            } while (at.isBefore(end));
        }
        return portions;
    }

    private static int[] minutes(List<Portion> portions, int[] present, Accrual accrual) {
        Map<LocalDate, Integer> open = new TreeMap<>(accrual.creditedByDay());
        int[] minutes = new int[present.length];
        int early = accrual.reductions().stream()
                .filter(reduction -> reduction.reason() == ReductionReason.EARLY_ARRIVAL)
                .mapToInt(Reduction::minutes)
                .sum();
        int left = accrual.creditedMinutes();
        for (Portion portion : portions) {
            int tooEarly = Math.min(early, portion.minutes);
            early -= tooEarly;
            int ofDay = open.getOrDefault(portion.day, 0);
            int taken = Math.min(portion.minutes - tooEarly, ofDay);
            open.put(portion.day, ofDay - taken);
            minutes[portion.pair] += taken;
            left -= taken;
        }
        // A minute across midnight may be counted on the other day there.
        for (int i = 0; i < minutes.length && left > 0; i++) {
            int taken = Math.min(left, present[i] - minutes[i]);
            minutes[i] += taken;
            left -= taken;
        }
        return minutes;
    }

    /** Who came early lost time at the start; whatever else is lost is lost from the end. */
    private static List<List<Reduction>> reductions(int[] present, int[] minutes, List<Reduction> all) {
        int count = present.length;
        List<List<Reduction>> reductions = new ArrayList<>();
        int[] open = new int[count];
        for (int i = 0; i < count; i++) {
            reductions.add(new ArrayList<>());
            open[i] = present[i] - minutes[i];
        }
        for (Reduction reduction : all) {
            boolean forward = reduction.reason() == ReductionReason.EARLY_ARRIVAL;
            int left = reduction.minutes();
            for (int i = 0; i < count && left > 0; i++) {
                int pair = forward ? i : count - 1 - i;
                int taken = Math.min(left, open[pair]);
                if (taken > 0) {
                    reductions.get(pair).add(new Reduction(reduction.reason(), taken));
                    open[pair] -= taken;
                    left -= taken;
                }
            }
        }
        return reductions;
    }

    /** When a pair ended, or is presumed to have ended: never before its start, and within 24 hours of the first. */
    private static Instant end(List<CheckInPair> pairs, int i, Instant plannedEnd) {
        Instant out = pairs.get(i).checkOut();
        if (out != null) {
            return out;
        }
        Instant start = pairs.get(i).checkIn();
        Instant latest = i + 1 < pairs.size()
                ? pairs.get(i + 1).checkIn()
                : pairs.get(0).checkIn().plus(ServiceTime.MAX_LENGTH);
        Instant presumed = plannedEnd.isBefore(latest) ? plannedEnd : latest;
        return presumed.isAfter(start) ? presumed : start;
    }

    /** What one pair lasted on one day. */
    private record Portion(int pair, LocalDate day, int minutes) {}
}
