package org.volunteerledger.console.district;

import java.util.SplittableRandom;

/**
 * When an activity begins, how long it lasts, and what is unusual about it.
 *
 * @param start      the minute of the day
 * @param length     the minutes from the planned start to the planned end
 * @param breakStart the minutes from the start to a break of {@link #BREAK} minutes, or 0 for none
 * @param night      whether it is a patrol that runs past midnight
 */
record Shape(int start, int length, int breakStart, boolean night) {

    static final int BREAK = 60;

    /** Longer than what is credited without a review. */
    private static final Shape WHOLE_DAY = new Shape(7 * 60, 11 * 60, 5 * 60, false);

    private static final Shape NIGHT_PATROL = new Shape(22 * 60, 5 * 60, 0, true);
    private static final Shape WITH_LUNCH = new Shape(9 * 60, 6 * 60, 3 * 60, false);
    private static final int[] MORNINGS = {8 * 60, 8 * 60 + 30, 9 * 60};
    private static final int[] AFTERNOONS = {13 * 60 + 30, 14 * 60, 14 * 60 + 30};

    /** The whole of the last day, so that what its sheets say can be anything up to what needs no review. */
    static final Shape CLOSING = new Shape(8 * 60, 8 * 60, 0, false);

    static Shape draw(SplittableRandom random) {
        int percentile = random.nextInt(1000);
        if (percentile < 5) {
            return WHOLE_DAY;
        }
        if (percentile < 20) {
            return NIGHT_PATROL;
        }
        if (percentile < 80) {
            return WITH_LUNCH;
        }
        int length = percentile < 160
                ? 120
                : percentile < 230
                        ? 150
                        : percentile < 380 ? 180 : percentile < 700 ? 240 : percentile < 820 ? 270 : 300;
        int[] slots = random.nextBoolean() ? MORNINGS : AFTERNOONS;
        return new Shape(slots[random.nextInt(slots.length)], length, 0, false);
    }

    boolean needsReview() {
        return length - (breakStart > 0 ? BREAK : 0) > DistrictPolicy.FREE_MINUTES;
    }
}
