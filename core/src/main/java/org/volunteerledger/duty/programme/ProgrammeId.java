package org.volunteerledger.duty.programme;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a programme.
 *
 * @param value the number, greater than zero
 */
public record ProgrammeId(long value) implements EntityId {

    /** Checks the range. */
    public ProgrammeId {
        Check.id("programme", value);
    }
}
