package org.volunteerledger.desk.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.access.Reach;
import org.volunteerledger.access.RoleAssignment;
import org.volunteerledger.command.AccessPolicy;
import org.volunteerledger.command.AccessRequest;
import org.volunteerledger.command.Scope;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaTree;

/** Lets through what somebody may see. What may not be seen is answered like what is not there. */
@Component
public class Guard {

    private final AccessPolicy policy;
    private final VolunteerLedger ledger;
    private final Clock clock;

    Guard(AccessPolicy policy, VolunteerLedger ledger, Clock clock) {
        this.policy = policy;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The areas of which an account may see something, for lists.
     *
     * @param account who wants to see it
     * @param what    what it is, of {@link DeskRoles}
     * @return the areas with all below them; empty if there is no limit
     * @throws NotHere if there is no area
     */
    public Optional<Set<AreaId>> areas(Account account, String what) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ledger.zone());
        List<Reach> reaches = ledger.access().of(account.username()).stream()
                .filter(assignment -> assignment.holdsOn(today))
                .filter(assignment -> DeskRoles.BOOK
                        .find(assignment.role())
                        .filter(role -> role.allows(what))
                        .isPresent())
                .map(RoleAssignment::reach)
                .filter(reach -> reach.person() == null && reach.organisation() == null)
                .toList();
        if (reaches.isEmpty()) {
            throw new NotHere();
        }
        AreaTree tree = ledger.places().treeOn(today);
        Set<AreaId> areas = new HashSet<>();
        for (Reach reach : reaches) {
            if (reach.area() == null) {
                return Optional.empty();
            }
            areas.addAll(tree.subtree(reach.area()));
        }
        return Optional.of(areas);
    }

    /**
     * Whether an account may see something of an area and organisation.
     *
     * @param account      who wants to see it
     * @param what         what it is, of {@link DeskRoles}
     * @param area         the id of the area, or 0
     * @param organisation the id of the organisation, or 0
     * @return true if it may
     */
    public boolean sees(Account account, String what, long area, long organisation) {
        return policy.allows(
                new AccessRequest(account.username(), what, List.of(new Scope(area, organisation)), Set.of()));
    }

    /**
     * Lets through who may see something of an area and organisation.
     *
     * @param account      who wants to see it
     * @param what         what it is, of {@link DeskRoles}
     * @param area         the id of the area, or 0
     * @param organisation the id of the organisation, or 0
     * @throws NotHere if it may not be seen
     */
    public void require(Account account, String what, long area, long organisation) {
        if (!sees(account, what, area, organisation)) {
            throw new NotHere();
        }
    }

    /**
     * Lets through the person whose affair it is, and who may see affairs of persons of an area.
     *
     * @param account who wants to see it
     * @param what    what it is, of {@link DeskRoles}
     * @param person  the id of the volunteer
     * @param area    the id of the area where the volunteer lives, or 0
     * @throws NotHere if it may not be seen
     */
    public void requirePerson(Account account, String what, long person, long area) {
        if (!policy.allows(new AccessRequest(account.username(), what, List.of(new Scope(area, 0)), Set.of(person)))) {
            throw new NotHere();
        }
    }
}
