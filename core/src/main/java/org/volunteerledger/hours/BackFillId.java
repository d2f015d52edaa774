package org.volunteerledger.hours;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a request to back-fill service.
 *
 * @param value the number, greater than zero
 */
public record BackFillId(long value) implements EntityId {

    /** Checks the range. */
    public BackFillId {
        Check.id("backFill", value);
    }
}
