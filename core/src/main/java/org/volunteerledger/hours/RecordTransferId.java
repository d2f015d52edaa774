package org.volunteerledger.hours;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a transfer of a volunteer's record to another organisation.
 *
 * @param value the number, greater than zero
 */
public record RecordTransferId(long value) implements EntityId {

    /** Checks the range. */
    public RecordTransferId {
        Check.id("transfer", value);
    }
}
