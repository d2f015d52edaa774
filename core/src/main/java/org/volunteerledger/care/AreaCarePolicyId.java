package org.volunteerledger.care;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a care policy of an area.
 *
 * @param value the number, greater than zero
 */
public record AreaCarePolicyId(long value) implements EntityId {

    /** Checks the range. */
    public AreaCarePolicyId {
        Check.id("areaCarePolicy", value);
    }
}
