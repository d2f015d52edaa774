package org.volunteerledger.hours.accrual;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Interval;

/**
 * What a planned time collides with, for sign-ups: shifts that follow one another may overlap a little, when the volunteer can
 * leave one early or come late to the next.
 *
 * @param hard those that overlap the time even when it is shortened by the grace: to be refused
 * @param soft those that overlap the time at all, the hard ones included: to be pointed out
 */
public record Overlap(List<Interval> hard, List<Interval> soft) {

    /** Copies the lists. */
    public Overlap {
        hard = List.copyOf(hard);
        soft = List.copyOf(soft);
    }

    /**
     * Compares a time with others.
     *
     * @param candidate the time
     * @param existing  the others
     * @param grace     how much the candidate is shortened at each end, 0 or more; at most to its middle, so that a short time
     *                  collides with what takes place around its middle
     * @return the collisions, in the order of {@code existing}
     * @throws InvalidInput if the grace is negative
     */
    public static Overlap of(Interval candidate, Collection<Interval> existing, Duration grace) {
        if (grace.isNegative()) {
            throw new InvalidInput(
                    InputError.OUT_OF_RANGE,
                    "The grace is " + grace + "; it must not be negative.",
                    Map.of("grace", grace));
        }
        Duration half = candidate.length().dividedBy(2);
        Duration cut = grace.compareTo(half) < 0 ? grace : half;
        Instant start = candidate.start().plus(cut);
        Instant end = candidate.end().minus(cut);
        return new Overlap(
                existing.stream()
                        .filter(other ->
                                other.start().isBefore(end) && other.end().isAfter(start))
                        .toList(),
                existing.stream().filter(candidate::overlaps).toList());
    }

    /**
     * Whether nothing collides.
     *
     * @return true if both lists are empty
     */
    public boolean isNone() {
        return soft.isEmpty();
    }
}
