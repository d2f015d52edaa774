package org.volunteerledger.hours.accrual;

import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.HourEntry;

/**
 * How many minutes may be credited. What is left out of a policy file takes its default: no limit but the 24 hours of a day, and no
 * review.
 *
 * @param stopAtPlan       whether an attendance is credited no longer than was planned, whenever it took place; default false
 * @param activityMinutes  the most for one volunteer in one activity, 0 to 1,000,000,000; default the most
 * @param freeMinutes      the most on a calendar day without a review; default {@code organiserMinutes}
 * @param organiserMinutes the most on a calendar day with the organiser's review, at least {@code freeMinutes}; above it the
 *                         province reviews; default {@code dailyMinutes}
 * @param dailyMinutes     the most on a calendar day at all, 0 to 1440, at least {@code organiserMinutes}; default 1440
 */
public record CreditLimits(
        Boolean stopAtPlan,
        Integer activityMinutes,
        Integer freeMinutes,
        Integer organiserMinutes,
        Integer dailyMinutes) {

    /** The activity cap that never bites. */
    public static final int UNLIMITED = 1_000_000_000;

    /** 24 hours a day. */
    public static final CreditLimits DEFAULT =
            new CreditLimits(false, UNLIMITED, HourEntry.MAX_MINUTES, HourEntry.MAX_MINUTES, HourEntry.MAX_MINUTES);

    /** Checks the ranges and the order of the tiers. */
    public CreditLimits {
        stopAtPlan = Defaults.or(stopAtPlan, false);
        activityMinutes = Defaults.or(activityMinutes, UNLIMITED);
        dailyMinutes = Defaults.or(dailyMinutes, HourEntry.MAX_MINUTES);
        organiserMinutes = Defaults.or(organiserMinutes, dailyMinutes);
        freeMinutes = Defaults.or(freeMinutes, organiserMinutes);
        Check.range("limits.activityMinutes", activityMinutes, 0, UNLIMITED);
        Check.range("limits.dailyMinutes", dailyMinutes, 0, HourEntry.MAX_MINUTES);
        Check.range("limits.freeMinutes", freeMinutes, 0, HourEntry.MAX_MINUTES);
        if (freeMinutes > organiserMinutes || organiserMinutes > dailyMinutes) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "The tiers of a day are " + freeMinutes + ", " + organiserMinutes + " and " + dailyMinutes
                            + " minutes; they must not decrease.",
                    Map.of("free", freeMinutes, "organiser", organiserMinutes, "daily", dailyMinutes));
        }
    }

    /**
     * The same limits with another cap of a day; tiers above it come down to it.
     *
     * @param minutes the most on a calendar day, 0 to 1440
     * @return a copy
     */
    public CreditLimits withDaily(int minutes) {
        return new CreditLimits(
                stopAtPlan,
                activityMinutes,
                Math.min(freeMinutes, minutes),
                Math.min(organiserMinutes, minutes),
                minutes);
    }

    /**
     * The same limits with other tiers of a day.
     *
     * @param free      the most without a review
     * @param organiser the most with the organiser's review
     * @return a copy
     * @throws InvalidInput if the tiers decrease
     */
    public CreditLimits withTiers(int free, int organiser) {
        return new CreditLimits(stopAtPlan, activityMinutes, free, organiser, dailyMinutes);
    }

    /**
     * The same limits with another cap of an activity.
     *
     * @param minutes the most for one volunteer in one activity
     * @return a copy
     */
    public CreditLimits withActivity(int minutes) {
        return new CreditLimits(stopAtPlan, minutes, freeMinutes, organiserMinutes, dailyMinutes);
    }

    /**
     * The same limits, crediting no longer than was planned.
     *
     * @return a copy
     */
    public CreditLimits stoppingAtPlan() {
        return new CreditLimits(true, activityMinutes, freeMinutes, organiserMinutes, dailyMinutes);
    }

    /**
     * Whether an activity is capped: if not, nobody needs to know what it has brought before.
     *
     * @return true if {@code activityMinutes} is less than {@link #UNLIMITED}
     */
    public boolean capsActivity() {
        return activityMinutes < UNLIMITED;
    }

    /** The most on a day, given the reviews so far. */
    int daily(ReviewLevel approved) {
        return switch (approved) {
            case NONE -> freeMinutes;
            case ORGANISER -> organiserMinutes;
            case PROVINCE -> dailyMinutes;
        };
    }
}
