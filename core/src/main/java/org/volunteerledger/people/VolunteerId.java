package org.volunteerledger.people;

import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.storage.EntityId;

/**
 * The id of a volunteer. It is not the volunteer number, which a person may show to others.
 *
 * @param value the number, greater than zero
 */
public record VolunteerId(long value) implements EntityId {

    /** Checks the range. */
    public VolunteerId {
        Check.id("volunteer", value);
    }

    /**
     * The volunteer's account in the ledger.
     *
     * @return the account
     */
    public AccountId account() {
        return new AccountId(value);
    }
}
