package org.volunteerledger.audit;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of an amendment.
 *
 * @param value the number, greater than zero
 */
public record AmendmentId(long value) implements EntityId {

    /** Checks the range. */
    public AmendmentId {
        Check.id("amendment", value);
    }
}
