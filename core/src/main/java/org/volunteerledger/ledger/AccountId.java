package org.volunteerledger.ledger;

import org.volunteerledger.error.Check;

/**
 * The account that an entry belongs to: a volunteer, or an activity for its unnamed helpers. Ids are unique across both, so the
 * number of the volunteer or the activity is the number of the account. An account is the unit of consistency.
 *
 * @param value the id of the volunteer or activity, greater than zero
 */
public record AccountId(long value) implements Comparable<AccountId> {

    /** Checks the range. */
    public AccountId {
        Check.id("account", value);
    }

    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }
}
