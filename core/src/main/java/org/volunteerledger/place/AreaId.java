package org.volunteerledger.place;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of an area.
 *
 * @param value the number, greater than zero
 */
public record AreaId(long value) implements EntityId {

    /** Checks the range. */
    public AreaId {
        Check.id("area", value);
    }
}
