package org.volunteerledger.duty.desk;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a desk.
 *
 * @param value the number, greater than zero
 */
public record DeskId(long value) implements EntityId {

    /** Checks the range. */
    public DeskId {
        Check.id("desk", value);
    }
}
