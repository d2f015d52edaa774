package org.volunteerledger.care;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a service item of a file.
 *
 * @param value the number, greater than zero
 */
public record FileItemId(long value) implements EntityId {

    /** Checks the range. */
    public FileItemId {
        Check.id("fileItem", value);
    }
}
