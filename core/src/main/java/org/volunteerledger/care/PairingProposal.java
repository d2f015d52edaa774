package org.volunteerledger.care;

import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaLevel;

/**
 * A volunteer who could care for a recipient, and why this one.
 *
 * @param recipient  who is to be cared for
 * @param volunteer  who could care
 * @param nearness   the smallest area that holds the homes of both: the nearest where a volunteer had room
 * @param loadBefore how many recipients the volunteer has before this one, the fewest of those equally near
 */
public record PairingProposal(RecipientId recipient, VolunteerId volunteer, AreaLevel nearness, int loadBefore) {

    /** Checks that everything is given. */
    public PairingProposal {
        Check.given("recipient", recipient);
        Check.given("volunteer", volunteer);
        Check.given("nearness", nearness);
        Check.range("loadBefore", loadBefore, 0, Carer.MAX_CAPACITY);
    }
}
