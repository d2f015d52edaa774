package org.volunteerledger.service;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of an enrolment.
 *
 * @param value the number, greater than zero
 */
public record EnrolmentId(long value) implements EntityId {

    /** Checks the range. */
    public EnrolmentId {
        Check.id("enrolment", value);
    }
}
