package org.volunteerledger.desk.account;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.volunteerledger.command.AccessPolicy;
import org.volunteerledger.command.AccessRequest;
import org.volunteerledger.command.Scope;

/** Lets through what somebody may see. What may not be seen is answered like what is not there. */
@Component
public class Guard {

    private final AccessPolicy policy;

    Guard(AccessPolicy policy) {
        this.policy = policy;
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
