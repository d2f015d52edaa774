package org.volunteerledger.honour;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of an honour.
 *
 * @param value the number, greater than zero
 */
public record HonourId(long value) implements EntityId {

    /** Checks the range. */
    public HonourId {
        Check.id("honour", value);
    }
}
