package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * What is done for a recipient, and how often (登记卡). Which visits are due follows from it and the dates; no rows are made ahead.
 *
 * @param id        the id
 * @param recipient who is visited
 * @param provider  who provides the care
 * @param cycle     how often
 * @param items     what is done, short words without anything personal
 * @param from      the first day
 * @param to        the first day on which it no longer holds, after the first, or null while it is open
 */
public record CarePlan(
        CarePlanId id,
        RecipientId recipient,
        CareProvider provider,
        VisitCycle cycle,
        List<String> items,
        LocalDate from,
        @Nullable LocalDate to) {

    /** The most items of a plan or a visit. */
    public static final int MAX_ITEMS = 20;

    /** The most code points of an item. */
    public static final int MAX_ITEM = 40;

    /** The recipient. */
    public static final Attribute<CarePlan> RECIPIENT =
            Attribute.number("recipient", plan -> plan.recipient().value());

    /** The first day. */
    public static final Attribute<CarePlan> FROM = Attribute.day("from_day", CarePlan::from);

    /** The first day on which it no longer holds, absent while it is open. */
    public static final Attribute<CarePlan> TO = Attribute.day("to_day", CarePlan::to);

    /** The kind; a recipient has at most one open plan. */
    public static final Kind<CarePlan> KIND = Kind.named(
                    "care_plan", CarePlan.class, plan -> plan.id().value())
            .attribute(RECIPIENT)
            .attribute(FROM)
            .attribute(TO)
            .unique(
                    "open",
                    plan -> plan.to() == null ? Long.toString(plan.recipient().value()) : null)
            .build();

    /** Checks the limits and the order of the dates. */
    public CarePlan {
        Check.given("id", id);
        Check.given("recipient", recipient);
        Check.given("provider", provider);
        Check.given("cycle", cycle);
        items = items(items);
        Check.given("from", from);
        if (to != null && !to.isAfter(from)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "The plan ends on " + to + ", which is not after its first day, " + from + ".",
                    Map.of("from", from, "to", to));
        }
    }

    static CarePlan of(CarePlanId id, NewCarePlan wanted) {
        return new CarePlan(
                id, wanted.recipient(), wanted.provider(), wanted.cycle(), wanted.items(), wanted.from(), null);
    }

    /**
     * Whether the plan holds on a day.
     *
     * @param day the day
     * @return true from the first day to the one before it ends
     */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /**
     * The windows that end within a period. One that the end of the plan cuts short expects no visit.
     *
     * @param first the first day of the period
     * @param last  the last day of the period, inclusive
     * @return the windows, by their days
     */
    public List<VisitWindow> windows(LocalDate first, LocalDate last) {
        LocalDate end = to != null && !last.isBefore(to) ? to.minusDays(1) : last;
        return cycle.windows(from, first, end);
    }

    CarePlan until(LocalDate end) {
        return new CarePlan(id, recipient, provider, cycle, items, from, end);
    }

    static List<String> items(List<String> items) {
        Check.range("items", items.size(), 0, MAX_ITEMS);
        items.forEach(item -> Check.text("item", item, MAX_ITEM));
        return List.copyOf(items);
    }
}
