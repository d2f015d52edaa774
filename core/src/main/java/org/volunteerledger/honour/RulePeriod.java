package org.volunteerledger.honour;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.place.AreaId;

/**
 * Where rules hold, and when.
 *
 * @param area the id of the area, which includes what lies within it, or {@link #EVERYWHERE}
 * @param from the first day
 * @param to   the last day, inclusive; or null if they hold until later ones of the same area start
 */
public record RulePeriod(
        long area, LocalDate from, @Nullable LocalDate to) {

    /** The area of rules that hold in all areas. */
    public static final long EVERYWHERE = 0;

    /** Checks that the period does not end before it starts. */
    public RulePeriod {
        Check.range("area", area, EVERYWHERE, Long.MAX_VALUE);
        Check.given("from", from);
        if (to != null && to.isBefore(from)) {
            throw new InvalidInput(
                    InputError.END_BEFORE_START,
                    "The rules end on " + to + ", before they start on " + from + ".",
                    Map.of("from", from, "to", to));
        }
    }

    /**
     * From a day on, until later rules start.
     *
     * @param area the area, or null for everywhere
     * @param from the first day
     * @return the period
     */
    public static RulePeriod from(@Nullable AreaId area, LocalDate from) {
        return new RulePeriod(area == null ? EVERYWHERE : area.value(), from, null);
    }

    /**
     * The same period with an end.
     *
     * @param last the last day, inclusive
     * @return a new period
     */
    public RulePeriod until(LocalDate last) {
        return new RulePeriod(area, from, last);
    }

    @Nullable AreaId areaId() {
        return area == EVERYWHERE ? null : new AreaId(area);
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
