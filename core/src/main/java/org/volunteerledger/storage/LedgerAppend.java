package org.volunteerledger.storage;

import java.util.List;
import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.HourEntry;

/**
 * Entries to append to one account.
 *
 * @param before  the state of the account that the decision was made on; its version is the one that must still hold. A storage may
 *                compare its head as well, as one does whose content can be put back, and another one is a {@code StaleVersion} too;
 *                otherwise it is for whoever verifies the ledger that entries are chained to what is stored. Nothing else is compared
 * @param entries the entries, numbered on from that version and chained
 * @param after   the state of the account with them
 */
public record LedgerAppend(AccountState before, List<HourEntry> entries, AccountState after) {

    /** Copies the list, and checks that a volunteer's time is in the volunteer's own account, where storages look for it. */
    public LedgerAppend {
        Check.range("entries", entries.size(), 1, ChangeSet.MAX_ENTRIES);
        entries = List.copyOf(entries);
        for (HourEntry entry : entries) {
            long volunteer = entry.attribution().volunteer();
            if (volunteer != Attribution.NONE && volunteer != entry.account().value()) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "Entry " + entry.sequence() + " of account "
                                + entry.account().value() + " is of volunteer " + volunteer
                                + ", who has an account of the same number.",
                        Map.of("account", entry.account().value(), "volunteer", volunteer));
            }
        }
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
