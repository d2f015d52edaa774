package org.volunteerledger.care;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a reading of a file.
 *
 * @param value the number, greater than zero
 */
public record FileReadId(long value) implements EntityId {

    /** Checks the range. */
    public FileReadId {
        Check.id("fileRead", value);
    }
}
