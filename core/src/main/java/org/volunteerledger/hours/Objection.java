package org.volunteerledger.hours;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A volunteer's objection to the record of service, which the organiser verifies and answers (Order 67, article 13).
 *
 * @param id         the id
 * @param volunteer  who objects
 * @param entry      the entry that is objected to, as account and sequence, or null if one is missing
 * @param statement  what is wrong; at most 500 code points, and not for personal data
 * @param raisedBy   who raised it, as the host names the person; not personal data
 * @param raisedAt   when
 * @param status     where it stands
 * @param decidedBy  who decided, or null before
 * @param decidedAt  when, or null before
 * @param correction the entry that came of it, as account and sequence, or null
 */
public record Objection(
        ObjectionId id,
        VolunteerId volunteer,
        @Nullable String entry,
        String statement,
        String raisedBy,
        Instant raisedAt,
        DecisionStatus status,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String correction) {

    /** The volunteer. */
    public static final Attribute<Objection> VOLUNTEER =
            Attribute.number("volunteer", objection -> objection.volunteer().value());

    /** The status. */
    public static final Attribute<Objection> STATUS = Attribute.constant("status", Objection::status);

    /** When it was raised. */
    public static final Attribute<Objection> RAISED_AT = Attribute.instant("raised_at", Objection::raisedAt);

    /** The kind. */
    public static final Kind<Objection> KIND = Kind.named(
                    "objection", Objection.class, objection -> objection.id().value())
            .attribute(VOLUNTEER)
            .attribute(STATUS)
            .attribute(RAISED_AT)
            .build();

    /** Checks the limits. */
    public Objection {
        Check.given("id", id);
        Check.given("volunteer", volunteer);
        Check.text("statement", statement, 500);
        Check.text("raisedBy", raisedBy, 64);
        Check.given("raisedAt", raisedAt);
        Check.given("status", status);
        Check.optionalText("decidedBy", decidedBy, 64);
    }

    Objection decided(DecisionStatus decision, String by, Instant at, @Nullable EntryRef corrected) {
        return new Objection(
                id,
                volunteer,
                entry,
                statement,
                raisedBy,
                raisedAt,
                decision,
                by,
                at,
                corrected == null ? null : corrected.toString());
    }
}
