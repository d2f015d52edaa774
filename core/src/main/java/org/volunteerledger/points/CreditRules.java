package org.volunteerledger.points;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.policy.PolicySubject;

/**
 * How credits of a book are earned and spent in a place. Minutes of a day are summed first and turned into whole units once; what remains
 * below a unit brings nothing.
 *
 * @param minutesPerUnit how many minutes of service bring one unit, or 0 if time brings none
 * @param perActivity    how many units a participation in an activity brings, or 0 if it brings none
 * @param dailyUnits     the most units of a day, or null for no limit
 * @param least          the least balance; 0 unless credit is given in advance
 * @param most           the most balance, or null for no limit
 * @param atLimit        what happens at the least and the most balance
 * @param redeemFrom     the balance that is needed before anything is redeemed
 * @param reviewers      how many different persons must approve of a claim, 0 to 5
 */
public record CreditRules(
        int minutesPerUnit,
        int perActivity,
        @Nullable Integer dailyUnits,
        long least,
        @Nullable Long most,
        LimitAction atLimit,
        long redeemFrom,
        int reviewers) {

    /** Nothing is earned where nobody has set rules. */
    public static final CreditRules NONE = new CreditRules(0, 0, null, 0, null, LimitAction.REFUSE, 0, 0);

    /** The rules of places on points. */
    public static final PolicySubject<CreditRules> POINTS = new PolicySubject<>("points", CreditRules.class, NONE);

    /** The rules of places on time credits. */
    public static final PolicySubject<CreditRules> TIME_CREDITS =
            new PolicySubject<>("time-credits", CreditRules.class, NONE);

    /** Checks the ranges. */
    public CreditRules {
        Check.range("minutesPerUnit", minutesPerUnit, 0, 100_000);
        Check.range("perActivity", perActivity, 0, 100_000);
        if (dailyUnits != null) {
            Check.range("dailyUnits", dailyUnits, 1, 1_000_000);
        }
        Check.range("least", least, -1_000_000_000L, 0);
        if (most != null) {
            Check.range("most", most, 1, 1_000_000_000_000L);
        }
        Check.given("atLimit", atLimit);
        Check.range("redeemFrom", redeemFrom, 0, 1_000_000_000_000L);
        Check.range("reviewers", reviewers, 0, 5);
    }

    /**
     * Units for time, without limits and reviewers.
     *
     * @param minutes how many minutes bring one unit
     * @return the rules
     */
    public static CreditRules perMinutes(int minutes) {
        return new CreditRules(minutes, 0, null, 0, null, LimitAction.REFUSE, 0, 0);
    }

    /**
     * The same with a limit for each day and for the balance.
     *
     * @param daily  the most units of a day, or null
     * @param lowest the least balance
     * @param high   the most balance, or null
     * @param action what happens at the limits of the balance
     * @return a copy
     */
    public CreditRules limited(@Nullable Integer daily, long lowest, @Nullable Long high, LimitAction action) {
        return new CreditRules(minutesPerUnit, perActivity, daily, lowest, high, action, redeemFrom, reviewers);
    }

    /**
     * The same with reviewers.
     *
     * @param count how many different persons must approve of a claim
     * @return a copy
     */
    public CreditRules reviewedBy(int count) {
        return new CreditRules(minutesPerUnit, perActivity, dailyUnits, least, most, atLimit, redeemFrom, count);
    }

    static PolicySubject<CreditRules> subject(CreditBook book) {
        return book == CreditBook.POINTS ? POINTS : TIME_CREDITS;
    }

    /**
     * The units that a day is worth, within the limit of the day.
     *
     * @param minutesPercent  minutes of standing service, times the percentage that they count with
     * @param activitiesPercent participations in activities, times the percentage that they count with
     */
    long unitsOf(long minutesPercent, long activitiesPercent) {
        long forTime = minutesPerUnit == 0 ? 0 : minutesPercent / (100L * minutesPerUnit);
        long units = forTime + perActivity * activitiesPercent / 100;
        return dailyUnits == null ? units : Math.min(units, dailyUnits);
    }
}
