package org.volunteerledger.honour;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a star ladder that a place has set.
 *
 * @param value the number, greater than zero
 */
public record StarPolicyId(long value) implements EntityId {

    /** Checks the range. */
    public StarPolicyId {
        Check.id("starPolicy", value);
    }
}
