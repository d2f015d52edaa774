package org.volunteerledger.hours;

/**
 * Something that verification found wrong.
 *
 * @param rule    the rule that is broken
 * @param where   the entry, account or report that breaks it
 * @param message what was expected and what is there; free of personal data
 */
public record LedgerFinding(Rule rule, String where, String message) {

    /** What must hold in every ledger. */
    public enum Rule {
        /** Every row can be read; verification ends at an entry or account that cannot. */
        READABLE,
        /** The entries of an account are numbered from 1 without a gap or repeat. */
        GAPLESS_NUMBERING,
        /** The hash of an entry follows from its content and the hash before it. */
        HASH_CHAIN,
        /** An entry is not recorded before the one in front of it. */
        ORDER_OF_RECORDING,
        /** A void takes back exactly what one effective grant gave. */
        VOID_OF_GRANT,
        /** No two effective timed entries of a volunteer overlap. */
        NO_OVERLAP,
        /** The state of an account is what its entries add up to. */
        BALANCE,
        /** The entries are those that changes say they posted: none was cut off, not even with its account. */
        POSTED,
        /** A record that entries count towards is there, has the content of its id, and owns its unique keys. */
        RECORD,
        /** A report of the storage shows what the entries add up to. */
        REPORT
    }
}
