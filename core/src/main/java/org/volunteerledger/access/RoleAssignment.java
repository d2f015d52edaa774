package org.volunteerledger.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A role that was given to an actor for a time.
 *
 * @param id    the id
 * @param actor the actor, as commands name it; not personal data. At most 64 code points
 * @param role  the name of the role
 * @param reach how far it reaches
 * @param from  the first day
 * @param to    the first day on which it no longer holds, or null while it is open
 */
public record RoleAssignment(
        RoleAssignmentId id,
        String actor,
        String role,
        Reach reach,
        LocalDate from,
        @Nullable LocalDate to) {

    /** The actor. */
    public static final Attribute<RoleAssignment> ACTOR = Attribute.text("actor", 64, RoleAssignment::actor);

    /** The role. */
    public static final Attribute<RoleAssignment> ROLE = Attribute.text("role", 64, RoleAssignment::role);

    /** The kind; an actor has a role for a reach once at a time. */
    public static final Kind<RoleAssignment> KIND = Kind.named(
                    "role_assignment",
                    RoleAssignment.class,
                    assignment -> assignment.id().value())
            .attribute(ACTOR)
            .attribute(ROLE)
            .unique("open", RoleAssignment::openKey)
            .build();

    /** Checks the limits. */
    public RoleAssignment {
        Check.given("id", id);
        Check.text("actor", actor, 64);
        Check.text("role", role, 64);
        Check.given("reach", reach);
        Check.given("from", from);
    }

    /**
     * Whether it holds on a day.
     *
     * @param day the day
     * @return true if it has begun and not ended
     */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    RoleAssignment until(LocalDate end) {
        return new RoleAssignment(id, actor, role, reach, from, end);
    }

    private @Nullable String openKey() {
        return to == null ? openKey(actor, role, reach) : null;
    }

    static String openKey(String actor, String role, Reach reach) {
        return (reach.area() == null ? 0 : reach.area().value())
                + "-"
                + (reach.organisation() == null ? 0 : reach.organisation().value())
                + "-"
                + (reach.person() == null ? 0 : reach.person().value())
                + "-"
                + role
                + "-"
                + actor;
    }
}
