package org.volunteerledger.care;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a qualification.
 *
 * @param value the number, greater than zero
 */
public record QualificationId(long value) implements EntityId {

    /** Checks the range. */
    public QualificationId {
        Check.id("qualification", value);
    }
}
