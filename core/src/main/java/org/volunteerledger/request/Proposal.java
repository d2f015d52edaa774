package org.volunteerledger.request;

/**
 * A team that is proposed for a request, with the parts of which its score is made, each 0 to 100.
 *
 * @param candidate the team with its facts
 * @param steps     how many steps lie between the two areas in the tree, or -1 if they lie in different trees
 * @param score     the weighted average of the parts, rounded down
 * @param need      100 with an open project of the category, or if no category is asked for
 * @param skill     100 with the speciality asked for, or if none is; 60 if one text holds the other
 * @param distance  100 in the same area, 15 less for each step
 * @param load      100 without a request to lead, 10 less for each
 * @param rating    0 for the worst to 100 for the best average; 50 without a rating
 */
public record Proposal(
        Candidate candidate, int steps, int score, int need, int skill, int distance, int load, int rating) {

    /**
     * The parts as a text, such as {@code need 100, skill 60, distance 85 (1 step), load 90 (1 open), rating 75 (4 ratings)}.
     *
     * @return the explanation
     */
    public String explain() {
        String far = steps < 0 ? "elsewhere" : steps + (steps == 1 ? " step" : " steps");
        return "need " + need + ", skill " + skill + ", distance " + distance + " (" + far + "), load " + load + " ("
                + candidate.load() + " open), rating " + rating + " (" + candidate.ratings() + " ratings)";
    }
}
