package org.volunteerledger.people;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a guardian's consent.
 *
 * @param value the number, greater than zero
 */
public record GuardianConsentId(long value) implements EntityId {

    /** Checks the range. */
    public GuardianConsentId {
        Check.id("guardian consent", value);
    }
}
