package org.volunteerledger.request;

import org.jspecify.annotations.Nullable;

/**
 * What came of a request.
 *
 * @param answer   whether the centre's first answer came in time, or null before it
 * @param outcome  what came of the service, or null before it is completed; there is one
 * @param rating   the rating, or null; there is one at most
 * @param followUp what the requester said when asked, or null
 */
public record Feedback(
        @Nullable AnswerTime answer,
        @Nullable RequestOutcome outcome,
        @Nullable Rating rating,
        @Nullable FollowUp followUp) {

    static final Feedback NONE = new Feedback(null, null, null, null);

    Feedback with(AnswerTime time) {
        return new Feedback(time, outcome, rating, followUp);
    }

    Feedback with(RequestOutcome result) {
        return new Feedback(answer, result, rating, followUp);
    }

    Feedback with(Rating given) {
        return new Feedback(answer, outcome, given, followUp);
    }

    Feedback with(FollowUp said) {
        return new Feedback(answer, outcome, rating, said);
    }
}
