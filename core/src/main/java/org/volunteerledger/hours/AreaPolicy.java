package org.volunteerledger.hours;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.hours.accrual.DatedPolicy;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * An accrual policy that a place has set.
 *
 * @param id    the id, which is also that of the policy
 * @param dated the policy, where it holds, and when
 */
public record AreaPolicy(AreaPolicyId id, DatedPolicy dated) {

    /** The area. */
    public static final Attribute<AreaPolicy> AREA =
            Attribute.number("area", policy -> policy.dated().area());

    /** The first service day. */
    public static final Attribute<AreaPolicy> FROM =
            Attribute.day("from_day", policy -> policy.dated().from());

    /** The kind. */
    public static final Kind<AreaPolicy> KIND = Kind.named(
                    "area_policy", AreaPolicy.class, policy -> policy.id().value())
            .attribute(AREA)
            .attribute(FROM)
            .build();

    /** Checks that everything is given. */
    public AreaPolicy {
        Check.given("id", id);
        Check.given("dated", dated);
    }

    static AreaPolicy of(AreaPolicyId id, long area, LocalDate from, @Nullable LocalDate to, AccrualPolicy policy) {
        return new AreaPolicy(id, new DatedPolicy(area, from, to, policy.named(id.value(), policy.name())));
    }
}
