package org.volunteerledger.points;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a credit transfer.
 *
 * @param value the number, greater than zero
 */
public record CreditTransferId(long value) implements EntityId {

    /** Checks the range. */
    public CreditTransferId {
        Check.id("credit transfer", value);
    }
}
