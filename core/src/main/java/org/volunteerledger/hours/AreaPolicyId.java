package org.volunteerledger.hours;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a policy of an area.
 *
 * @param value the number, greater than zero
 */
public record AreaPolicyId(long value) implements EntityId {

    /** Checks the range. */
    public AreaPolicyId {
        Check.id("areaPolicy", value);
    }
}
