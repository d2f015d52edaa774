package org.volunteerledger.console.district;

import java.util.SplittableRandom;

/** Random draws that depend on a seed and on what they are for, never on what was drawn before. */
final class Draws {

    /** What draws are for; the numbers are part of what a seed means. */
    enum For {
        TEAM_SIZE(1),
        DAY(2),
        ACTIVITY(3),
        LINE(4),
        PERSON(5),
        CLOSING(6),
        GUARDIAN(7),
        RESIDENT(8),
        RECIPIENT(9);

        private final long number;

        For(long number) {
            this.number = number;
        }
    }

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final long seed;

    Draws(long seed) {
        this.seed = seed;
    }

    SplittableRandom of(For what, long index) {
        // The generator mixes its state well, so distant starting points are all it needs.
        return new SplittableRandom(seed * STEP ^ what.number << 56 ^ index * 0xBF58476D1CE4E5B9L);
    }
}
