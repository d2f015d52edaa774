package org.volunteerledger.hours.accrual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Interval;

/**
 * What was planned: the time of the shift, and its breaks. Work that was never planned has {@link #NONE}.
 *
 * @param time   the planned time, or null if there is no plan
 * @param breaks the planned breaks, within the time, not overlapping, kept in order of their start; at most {@value #MAX_BREAKS}
 */
public record Plan(@Nullable Interval time, List<Interval> breaks) {

    /** The most breaks. */
    public static final int MAX_BREAKS = 100;

    /** No plan: nothing is early, late or too short. */
    public static final Plan NONE = new Plan(null, List.of());

    /** Orders the breaks and checks that they are within the time. */
    public Plan {
        List<Interval> ordered = new ArrayList<>(breaks == null ? List.of() : breaks);
        ordered.sort(Comparator.comparing(Interval::start));
        breaks = List.copyOf(ordered);
        Check.range("breaks", breaks.size(), 0, MAX_BREAKS);
        for (int i = 0; i < breaks.size(); i++) {
            Interval pause = breaks.get(i);
            if (time == null
                    || pause.start().isBefore(time.start())
                    || pause.end().isAfter(time.end())) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "The break from " + pause.start() + " is not within the planned time.",
                        Map.of("break", pause.start()));
            }
            if (i > 0 && pause.overlaps(breaks.get(i - 1))) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "The break from " + pause.start() + " overlaps another.",
                        Map.of("break", pause.start()));
            }
        }
    }

    /**
     * A plan without breaks.
     *
     * @param time the planned time
     * @return the plan
     */
    public static Plan of(Interval time) {
        return new Plan(Check.given("time", time), List.of());
    }

    /**
     * The same plan with these breaks.
     *
     * @param breaks the breaks, in any order
     * @return a copy
     * @throws InvalidInput if one is outside of the planned time, or two overlap
     */
    public Plan withBreaks(List<Interval> breaks) {
        return new Plan(time, breaks);
    }

    /** The planned time of service in seconds: without the breaks, if they are not to count. */
    static long seconds(Interval time, List<Interval> deducted) {
        long seconds = time.length().toSeconds();
        for (Interval pause : deducted) {
            seconds -= pause.length().toSeconds();
        }
        return seconds;
    }
}
