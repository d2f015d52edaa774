package org.volunteerledger.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How many requests a group has, and how they were answered and rated. Figures of several groups add up; averages and shares are made of
 * the sums.
 *
 * @param keys     the group: texts, numbers or nulls, in the order asked for
 * @param requests how many there are
 * @param answered how many had a first answer: a rejection, an offer or a dispatch
 * @param inTime   how many of these had it in time
 * @param rated    how many are rated
 * @param scores   the sum of their scores
 */
public record RequestFigures(
        List<@Nullable Object> keys, long requests, long answered, long inTime, long rated, long scores) {

    /** Copies the list. */
    public RequestFigures {
        keys = Collections.unmodifiableList(new ArrayList<>(keys));
    }

    /**
     * The average score, 100 to 500: hundredths, a half rounded up.
     *
     * @return the average, or empty without a rating
     */
    public OptionalLong averageHundredths() {
        return rated == 0 ? OptionalLong.empty() : OptionalLong.of(rounded(scores * 100, rated));
    }

    /**
     * The share of first answers that came in time: hundredths of a per cent, a half rounded up.
     *
     * @return 0 to 10,000, or empty without an answer
     */
    public OptionalLong inTimeShare() {
        return answered == 0 ? OptionalLong.empty() : OptionalLong.of(rounded(inTime * 10_000, answered));
    }

    RequestFigures plus(RequestFigures other) {
        return new RequestFigures(
                keys,
                requests + other.requests,
                answered + other.answered,
                inTime + other.inTime,
                rated + other.rated,
                scores + other.scores);
    }

    private static long rounded(long dividend, long divisor) {
        return (2 * dividend + divisor) / (2 * divisor);
    }
}
