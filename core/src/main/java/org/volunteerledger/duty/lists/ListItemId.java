package org.volunteerledger.duty.lists;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of an item of a needs list or resources list.
 *
 * @param value the number, greater than zero
 */
public record ListItemId(long value) implements EntityId {

    /** Checks the range. */
    public ListItemId {
        Check.id("listItem", value);
    }
}
