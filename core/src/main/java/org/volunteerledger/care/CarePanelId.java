package org.volunteerledger.care;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a household panel.
 *
 * @param value the number, greater than zero
 */
public record CarePanelId(long value) implements EntityId {

    /** Checks the range. */
    public CarePanelId {
        Check.id("carePanel", value);
    }
}
