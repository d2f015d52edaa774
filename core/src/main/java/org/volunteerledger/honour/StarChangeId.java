package org.volunteerledger.honour;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a change of a star level.
 *
 * @param value the number, greater than zero
 */
public record StarChangeId(long value) implements EntityId {

    /** Checks the range. */
    public StarChangeId {
        Check.id("starChange", value);
    }
}
