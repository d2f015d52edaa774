package org.volunteerledger.duty.staff;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of an entry of an organisation's roster.
 *
 * @param value the number, greater than zero
 */
public record StaffId(long value) implements EntityId {

    /** Checks the range. */
    public StaffId {
        Check.id("staff", value);
    }
}
