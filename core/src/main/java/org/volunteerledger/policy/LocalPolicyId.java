package org.volunteerledger.policy;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a policy.
 *
 * @param value the number, greater than zero
 */
public record LocalPolicyId(long value) implements EntityId {

    /** Checks the range. */
    public LocalPolicyId {
        Check.id("policy", value);
    }
}
