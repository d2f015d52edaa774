package org.volunteerledger.ledger;

/** Whether an entry gives time or takes an earlier entry back. */
public enum EntryKind {
    /** Gives minutes, participations and beneficiary visits. */
    GRANT(1),
    /** Takes back exactly what one earlier grant of the same account gave. */
    VOID(-1);

    private final int sign;

    EntryKind(int sign) {
        this.sign = sign;
    }

    /**
     * The sign of the numbers of such an entry, which is also what the entry adds to a count of effective entries.
     *
     * @return 1 or -1
     */
    public int sign() {
        return sign;
    }
}
