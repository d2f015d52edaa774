package org.volunteerledger.hours;

import org.volunteerledger.error.Check;

/**
 * What a review of attendance brought.
 *
 * @param reviewed        how many enrolments were reviewed, those turned down included
 * @param waiting         how many wait for a decision, wholly or for part of their minutes
 * @param creditedMinutes the minutes credited
 */
public record ReviewSummary(long reviewed, long waiting, long creditedMinutes) {

    static final ReviewSummary NOTHING = new ReviewSummary(0, 0, 0);

    /** Checks the ranges. */
    public ReviewSummary {
        Check.range("reviewed", reviewed, 0, Long.MAX_VALUE);
        Check.range("waiting", waiting, 0, Long.MAX_VALUE);
        Check.range("creditedMinutes", creditedMinutes, 0, Long.MAX_VALUE);
    }

    static ReviewSummary onlyWaiting() {
        return new ReviewSummary(0, 1, 0);
    }

    static ReviewSummary ofOne(long creditedMinutes, boolean waiting) {
        return new ReviewSummary(1, waiting ? 1 : 0, creditedMinutes);
    }

    ReviewSummary plus(ReviewSummary more) {
        return new ReviewSummary(
                reviewed + more.reviewed, waiting + more.waiting, creditedMinutes + more.creditedMinutes);
    }

    /** The form that is kept with the change, to answer a repeated request. */
    String format() {
        return reviewed + " " + waiting + " " + creditedMinutes;
    }

    static ReviewSummary parse(String text) {
        String[] parts = text.split(" ", -1);
        return new ReviewSummary(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }
}
