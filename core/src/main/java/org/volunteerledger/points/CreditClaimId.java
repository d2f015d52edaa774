package org.volunteerledger.points;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a credit claim.
 *
 * @param value the number, greater than zero
 */
public record CreditClaimId(long value) implements EntityId {

    /** Checks the range. */
    public CreditClaimId {
        Check.id("credit claim", value);
    }
}
