package org.volunteerledger.hours.accrual;

import java.time.LocalDate;
import org.volunteerledger.error.Check;

/**
 * When service may be entered afterwards by the volunteer. What is left out of a policy file takes its default.
 *
 * @param windowDays how many days after the service day it may still be entered, 0 to 36,500; default 365
 * @param reviewed   whether a reviewer must approve it; default true
 * @param banDays    for how many days after a false entry none is accepted, 0 to 36,500; default 0
 * @param banMinutes how many minutes must be earned in other ways after a false entry before one is accepted again, 0 to
 *                   1,000,000; default 0
 */
public record BackfillRule(Integer windowDays, Boolean reviewed, Integer banDays, Integer banMinutes) {

    /** Within a year, with a review, and no ban. */
    public static final BackfillRule DEFAULT = new BackfillRule(365, true, 0, 0);

    private static final int MAX_DAYS = 36_500;

    /** Checks the ranges. */
    public BackfillRule {
        windowDays = Defaults.or(windowDays, 365);
        reviewed = Defaults.or(reviewed, true);
        banDays = Defaults.or(banDays, 0);
        banMinutes = Defaults.or(banMinutes, 0);
        Check.range("backfill.windowDays", windowDays, 0, MAX_DAYS);
        Check.range("backfill.banDays", banDays, 0, MAX_DAYS);
        Check.range("backfill.banMinutes", banMinutes, 0, 1_000_000);
    }

    /**
     * Whether service of a day may be entered today. Service of a later day never may: it has not happened.
     *
     * @param serviceDay the day of service
     * @param today      today, in the zone of the ledger
     * @return true if it may
     */
    public boolean isOpen(LocalDate serviceDay, LocalDate today) {
        return !serviceDay.isAfter(today) && !serviceDay.plusDays(windowDays).isBefore(today);
    }

    /**
     * Whether a volunteer is still barred after a false entry: until the days have passed and the minutes are earned, both.
     *
     * @param found         the day on which the false entry was found
     * @param today         today, in the zone of the ledger
     * @param minutesEarned minutes credited for service after that day, without back-fills
     * @return true if barred
     */
    public boolean isBanned(LocalDate found, LocalDate today, long minutesEarned) {
        return today.isBefore(found.plusDays(banDays)) || minutesEarned < banMinutes;
    }
}
