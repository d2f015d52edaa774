package org.volunteerledger.points;

/** Why credits move. */
public enum TransferReason {
    /** Earned by service; from the issuer. */
    EARNED,
    /** Taken back, since hours that earned it were voided; to the issuer. */
    TAKEN_BACK,
    /** Redeemed; to the issuer. */
    REDEEMED,
    /** Expired by the rules of the place; to the issuer. */
    EXPIRED,
    /** Given by one volunteer to another, for service received or as a present. */
    GIVEN,
    /** Went with a person to another record, or back. */
    MERGED
}
