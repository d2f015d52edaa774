package org.volunteerledger.honour;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A change of a volunteer's star level, which is never changed itself.
 *
 * @param id        the id
 * @param volunteer the volunteer
 * @param type      what changed
 * @param cause     why
 * @param before    the level before
 * @param after     the level after
 * @param ladder    the policy whose ladder gave it, or null for the default
 * @param minutes   the minutes that it rests on
 * @param on        the day of the rating
 */
public record StarChange(
        StarChangeId id,
        VolunteerId volunteer,
        Type type,
        Cause cause,
        StarLevel before,
        StarLevel after,
        @Nullable StarPolicyId ladder,
        long minutes,
        LocalDate on) {

    /** The volunteer. */
    public static final Attribute<StarChange> VOLUNTEER =
            Attribute.number("volunteer", change -> change.volunteer().value());

    /** What changed. */
    public static final Attribute<StarChange> TYPE = Attribute.constant("type_of", StarChange::type);

    /** The day. */
    public static final Attribute<StarChange> ON = Attribute.day("changed_on", StarChange::on);

    /** The kind. */
    public static final Kind<StarChange> KIND = Kind.named(
                    "star_change", StarChange.class, change -> change.id().value())
            .attribute(VOLUNTEER)
            .attribute(TYPE)
            .attribute(ON)
            .build();

    /** What changed. */
    public enum Type {
        /** A first level. */
        GRANTED,
        /** A higher level. */
        RAISED,
        /** A level was taken away: a lower one, or none, is left. */
        REVOKED
    }

    /** Why it changed. */
    public enum Cause {
        /** The ledger, the evaluations, the honours or the time since the registration. */
        MERITS,
        /** Another ladder holds than at the last change. */
        LADDER,
        /** The volunteer is barred after fraud. */
        BARRED
    }

    /** Checks that everything is given. */
    public StarChange {
        Check.given("id", id);
        Check.given("volunteer", volunteer);
        Check.given("type", type);
        Check.given("cause", cause);
        Check.given("before", before);
        Check.given("after", after);
        Check.given("on", on);
    }
}
