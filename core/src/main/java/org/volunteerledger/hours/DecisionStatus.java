package org.volunteerledger.hours;

/** Where a request that somebody else decides stands. */
public enum DecisionStatus {
    /** Not decided yet. */
    OPEN,
    /** Granted. */
    APPROVED,
    /** Refused, with a reason. */
    REJECTED
}
