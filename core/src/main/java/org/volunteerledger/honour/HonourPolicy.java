package org.volunteerledger.honour;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * Rules for honours that a place has set.
 *
 * @param id     the id
 * @param kind   the kind of honour that they are for, or null for all kinds without rules of their own there
 * @param period where they hold, and when
 * @param rules  the rules
 */
public record HonourPolicy(HonourPolicyId id, @Nullable HonourKindId kind, RulePeriod period, HonourRules rules) {

    /** The area. */
    public static final Attribute<HonourPolicy> AREA =
            Attribute.number("area", policy -> policy.period().area());

    /** The first day. */
    public static final Attribute<HonourPolicy> FROM =
            Attribute.day("from_day", policy -> policy.period().from());

    /** The kind. */
    public static final Kind<HonourPolicy> KIND = Kind.named(
                    "honour_policy", HonourPolicy.class, policy -> policy.id().value())
            .attribute(AREA)
            .attribute(FROM)
            .build();

    /** Checks that everything is given. */
    public HonourPolicy {
        Check.given("id", id);
        Check.given("period", period);
        Check.given("rules", rules);
    }

    long topic() {
        return kind == null ? HonourPolicies.ANY_KIND : kind.value();
    }
}
