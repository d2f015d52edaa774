package org.volunteerledger.hours;

import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.HourEntry;

/**
 * Names one entry of the ledger.
 *
 * @param account  its account
 * @param sequence its number within the account, from 1
 */
public record EntryRef(AccountId account, long sequence) {

    /** Checks the range. */
    public EntryRef {
        Check.given("account", account);
        Check.range("sequence", sequence, 1, Long.MAX_VALUE);
    }

    /**
     * The name of an entry.
     *
     * @param entry the entry
     * @return its name
     */
    public static EntryRef of(HourEntry entry) {
        return new EntryRef(entry.account(), entry.sequence());
    }

    /**
     * Reads the text form.
     *
     * @param text account and sequence with a slash between, such as {@code 4711/3}
     * @return the name
     * @throws InvalidInput if the text has another form
     */
    public static EntryRef parse(String text) {
        String[] parts = text.split("/", -1);
        try {
            if (parts.length == 2) {
                return new EntryRef(new AccountId(Long.parseLong(parts[0])), Long.parseLong(parts[1]));
            }
        } catch (NumberFormatException e) {
            // Answered below, together with a wrong number of parts.
        }
        throw new InvalidInput(
                InputError.BAD_FORMAT,
                "The name of an entry is its account and sequence with a slash between.",
                Map.of("field", "entry"));
    }

    /** The text form, account and sequence with a slash between. */
    @Override
    public String toString() {
        return account.value() + "/" + sequence;
    }
}
