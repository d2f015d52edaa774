package org.volunteerledger.duty.staff;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a tie between a person and a community.
 *
 * @param value the number, greater than zero
 */
public record CommunityTieId(long value) implements EntityId {

    /** Checks the range. */
    public CommunityTieId {
        Check.id("communityTie", value);
    }
}
