package org.volunteerledger.honour;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.hours.accrual.WorkingDays;
import org.volunteerledger.place.AreaId;

/**
 * Whose star levels are computed, and as of when.
 *
 * @param day         the last service day that counts, and the day whose ladders hold
 * @param area        where the volunteers live, with what lies within it; null for all volunteers
 * @param batch       how many volunteers are rated in one commit, 1 to {@value #MAX_BATCH}
 * @param calendar    the working days, for the public notice
 * @param evaluations how volunteers were rated
 */
public record RatingRun(
        LocalDate day, @Nullable AreaId area, int batch, WorkingDays calendar, Evaluations evaluations) {

    /** The most volunteers of one commit. */
    public static final int MAX_BATCH = 1_000;

    /** Checks the range. */
    public RatingRun {
        Check.given("day", day);
        Check.range("batch", batch, 1, MAX_BATCH);
        Check.given("calendar", calendar);
        Check.given("evaluations", evaluations);
    }

    /**
     * Everybody, as of a day.
     *
     * @param day the day
     * @return a run in the largest batches, without holidays and without evaluations
     */
    public static RatingRun on(LocalDate day) {
        return new RatingRun(day, null, MAX_BATCH, WorkingDays.PLAIN, Evaluations.NONE);
    }

    /**
     * The same for volunteers who live in an area.
     *
     * @param home the area
     * @return a new run
     */
    public RatingRun in(AreaId home) {
        return new RatingRun(day, home, batch, calendar, evaluations);
    }

    /**
     * The same in other batches.
     *
     * @param size how many volunteers are rated in one commit
     * @return a new run
     */
    public RatingRun inBatchesOf(int size) {
        return new RatingRun(day, area, size, calendar, evaluations);
    }

    /**
     * The same with the working days of a calendar.
     *
     * @param days the working days
     * @return a new run
     */
    public RatingRun with(WorkingDays days) {
        return new RatingRun(day, area, batch, days, evaluations);
    }

    /**
     * The same with evaluations.
     *
     * @param ratings how volunteers were rated
     * @return a new run
     */
    public RatingRun with(Evaluations ratings) {
        return new RatingRun(day, area, batch, calendar, ratings);
    }
}
