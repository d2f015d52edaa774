package org.volunteerledger.duty.lists;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a commitment letter.
 *
 * @param value the number, greater than zero
 */
public record CommitmentId(long value) implements EntityId {

    /** Checks the range. */
    public CommitmentId {
        Check.id("commitment", value);
    }
}
