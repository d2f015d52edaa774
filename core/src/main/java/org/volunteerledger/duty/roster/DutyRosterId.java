package org.volunteerledger.duty.roster;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a duty roster.
 *
 * @param value the number, greater than zero
 */
public record DutyRosterId(long value) implements EntityId {

    /** Checks the range. */
    public DutyRosterId {
        Check.id("dutyRoster", value);
    }
}
