package org.volunteerledger.access;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a role that was given.
 *
 * @param value the number, greater than zero
 */
public record RoleAssignmentId(long value) implements EntityId {

    /** Checks the range. */
    public RoleAssignmentId {
        Check.id("role assignment", value);
    }
}
