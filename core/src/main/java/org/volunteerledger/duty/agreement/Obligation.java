package org.volunteerledger.duty.agreement;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.duty.calendar.PeriodKind;
import org.volunteerledger.error.Check;
import org.volunteerledger.service.ServiceCategoryId;

/**
 * What an agreement obliges the unit to: so many joint activities in each period. Only periods of the calendar that lie wholly within
 * the term oblige: of a quarter in the midst of which the agreement begins, ends or is ended nothing is owed, not even in proportion,
 * and what is held in it counts for no period.
 *
 * @param number   the number within the agreement, 1 to {@value Agreement#MAX_OBLIGATIONS}
 * @param name     what is to be done, at most 100 code points
 * @param period   the period
 * @param count    how many activities in each, 1 to 366
 * @param category the category that the activities must have, or null for any
 */
public record Obligation(
        int number,
        String name,
        PeriodKind period,
        int count,
        @Nullable ServiceCategoryId category) {

    /** Checks the limits. */
    public Obligation {
        Check.range("number", number, 1, Agreement.MAX_OBLIGATIONS);
        Check.text("name", name, 100);
        Check.given("period", period);
        Check.range("count", count, 1, 366);
    }
}
