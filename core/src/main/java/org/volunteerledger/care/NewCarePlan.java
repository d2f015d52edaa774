package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.List;
import org.volunteerledger.error.Check;

/**
 * A care plan to issue.
 *
 * @param recipient who is visited
 * @param provider  who provides the care
 * @param cycle     how often
 * @param items     what is done, at most {@value CarePlan#MAX_ITEMS} short words of at most {@value CarePlan#MAX_ITEM} code points, such
 *                  as {@code haircut}; nothing personal
 * @param from      the first day
 */
public record NewCarePlan(
        RecipientId recipient, CareProvider provider, VisitCycle cycle, List<String> items, LocalDate from) {

    /** Copies the list and checks the limits. */
    public NewCarePlan {
        Check.given("recipient", recipient);
        Check.given("provider", provider);
        Check.given("cycle", cycle);
        items = CarePlan.items(items);
        Check.given("from", from);
    }
}
