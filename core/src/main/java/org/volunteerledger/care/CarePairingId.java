package org.volunteerledger.care;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a care pairing.
 *
 * @param value the number, greater than zero
 */
public record CarePairingId(long value) implements EntityId {

    /** Checks the range. */
    public CarePairingId {
        Check.id("carePairing", value);
    }
}
