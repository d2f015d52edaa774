package org.volunteerledger.duty.desk;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a case.
 *
 * @param value the number, greater than zero
 */
public record DeskCaseId(long value) implements EntityId {

    /** Checks the range. */
    public DeskCaseId {
        Check.id("deskCase", value);
    }
}
