package org.volunteerledger.storage;

import java.util.List;
import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;

/**
 * Entries to append to one account.
 *
 * @param before  the state of the account that the decision was made on; its version is the one that must still hold
 * @param entries the entries, numbered on from that version and chained
 * @param after   the state of the account with them
 */
public record LedgerAppend(AccountState before, List<HourEntry> entries, AccountState after) {

    /** Copies the list. */
    public LedgerAppend {
        Check.range("entries", entries.size(), 1, ChangeSet.MAX_ENTRIES);
        entries = List.copyOf(entries);
    }

    /**
     * Entries that follow a state.
     *
     * @param before  the state
     * @param entries the entries, numbered on from its version and chained
     * @return the append
     * @throws IllegalArgumentException if an entry does not follow the one before it
     */
    public static LedgerAppend of(AccountState before, List<HourEntry> entries) {
        return new LedgerAppend(before, entries, after(before, entries));
    }

    /**
     * The account.
     *
     * @return the account
     */
    public AccountId account() {
        return before.account();
    }

    private static AccountState after(AccountState before, List<HourEntry> entries) {
        AccountState state = before;
        for (HourEntry entry : entries) {
            state = state.after(entry);
        }
        return state;
    }
}
