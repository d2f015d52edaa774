package org.volunteerledger.duty.roster;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a cover or swap.
 *
 * @param value the number, greater than zero
 */
public record ExchangeId(long value) implements EntityId {

    /** Checks the range. */
    public ExchangeId {
        Check.id("exchange", value);
    }
}
