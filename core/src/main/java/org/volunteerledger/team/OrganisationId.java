package org.volunteerledger.team;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.EntityId;

/**
 * The id of an organisation.
 *
 * @param value the number, greater than zero
 */
public record OrganisationId(long value) implements EntityId {

    /** Checks the range. */
    public OrganisationId {
        Check.id("organisation", value);
    }
}
