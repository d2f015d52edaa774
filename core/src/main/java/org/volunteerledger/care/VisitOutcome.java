package org.volunteerledger.care;

/** How a visit ended; there is one outcome to each. */
public enum VisitOutcome {
    /** The recipient was met and served: a beneficiary visit. */
    MET,
    /** Nobody opened. */
    NOT_HOME,
    /** The recipient did not want a visit. */
    DECLINED
}
