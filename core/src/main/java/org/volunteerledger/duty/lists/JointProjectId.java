package org.volunteerledger.duty.lists;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a joint project.
 *
 * @param value the number, greater than zero
 */
public record JointProjectId(long value) implements EntityId {

    /** Checks the range. */
    public JointProjectId {
        Check.id("jointProject", value);
    }
}
