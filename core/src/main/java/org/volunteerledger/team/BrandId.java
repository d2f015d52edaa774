package org.volunteerledger.team;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a brand.
 *
 * @param value the number, greater than zero
 */
public record BrandId(long value) implements EntityId {

    /** Checks the range. */
    public BrandId {
        Check.id("brand", value);
    }
}
