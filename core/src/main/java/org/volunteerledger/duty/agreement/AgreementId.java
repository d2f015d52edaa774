package org.volunteerledger.duty.agreement;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of an agreement.
 *
 * @param value the number, greater than zero
 */
public record AgreementId(long value) implements EntityId {

    /** Checks the range. */
    public AgreementId {
        Check.id("agreement", value);
    }
}
