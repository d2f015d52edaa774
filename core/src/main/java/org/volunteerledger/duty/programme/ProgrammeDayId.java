package org.volunteerledger.duty.programme;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a planned day of a programme.
 *
 * @param value the number, greater than zero
 */
public record ProgrammeDayId(long value) implements EntityId {

    /** Checks the range. */
    public ProgrammeDayId {
        Check.id("programmeDay", value);
    }
}
