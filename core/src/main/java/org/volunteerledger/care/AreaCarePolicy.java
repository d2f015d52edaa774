package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A care policy that a place has set.
 *
 * @param id     the id
 * @param area   the area, which includes what lies within it, or null for everywhere
 * @param from   the first day
 * @param to     the last day, inclusive, or null if it holds until a later one of the same area starts
 * @param policy the policy
 */
public record AreaCarePolicy(
        AreaCarePolicyId id,
        @Nullable AreaId area,
        LocalDate from,
        @Nullable LocalDate to,
        CarePolicy policy) {

    /** The area, absent for everywhere. */
    public static final Attribute<AreaCarePolicy> AREA = Attribute.number(
            "area", policy -> policy.area() == null ? null : policy.area().value());

    /** The first day. */
    public static final Attribute<AreaCarePolicy> FROM = Attribute.day("from_day", AreaCarePolicy::from);

    /** The kind. */
    public static final Kind<AreaCarePolicy> KIND = Kind.named(
                    "care_policy", AreaCarePolicy.class, policy -> policy.id().value())
            .attribute(AREA)
            .attribute(FROM)
            .build();

    /** Checks that the period does not end before it starts. */
    public AreaCarePolicy {
        Check.given("id", id);
        Check.given("from", from);
        Check.given("policy", policy);
        if (to != null && to.isBefore(from)) {
            throw new InvalidInput(
                    InputError.END_BEFORE_START,
                    "The policy ends on " + to + ", before it starts on " + from + ".",
                    Map.of("from", from, "to", to));
        }
    }

    /**
     * Whether it is in force on a day, unless a later one of the same area has started.
     *
     * @param day the day
     * @return true from the first day to the last
     */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Whether both claim a day: one without an end gives way to one that starts later. */
    boolean clashes(AreaCarePolicy other) {
        boolean later = from.isAfter(other.from);
        AreaCarePolicy first = later ? other : this;
        AreaCarePolicy second = later ? this : other;
        return first.from.equals(second.from) || (first.to != null && first.holdsOn(second.from));
    }
}
