package org.volunteerledger.honour;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A star ladder that a place has set.
 *
 * @param id     the id
 * @param period where it holds, and when
 * @param ladder the ladder
 */
public record StarPolicy(StarPolicyId id, RulePeriod period, StarLadder ladder) {

    /** The area. */
    public static final Attribute<StarPolicy> AREA =
            Attribute.number("area", policy -> policy.period().area());

    /** The first day. */
    public static final Attribute<StarPolicy> FROM =
            Attribute.day("from_day", policy -> policy.period().from());

    /** The kind. */
    public static final Kind<StarPolicy> KIND = Kind.named(
                    "star_policy", StarPolicy.class, policy -> policy.id().value())
            .attribute(AREA)
            .attribute(FROM)
            .build();

    /** Checks that everything is given. */
    public StarPolicy {
        Check.given("id", id);
        Check.given("period", period);
        Check.given("ladder", ladder);
    }
}
