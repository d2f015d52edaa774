package org.volunteerledger.service;

import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.storage.EntityId;

/**
 * The id of an activity.
 *
 * @param value the number, greater than zero
 */
public record ActivityId(long value) implements EntityId {

    /** Checks the range. */
    public ActivityId {
        Check.id("activity", value);
    }

    /**
     * The activity's account in the ledger, for its unnamed helpers.
     *
     * @return the account
     */
    public AccountId account() {
        return new AccountId(value);
    }
}
