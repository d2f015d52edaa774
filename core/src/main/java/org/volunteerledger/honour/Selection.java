package org.volunteerledger.honour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;

/**
 * How an honour was selected.
 *
 * @param rules          the rules of the day of the nomination
 * @param reviews        the reviews, in the order in which they came; each reviewer once
 * @param announcedOn    the day on which the public notice started, or null before
 * @param noticeUntil    the last day of the public notice, or null before
 * @param openObjections how many objections wait for a decision
 */
public record Selection(
        HonourRules rules,
        List<HonourReview> reviews,
        @Nullable LocalDate announcedOn,
        @Nullable LocalDate noticeUntil,
        int openObjections) {

    /** The most objections that can wait at one time. */
    public static final int MAX_OPEN_OBJECTIONS = 1_000;

    /** Copies the list. */
    public Selection {
        Check.given("rules", rules);
        reviews = List.copyOf(reviews);
        Check.range("openObjections", openObjections, 0, MAX_OPEN_OBJECTIONS);
    }

    static Selection under(HonourRules rules) {
        return new Selection(rules, List.of(), null, null, 0);
    }

    Selection with(HonourReview review) {
        List<HonourReview> more = new ArrayList<>(reviews);
        more.add(review);
        return new Selection(rules, more, announcedOn, noticeUntil, openObjections);
    }

    Selection announced(LocalDate on, LocalDate until) {
        return new Selection(rules, reviews, on, until, openObjections);
    }

    Selection objections(int open) {
        return new Selection(rules, reviews, announcedOn, noticeUntil, open);
    }

    /** What the reviews so far come to. */
    HonourStep verdict() {
        long inFavour = reviews.stream().filter(HonourReview::supports).count();
        if (inFavour >= rules.reviewers()) {
            return HonourStep.ENDORSE;
        }
        return reviews.size() - inFavour >= rules.reviewers() ? HonourStep.TURN_DOWN : HonourStep.REVIEW;
    }
}
