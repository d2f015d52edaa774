package org.volunteerledger.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.Area;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;

/** Commands and look-ups about who has which role. Thread-safe. */
public final class Access {

    private final CommandRunner runner;
    private final RoleBook roles;

    private Access(CommandRunner runner, RoleBook roles) {
        this.runner = runner;
        this.roles = roles;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param roles  the roles that there are
     * @return the commands
     */
    public static Access over(CommandRunner runner, RoleBook roles) {
        return new Access(runner, roles);
    }

    /**
     * The roles that there are.
     *
     * @return the book
     */
    public RoleBook roles() {
        return roles;
    }

    /**
     * Gives an actor a role.
     *
     * @param command who gives it, and under which key
     * @param actor   who gets it, as commands will name the actor; at most 64 code points
     * @param role    the name of a role of the book
     * @param reach   how far it reaches
     * @param from    the first day
     * @return the id
     * @throws Refused if there is no such role ({@link AccessError#UNKNOWN_ROLE}), the area, organisation or person is unknown, the
     *     actor has the role for that reach already ({@link AccessError#ALREADY_ASSIGNED}) or is who asks ({@link AccessError#OWN_ROLE})
     */
    public RoleAssignmentId assign(Command command, String actor, String role, Reach reach, LocalDate from) {
        Check.text("actor", actor, 64);
        RequestDigest content = RequestDigest.of("assign-role", actor, role, reach, from);
        return new RoleAssignmentId(runner.runForId("assign-role", command, content, draft -> {
            draft.concerns(reach.area(), reach.organisation());
            requireOther(command, actor);
            if (roles.find(role).isEmpty()) {
                throw new Refused(AccessError.UNKNOWN_ROLE, "There is no role " + role + ".", Map.of("role", role));
            }
            requireThere(draft, reach);
            UniqueKey open = RoleAssignment.KIND.uniqueKey("open", RoleAssignment.openKey(actor, role, reach));
            if (!draft.storage().owners(List.of(open)).isEmpty()) {
                throw new Refused(
                        AccessError.ALREADY_ASSIGNED,
                        "The actor has the role " + role + " there already.",
                        Map.of("role", role));
            }
            RoleAssignmentId id = new RoleAssignmentId(draft.newId());
            draft.create(RoleAssignment.KIND, new RoleAssignment(id, actor, role, reach, from, null));
            draft.event("role-assigned", RoleAssignment.KIND, id.value(), Map.of("role", role));
            return id.value();
        }));
    }

    /**
     * Takes a role away.
     *
     * @param command who takes it, why, and under which key
     * @param id      the assignment
     * @param from    the first day on which it no longer holds, after its first
     * @throws Refused if the assignment is unknown, has ended or would end before it begins ({@link AccessError#NOT_IN_FORCE}), or is
     *     that of who asks ({@link AccessError#OWN_ROLE})
     */
    public void end(Command command, RoleAssignmentId id, LocalDate from) {
        command.requiredReason();
        runner.run("end-role", command, RequestDigest.of("end-role", id, from), draft -> {
            Versioned<RoleAssignment> before = draft.get(RoleAssignment.KIND, id);
            RoleAssignment assignment = before.entity();
            draft.concerns(assignment.reach().area(), assignment.reach().organisation());
            requireOther(command, assignment.actor());
            if (assignment.to() != null || !from.isAfter(assignment.from())) {
                throw new Refused(
                        AccessError.NOT_IN_FORCE,
                        "The role holds from " + assignment.from() + " to " + assignment.to() + "; it cannot end on "
                                + from + ".",
                        Map.of("assignment", id.value(), "from", from));
            }
            draft.replace(RoleAssignment.KIND, before, assignment.until(from));
            draft.event("role-ended", RoleAssignment.KIND, id.value(), Map.of("role", assignment.role()));
            return null;
        });
    }

    /**
     * The roles of an actor, past ones too.
     *
     * @param actor the actor
     * @return the assignments, by ascending id
     */
    public List<RoleAssignment> of(String actor) {
        return Pages.all(runner.storage(), RoleAssignment.KIND, Filter.equal(RoleAssignment.ACTOR, actor)).stream()
                .map(Versioned::entity)
                .toList();
    }

    private static void requireThere(Draft draft, Reach reach) {
        if (reach.area() != null) {
            draft.rely(Area.KIND, reach.area());
        }
        if (reach.organisation() != null) {
            draft.rely(Organisation.KIND, reach.organisation());
        }
        if (reach.person() != null) {
            draft.get(Volunteer.KIND, reach.person());
        }
    }

    private static void requireOther(Command command, String actor) {
        if (command.actor().equals(actor)) {
            throw new Refused(AccessError.OWN_ROLE, "Nobody gives or takes a role of their own.");
        }
    }
}
