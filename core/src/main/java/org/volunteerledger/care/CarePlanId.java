package org.volunteerledger.care;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a care plan.
 *
 * @param value the number, greater than zero
 */
public record CarePlanId(long value) implements EntityId {

    /** Checks the range. */
    public CarePlanId {
        Check.id("carePlan", value);
    }
}
