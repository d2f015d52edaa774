package org.volunteerledger.policy;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * The rules of a place on a subject, for a time.
 *
 * @param id      the id
 * @param subject the name of the subject
 * @param area    the id of the area, which includes what lies within it, or {@link #EVERYWHERE}
 * @param from    the first day
 * @param to      the last day, inclusive; or null if it holds until a later one of the same area begins
 * @param rules   the rules as JSON
 */
public record LocalPolicy(
        LocalPolicyId id,
        String subject,
        long area,
        LocalDate from,
        @Nullable LocalDate to,
        String rules) {

    /** The area of a policy that holds in all areas. */
    public static final long EVERYWHERE = 0;

    /** The most code points of the rules. */
    public static final int MAX_RULES = 100_000;

    /** The subject. */
    public static final Attribute<LocalPolicy> SUBJECT = Attribute.text("subject", 40, LocalPolicy::subject);

    /** The kind; a place has one policy on a subject that begins on a day. */
    public static final Kind<LocalPolicy> KIND = Kind.named(
                    "local_policy", LocalPolicy.class, policy -> policy.id().value())
            .attribute(SUBJECT)
            .unique("start", policy -> policy.subject() + "/" + policy.area() + "/" + policy.from())
            .build();

    /** Checks that the period does not end before it begins. */
    public LocalPolicy {
        Check.given("id", id);
        Check.text("subject", subject, 40);
        Check.range("area", area, EVERYWHERE, Long.MAX_VALUE);
        Check.given("from", from);
        Check.text("rules", rules, MAX_RULES);
        if (to != null && to.isBefore(from)) {
            throw new InvalidInput(
                    InputError.END_BEFORE_START,
                    "The policy ends on " + to + ", before it begins on " + from + ".",
                    Map.of("from", from, "to", to));
        }
    }

    /**
     * Whether it holds on a day.
     *
     * @param day the day
     * @return true if it has begun and not ended
     */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    LocalPolicy until(LocalDate last) {
        return new LocalPolicy(id, subject, area, from, last, rules);
    }
}
