package org.volunteerledger.care;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a care visit.
 *
 * @param value the number, greater than zero
 */
public record CareVisitId(long value) implements EntityId {

    /** Checks the range. */
    public CareVisitId {
        Check.id("careVisit", value);
    }
}
