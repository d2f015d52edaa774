package org.volunteerledger.duty.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A duty policy that a place has set. It holds until the next of the same area.
 *
 * @param id     the id
 * @param area   the area, or null for everywhere
 * @param from   the first day
 * @param policy the policy
 */
public record AreaDutyPolicy(DutyPolicyId id, @Nullable AreaId area, LocalDate from, DutyPolicy policy) {

    /** The area, absent for everywhere. */
    public static final Attribute<AreaDutyPolicy> AREA = Attribute.number(
            "area", policy -> policy.area() == null ? null : policy.area().value());

    /** The first day. */
    public static final Attribute<AreaDutyPolicy> FROM = Attribute.day("from_day", AreaDutyPolicy::from);

    /** The kind; an area has one policy from a day on. */
    public static final Kind<AreaDutyPolicy> KIND = Kind.named(
                    "duty_policy", AreaDutyPolicy.class, policy -> policy.id().value())
            .attribute(AREA)
            .attribute(FROM)
            .unique(
                    "day",
                    policy -> (policy.area() == null ? "-" : policy.area().value()) + ":" + policy.from())
            .build();

    /** Checks that everything is given. */
    public AreaDutyPolicy {
        Check.given("id", id);
        Check.given("from", from);
        Check.given("policy", policy);
    }
}
