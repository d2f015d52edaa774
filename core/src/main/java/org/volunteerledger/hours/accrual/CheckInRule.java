package org.volunteerledger.hours.accrual;

import java.time.Duration;
import java.time.Instant;
import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Interval;

/**
 * Where and until when volunteers may check in and out themselves. What is left out of a policy file takes its default.
 *
 * @param radiusMetres       how far from the place of the activity, 1 to 1,000,000, or 0 if the place is not looked at; default 0
 * @param checkOutMinutes    how long after the planned end a volunteer may still check out alone, 0 to 1440; default 1440
 */
public record CheckInRule(Integer radiusMetres, Integer checkOutMinutes) {

    /** Anywhere, and within a day after the end. */
    public static final CheckInRule DEFAULT = new CheckInRule(0, HourEntry.MAX_MINUTES);

    /** Checks the ranges. */
    public CheckInRule {
        radiusMetres = Defaults.or(radiusMetres, 0);
        checkOutMinutes = Defaults.or(checkOutMinutes, HourEntry.MAX_MINUTES);
        Check.range("checkIn.radiusMetres", radiusMetres, 0, 1_000_000);
        Check.range("checkIn.checkOutMinutes", checkOutMinutes, 0, HourEntry.MAX_MINUTES);
    }

    /**
     * Whether a device is near enough to check in.
     *
     * @param place  the place of the activity
     * @param device where the device is
     * @return true if it is within the radius, or if the place is not looked at
     */
    public boolean isNear(GeoPoint place, GeoPoint device) {
        return radiusMetres == 0 || place.metresTo(device) <= radiusMetres;
    }

    /**
     * Whether a volunteer may still check out alone.
     *
     * @param plan what was planned
     * @param at   the time of the check-out
     * @return true if there is no plan, or if it is not too long after the planned end
     */
    public boolean mayCheckOut(Plan plan, Instant at) {
        Interval time = plan.time();
        return time == null || !at.isAfter(time.end().plus(Duration.ofMinutes(checkOutMinutes)));
    }
}
