package org.volunteerledger.request;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a request policy.
 *
 * @param value the number, greater than zero
 */
public record RequestPolicyId(long value) implements EntityId {

    /** Checks the range. */
    public RequestPolicyId {
        Check.id("requestPolicy", value);
    }
}
