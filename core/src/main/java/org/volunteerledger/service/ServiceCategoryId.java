package org.volunteerledger.service;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a category of service.
 *
 * @param value the number, greater than zero
 */
public record ServiceCategoryId(long value) implements EntityId {

    /** Checks the range. */
    public ServiceCategoryId {
        Check.id("category", value);
    }
}
