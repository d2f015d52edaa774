package org.volunteerledger.place;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a practice station.
 *
 * @param value the number, greater than zero
 */
public record StationId(long value) implements EntityId {

    /** Checks the range. */
    public StationId {
        Check.id("station", value);
    }
}
