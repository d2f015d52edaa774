package org.volunteerledger.care;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a household.
 *
 * @param value the number, greater than zero
 */
public record HouseholdId(long value) implements EntityId {

    /** Checks the range. */
    public HouseholdId {
        Check.id("household", value);
    }
}
