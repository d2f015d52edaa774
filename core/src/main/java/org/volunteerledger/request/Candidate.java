package org.volunteerledger.request;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.team.TeamId;

/**
 * A team that could serve, with what counts for it.
 *
 * @param team       the team
 * @param area       where it serves
 * @param speciality what it is good at, or null
 * @param offers     whether it has an open project of the category
 * @param load       how many requests it leads that are not completed
 * @param ratings    how often it was rated
 * @param scores     the sum of its scores
 */
public record Candidate(
        TeamId team, AreaId area, @Nullable String speciality, boolean offers, long load, long ratings, long scores) {

    /** Checks that what must be given is. */
    public Candidate {
        Check.given("team", team);
        Check.given("area", area);
        Check.range("load", load, 0, Integer.MAX_VALUE);
        Check.range("ratings", ratings, 0, Integer.MAX_VALUE);
        Check.range("scores", scores, 0, (long) Integer.MAX_VALUE * Rating.BEST);
    }
}
