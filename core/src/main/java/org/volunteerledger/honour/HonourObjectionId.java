package org.volunteerledger.honour;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of an objection to an honour.
 *
 * @param value the number, greater than zero
 */
public record HonourObjectionId(long value) implements EntityId {

    /** Checks the range. */
    public HonourObjectionId {
        Check.id("honourObjection", value);
    }
}
