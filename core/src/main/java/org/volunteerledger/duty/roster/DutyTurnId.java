package org.volunteerledger.duty.roster;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a turn on duty.
 *
 * @param value the number, greater than zero
 */
public record DutyTurnId(long value) implements EntityId {

    /** Checks the range. */
    public DutyTurnId {
        Check.id("dutyTurn", value);
    }
}
