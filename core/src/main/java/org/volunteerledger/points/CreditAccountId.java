package org.volunteerledger.points;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a credit account.
 *
 * @param value the number, greater than zero
 */
public record CreditAccountId(long value) implements EntityId {

    /** Checks the range. */
    public CreditAccountId {
        Check.id("credit account", value);
    }
}
