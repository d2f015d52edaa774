package org.volunteerledger.honour;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of rules for honours that a place has set.
 *
 * @param value the number, greater than zero
 */
public record HonourPolicyId(long value) implements EntityId {

    /** Checks the range. */
    public HonourPolicyId {
        Check.id("honourPolicy", value);
    }
}
