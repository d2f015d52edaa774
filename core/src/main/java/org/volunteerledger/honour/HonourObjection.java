package org.volunteerledger.honour;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.hours.DecisionStatus;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * An objection to an honour that is in public notice. Each has to be decided before the award.
 *
 * @param id        the id
 * @param honour    the honour
 * @param statement what speaks against it; at most 500 code points, and not for personal data
 * @param raisedBy  who raised it, as the host names the person; not personal data
 * @param raisedAt  when
 * @param status    where it stands: open, approved if it was upheld, or rejected if it was dismissed
 * @param decidedBy who decided, or null before
 * @param decidedAt when, or null before
 * @param ruling    why it was decided so, or null before
 */
public record HonourObjection(
        HonourObjectionId id,
        HonourId honour,
        String statement,
        String raisedBy,
        Instant raisedAt,
        DecisionStatus status,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String ruling) {

    /** The honour. */
    public static final Attribute<HonourObjection> HONOUR =
            Attribute.number("honour", objection -> objection.honour().value());

    /** The status. */
    public static final Attribute<HonourObjection> STATUS = Attribute.constant("status", HonourObjection::status);

    /** The kind. */
    public static final Kind<HonourObjection> KIND = Kind.named(
                    "honour_objection",
                    HonourObjection.class,
                    objection -> objection.id().value())
            .attribute(HONOUR)
            .attribute(STATUS)
            .build();

    /** Checks the limits. */
    public HonourObjection {
        Check.given("id", id);
        Check.given("honour", honour);
        Check.text("statement", statement, 500);
        Check.text("raisedBy", raisedBy, 64);
        Check.given("raisedAt", raisedAt);
        Check.given("status", status);
        Check.optionalText("decidedBy", decidedBy, 64);
        Check.optionalText("ruling", ruling, 500);
    }

    HonourObjection decided(DecisionStatus decision, String by, Instant at, String why) {
        return new HonourObjection(id, honour, statement, raisedBy, raisedAt, decision, by, at, why);
    }
}
