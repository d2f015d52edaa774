package org.volunteerledger.service;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a project.
 *
 * @param value the number, greater than zero
 */
public record ProjectId(long value) implements EntityId {

    /** Checks the range. */
    public ProjectId {
        Check.id("project", value);
    }
}
