package org.volunteerledger.hours;

import java.time.LocalDate;
import java.util.List;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.hours.accrual.PolicyBook;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaTree;

/** Which accrual policy holds for service on a day in an area. */
@FunctionalInterface
public interface AccrualRules {

    /**
     * The policy that holds.
     *
     * @param serviceDay the day of service
     * @param area       the id of the area, or {@link Attribution#NONE}
     * @return the policy
     */
    AccrualPolicy policyFor(LocalDate serviceDay, long area);

    /**
     * One policy for everything.
     *
     * @param policy the policy
     * @return the rules
     */
    static AccrualRules always(AccrualPolicy policy) {
        return (day, area) -> policy;
    }

    /**
     * The policies of a book, in the structure of areas of the service day: a place that has moved since was under other rules then.
     *
     * @param book the book
     * @param tree the areas, as they stood on whatever day
     * @return the rules
     */
    static AccrualRules of(PolicyBook book, AreaTree tree) {
        return (day, area) -> book.resolve(
                day,
                area == Attribution.NONE
                        ? List.of()
                        : tree.pathToRoot(new AreaId(area), day).stream()
                                .map(AreaId::value)
                                .toList());
    }
}
