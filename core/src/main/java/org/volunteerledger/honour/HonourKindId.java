package org.volunteerledger.honour;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a kind of honour.
 *
 * @param value the number, greater than zero
 */
public record HonourKindId(long value) implements EntityId {

    /** Checks the range. */
    public HonourKindId {
        Check.id("honourKind", value);
    }
}
