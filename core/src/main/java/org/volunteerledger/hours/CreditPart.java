package org.volunteerledger.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.volunteerledger.hours.accrual.Accrual;
import org.volunteerledger.hours.accrual.CheckInPair;
import org.volunteerledger.ledger.Reduction;
import org.volunteerledger.ledger.ServiceTime;

/**
 * The part of an accrual that one entry holds. Accrual decides on all check-in pairs of a day together; an entry is posted for each
 * pair, so that the time between two pairs stays free. A pair that runs past midnight is one entry as long as its minutes fill its
 * days from the start, which is how {@link CreditedDays} reads an entry; where a cap left the first day less, it is two.
 */
record CreditPart(Instant start, Instant end, int minutes, List<Reduction> reductions) {

    /**
     * The parts of an accrual. In each, minutes and reductions make up the presence; in all, they make up the accrual.
     *
     * @param plannedEnd until when a pair without a check-out is presumed to last
     */
    static List<CreditPart> of(List<CheckInPair> pairs, Accrual accrual, Instant plannedEnd, ZoneId zone) {
        List<Piece> pieces = pieces(pairs, plannedEnd, zone);
        present(pieces, accrual.presentMinutes());
        credit(pieces, new HashMap<>(accrual.creditedByDay()));
        reduce(pieces, accrual.reductions());
        List<CreditPart> parts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean fillsDays = i + 1 < pieces.size()
                    && pieces.get(i + 1).follows
                    && (piece.credited == piece.present || pieces.get(i + 1).credited == 0);
            if (fillsDays) {
                i++;
                piece = piece.and(pieces.get(i));
            }
            parts.add(new CreditPart(piece.start, piece.end, piece.credited, piece.reductions));
        }
        return parts;
    }

    /** The pairs, each cut at midnight. */
    private static List<Piece> pieces(List<CheckInPair> pairs, Instant plannedEnd, ZoneId zone) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Instant start = pairs.get(i).checkIn();
            Instant end = end(pairs, i, plannedEnd);
            LocalDate day = start.atZone(zone).toLocalDate();
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            if (end.isAfter(midnight)) {
                pieces.add(new Piece(start, midnight, day, false));
                pieces.add(new Piece(midnight, end, day.plusDays(1), true));
            } else {
                pieces.add(new Piece(start, end, day, false));
            }
        }
        return pieces;
    }

    /** Whole minutes of each piece that add up to the total; what the floor of each loses goes to the last. */
    private static void present(List<Piece> pieces, int total) {
        int rest = total;
        for (Piece piece : pieces) {
            piece.present =
                    (int) Math.min(Duration.between(piece.start, piece.end).toMinutes(), rest);
            rest -= piece.present;
        }
        pieces.get(pieces.size() - 1).present += rest;
    }

    /** Each day's credit goes to the pieces of the day, the earliest first. */
    private static void credit(List<Piece> pieces, Map<LocalDate, Integer> byDay) {
        for (Piece piece : pieces) {
            int open = byDay.getOrDefault(piece.day, 0);
            piece.credited = Math.min(open, piece.present);
            byDay.put(piece.day, open - piece.credited);
        }
        // The floor of two pieces may lack a minute that the floor of their sum has; it is in the last piece's
        // presence.
        Piece last = pieces.get(pieces.size() - 1);
        int missing = byDay.values().stream().mapToInt(Integer::intValue).sum();
        last.credited += Math.min(missing, last.present - last.credited);
    }

    /** Fills what is present and not credited with the reductions, the last piece first. */
    private static void reduce(List<Piece> pieces, List<Reduction> reductions) {
        for (Reduction reduction : reductions) {
            int open = reduction.minutes();
            for (int i = pieces.size() - 1; i >= 0 && open > 0; i--) {
                open -= pieces.get(i).reduce(reduction, open);
            }
        }
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

    /** A stretch of presence on one calendar day. */
    private static final class Piece {

        private final Instant start;
        private final Instant end;
        private final LocalDate day;
        /** Whether it goes on from the piece before it, at midnight. */
        private final boolean follows;

        private final List<Reduction> reductions = new ArrayList<>();
        private int present;
        private int credited;

        Piece(Instant start, Instant end, LocalDate day, boolean follows) {
            this.start = start;
            this.end = end;
            this.day = day;
            this.follows = follows;
        }

        int reduce(Reduction reduction, int open) {
            int reduced = reductions.stream().mapToInt(Reduction::minutes).sum();
            int taken = Math.min(open, present - credited - reduced);
            if (taken > 0) {
                reductions.add(new Reduction(reduction.reason(), taken));
            }
            return Math.max(taken, 0);
        }

        Piece and(Piece next) {
            Piece whole = new Piece(start, next.end, day, follows);
            whole.present = present + next.present;
            whole.credited = credited + next.credited;
            Map<org.volunteerledger.ledger.ReductionReason, Integer> sums =
                    new java.util.EnumMap<>(org.volunteerledger.ledger.ReductionReason.class);
            reductions.forEach(each -> sums.merge(each.reason(), each.minutes(), Integer::sum));
            next.reductions.forEach(each -> sums.merge(each.reason(), each.minutes(), Integer::sum));
            sums.forEach((reason, minutes) -> whole.reductions.add(new Reduction(reason, minutes)));
            return whole;
        }
    }
}
