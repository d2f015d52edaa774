package org.volunteerledger.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;

/**
 * How the requester's side rates a service (Decree 685, article 19: evaluation).
 *
 * @param score   1 for bad to 5 for good
 * @param comment what else there is to say, or null; at most {@value #MAX_COMMENT} code points, without personal data
 * @param at      when
 * @param by      who entered it
 */
public record Rating(int score, @Nullable String comment, Instant at, String by) {

    /** The best score. */
    public static final int BEST = 5;

    /** The most code points of a comment. */
    public static final int MAX_COMMENT = 200;

    /** Checks the limits. */
    public Rating {
        Check.range("score", score, 1, BEST);
        PublicText.checkOptional("comment", comment, MAX_COMMENT);
        Check.given("at", at);
        Check.text("by", by, 64);
    }
}
