package org.volunteerledger.honour;

import java.util.Comparator;
import java.util.List;
import org.volunteerledger.error.Check;

/**
 * A star level.
 *
 * @param stars  how many stars, 0 for none
 * @param rounds how often the whole ladder was climbed; 0 below its last step
 * @param medals the medals reached, from the lowest
 */
public record StarLevel(int stars, int rounds, List<String> medals) implements Comparable<StarLevel> {

    /** No stars and no medals. */
    public static final StarLevel NONE = new StarLevel(0, 0, List.of());

    private static final Comparator<StarLevel> ORDER = Comparator.comparingInt(StarLevel::stars)
            .thenComparingInt(StarLevel::rounds)
            .thenComparingInt(level -> level.medals().size());

    /** Copies the list. */
    public StarLevel {
        Check.range("stars", stars, 0, StarLadder.MAX_STARS);
        Check.range("rounds", rounds, 0, Integer.MAX_VALUE);
        medals = List.copyOf(medals);
    }

    /** By stars, then rounds, then the number of medals; not consistent with equals where ladders name medals differently. */
    @Override
    public int compareTo(StarLevel other) {
        return ORDER.compare(this, other);
    }
}
