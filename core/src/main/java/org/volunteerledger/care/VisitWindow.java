package org.volunteerledger.care;

import java.time.LocalDate;

/**
 * The days within which a care plan expects one visit.
 *
 * @param first the first day
 * @param last  the last day, inclusive; without a visit by then it is overdue the day after
 */
public record VisitWindow(LocalDate first, LocalDate last) {

    /**
     * Whether a day lies within.
     *
     * @param day the day
     * @return true from the first day to the last
     */
    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
