package org.volunteerledger.care;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a service recipient.
 *
 * @param value the number, greater than zero
 */
public record RecipientId(long value) implements EntityId {

    /** Checks the range. */
    public RecipientId {
        Check.id("recipient", value);
    }
}
