package org.volunteerledger.team;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a membership.
 *
 * @param value the number, greater than zero
 */
public record MembershipId(long value) implements EntityId {

    /** Checks the range. */
    public MembershipId {
        Check.id("membership", value);
    }
}
