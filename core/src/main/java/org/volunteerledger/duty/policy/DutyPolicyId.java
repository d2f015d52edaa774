package org.volunteerledger.duty.policy;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a duty policy that a place has set.
 *
 * @param value the number, greater than zero
 */
public record DutyPolicyId(long value) implements EntityId {

    /** Checks the range. */
    public DutyPolicyId {
        Check.id("dutyPolicy", value);
    }
}
