package org.volunteerledger.console.district;

/** Which volunteers belong to which team: those of a team have numbers in a row, and the first of them are the active ones. */
final class TeamSizes {

    private static final double ACTIVE_SHARE = 0.88;
    private static final int LEAST_ACTIVE = 4;

    private final int[] firsts;
    private final int[] active;

    private TeamSizes(int[] firsts, int[] active) {
        this.firsts = firsts;
        this.active = active;
    }

    static TeamSizes draw(Draws draws, int volunteers, int teams) {
        double[] upTo = new double[teams + 1];
        for (int team = 0; team < teams; team++) {
            double weight = 0.4 + draws.of(Draws.For.TEAM_SIZE, team).nextDouble();
            // A few teams are much larger than the others.
            upTo[team + 1] = upTo[team] + (team % 19 == 7 ? 3 * weight : weight);
        }
        int[] firsts = new int[teams + 1];
        int[] active = new int[teams];
        for (int team = 0; team < teams; team++) {
            firsts[team + 1] = (int) Math.round(volunteers * upTo[team + 1] / upTo[teams]);
            int size = firsts[team + 1] - firsts[team];
            active[team] = Math.min(size, Math.max(LEAST_ACTIVE, (int) Math.round(size * ACTIVE_SHARE)));
        }
        return new TeamSizes(firsts, active);
    }

    int count() {
        return active.length;
    }

    /** The number of the first volunteer of a team, who leads it. */
    int first(int team) {
        return firsts[team];
    }

    /** One more than the number of the last volunteer of a team. */
    int end(int team) {
        return firsts[team + 1];
    }

    /** How many of the team serve. */
    int active(int team) {
        return active[team];
    }

    /** Whether a volunteer is one of those who serve. */
    boolean isActive(int volunteer) {
        int team = teamOf(volunteer);
        return volunteer < firsts[team] + active[team];
    }

    int teamOf(int volunteer) {
        int found = java.util.Arrays.binarySearch(firsts, volunteer);
        if (found < 0) {
            return -found - 2;
        }
        while (firsts[found + 1] == volunteer) {
            found++;
        }
        return found;
    }
}
