package org.volunteerledger.ledger;

import java.time.Instant;
import org.volunteerledger.error.Check;

/**
 * Where an account stands. Its version is the sequence of its newest entry, so an account without entries has version 0.
 *
 * @param account        the account
 * @param version        the number of its entries
 * @param head           the hash of its newest entry, or {@link HashChain#START}
 * @param lastRecordedAt when its newest entry was recorded, or {@link Instant#EPOCH}
 * @param totals         the sums over its entries
 */
public record AccountState(AccountId account, long version, String head, Instant lastRecordedAt, Totals totals) {

    /** Checks the ranges. */
    public AccountState {
        Check.given("account", account);
        Check.range("version", version, 0, Long.MAX_VALUE);
        Check.given("head", head);
        Check.given("lastRecordedAt", lastRecordedAt);
        Check.given("totals", totals);
    }

    /**
     * An account without entries.
     *
     * @param account the account
     * @return its state
     */
    public static AccountState empty(AccountId account) {
        return new AccountState(account, 0, HashChain.START, Instant.EPOCH, Totals.ZERO);
    }

    /**
     * The state after one more entry, which must be the next one.
     *
     * @param entry an entry of this account, with sequence {@code version + 1}
     * @return the new state
     */
    public AccountState after(HourEntry entry) {
        if (!entry.account().equals(account) || entry.sequence() != version + 1) {
            throw new IllegalArgumentException("entry " + entry.sequence() + " of account "
                    + entry.account().value() + " does not follow version " + version + " of account "
                    + account.value());
        }
        return new AccountState(account, entry.sequence(), entry.hash(), entry.recordedAt(), totals.plus(entry));
    }
}
