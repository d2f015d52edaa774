package org.volunteerledger.hours;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of an objection to the record.
 *
 * @param value the number, greater than zero
 */
public record ObjectionId(long value) implements EntityId {

    /** Checks the range. */
    public ObjectionId {
        Check.id("objection", value);
    }
}
