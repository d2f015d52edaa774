package org.volunteerledger.request;

import org.volunteerledger.error.Check;

/**
 * How much each part of a proposal counts, 0 to 100 each and more than 0 together.
 *
 * @param need     whether the team has an open project of the category
 * @param skill    whether it has the skill
 * @param distance how near it is in the area tree
 * @param load     how few requests it leads now
 * @param rating   how it was rated
 */
public record MatchWeights(int need, int skill, int distance, int load, int rating) {

    /** Need and skill first, then nearness. */
    public static final MatchWeights DEFAULT = new MatchWeights(30, 25, 20, 15, 10);

    /** Checks the ranges. */
    public MatchWeights {
        Check.range("need", need, 0, 100);
        Check.range("skill", skill, 0, 100);
        Check.range("distance", distance, 0, 100);
        Check.range("load", load, 0, 100);
        Check.range("rating", rating, 0, 100);
        Check.range("weights together", need + skill + distance + load + rating, 1, 500);
    }

    int total() {
        return need + skill + distance + load + rating;
    }
}
