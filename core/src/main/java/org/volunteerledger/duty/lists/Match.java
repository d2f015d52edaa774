package org.volunteerledger.duty.lists;

import java.util.Comparator;

/**
 * A resource that could meet a need, and why it stands where it stands.
 *
 * @param resource  the resource
 * @param distance  how many levels the area of the resource is above the community of the need: 0 if it is for that community alone
 * @param committed whether the unit has a commitment letter to the community
 */
public record Match(ListItem resource, int distance, boolean committed) {

    /** Units with a letter first, then what is meant for the fewest communities, then what has been listed longest. */
    static final Comparator<Match> BEST_FIRST = Comparator.comparing((Match match) -> !match.committed())
            .thenComparingInt(Match::distance)
            .thenComparingLong(match -> match.resource().id().value());
}
