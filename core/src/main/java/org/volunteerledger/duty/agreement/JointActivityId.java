package org.volunteerledger.duty.agreement;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of an activity that counts for an agreement.
 *
 * @param value the number, greater than zero
 */
public record JointActivityId(long value) implements EntityId {

    /** Checks the range. */
    public JointActivityId {
        Check.id("jointActivity", value);
    }
}
