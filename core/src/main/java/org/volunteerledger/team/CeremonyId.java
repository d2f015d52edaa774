package org.volunteerledger.team;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a ceremony.
 *
 * @param value the number, greater than zero
 */
public record CeremonyId(long value) implements EntityId {

    /** Checks the range. */
    public CeremonyId {
        Check.id("ceremony", value);
    }
}
