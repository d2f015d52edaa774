package org.volunteerledger.request;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a service request.
 *
 * @param value the number, greater than zero
 */
public record ServiceRequestId(long value) implements EntityId {

    /** Checks the range. */
    public ServiceRequestId {
        Check.id("serviceRequest", value);
    }
}
