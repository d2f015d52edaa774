package org.volunteerledger.care;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a protected file.
 *
 * @param value the number, greater than zero
 */
public record ResidentFileId(long value) implements EntityId {

    /** Checks the range. */
    public ResidentFileId {
        Check.id("residentFile", value);
    }
}
