package org.volunteerledger.request;

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
 * A policy, where it holds, and when.
 *
 * @param id     the id
 * @param area   the area with what lies within it, or null for everywhere
 * @param from   the first day
 * @param to     the last day, inclusive; or null if it holds until a later one of the same area starts
 * @param policy the policy
 */
public record AreaRequestPolicy(
        RequestPolicyId id,
        @Nullable AreaId area,
        LocalDate from,
        @Nullable LocalDate to,
        RequestPolicy policy) {

    /** The area of a policy that holds in all areas. */
    static final long EVERYWHERE = 0;

    /** The area, 0 for everywhere. */
    public static final Attribute<AreaRequestPolicy> AREA = Attribute.number("area", AreaRequestPolicy::where);

    /** The first day. */
    public static final Attribute<AreaRequestPolicy> FROM = Attribute.day("from_day", AreaRequestPolicy::from);

    /** The kind. */
    public static final Kind<AreaRequestPolicy> KIND = Kind.named(
                    "request_policy",
                    AreaRequestPolicy.class,
                    policy -> policy.id().value())
            .attribute(AREA)
            .attribute(FROM)
            .build();

    /** Checks that the period does not end before it starts. */
    public AreaRequestPolicy {
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

    long where() {
        return area == null ? EVERYWHERE : area.value();
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Whether both claim the same day: an earlier one without an end gives way. */
    boolean clashesWith(AreaRequestPolicy other) {
        return from.equals(other.from) || lastsUntil(other) || other.lastsUntil(this);
    }

    private boolean lastsUntil(AreaRequestPolicy later) {
        return from.isBefore(later.from) && to != null && !to.isBefore(later.from);
    }
}
