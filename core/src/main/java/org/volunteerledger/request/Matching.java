package org.volunteerledger.request;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaTree;

/** Who fits a need best. Pure: the same facts give the same order. */
public final class Matching {

    private static final int FULL = 100;
    private static final int PARTLY_SKILLED = 60;
    private static final int PER_STEP = 15;
    private static final int PER_REQUEST = 10;
    private static final int UNRATED = 50;

    private static final Comparator<Proposal> BEST_FIRST = Comparator.comparingInt(Proposal::score)
            .reversed()
            .thenComparing(Comparator.comparingInt(Proposal::distance).reversed())
            .thenComparingLong(proposal -> proposal.candidate().load())
            .thenComparingLong(proposal -> proposal.candidate().team().value());

    private Matching() {}

    /**
     * Ranks teams for a need: by score, then the nearer, the less loaded, the one of the lower number.
     *
     * @param need       what is needed
     * @param candidates the teams
     * @param tree       the areas of the day
     * @param weights    how much each part counts
     * @return a proposal for each team, the best first
     */
    public static List<Proposal> rank(Need need, List<Candidate> candidates, AreaTree tree, MatchWeights weights) {
        List<AreaId> path = tree.pathToRoot(need.area());
        return candidates.stream()
                .map(each -> proposal(need, each, steps(path, tree.pathToRoot(each.area())), weights))
                .sorted(BEST_FIRST)
                .toList();
    }

    private static Proposal proposal(Need need, Candidate candidate, int steps, MatchWeights weights) {
        int needed = need.category() == null || candidate.offers() ? FULL : 0;
        int skill = skill(need.skill(), candidate.speciality());
        int distance = steps < 0 ? 0 : Math.max(0, FULL - PER_STEP * steps);
        int load = (int) Math.max(0, FULL - PER_REQUEST * candidate.load());
        int rating = rating(candidate);
        int sum = weights.need() * needed
                + weights.skill() * skill
                + weights.distance() * distance
                + weights.load() * load
                + weights.rating() * rating;
        return new Proposal(candidate, steps, sum / weights.total(), needed, skill, distance, load, rating);
    }

    private static int skill(@Nullable String asked, @Nullable String speciality) {
        if (asked == null) {
            return FULL;
        }
        if (speciality == null) {
            return 0;
        }
        String wanted = asked.strip().toLowerCase(Locale.ROOT);
        String known = speciality.strip().toLowerCase(Locale.ROOT);
        if (wanted.equals(known)) {
            return FULL;
        }
        return wanted.contains(known) || known.contains(wanted) ? PARTLY_SKILLED : 0;
    }

    private static int rating(Candidate candidate) {
        if (candidate.ratings() == 0) {
            return UNRATED;
        }
        long aboveWorst = candidate.scores() - candidate.ratings();
        return (int) (FULL * aboveWorst / (candidate.ratings() * (Rating.BEST - 1)));
    }

    /** Up from both to the first area that they share. */
    private static int steps(List<AreaId> path, List<AreaId> other) {
        for (int up = 0; up < path.size(); up++) {
            int down = other.indexOf(path.get(up));
            if (down >= 0) {
                return up + down;
            }
        }
        return -1;
    }
}
