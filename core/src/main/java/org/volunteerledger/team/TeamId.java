package org.volunteerledger.team;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a team.
 *
 * @param value the number, greater than zero
 */
public record TeamId(long value) implements EntityId {

    /** Checks the range. */
    public TeamId {
        Check.id("team", value);
    }
}
