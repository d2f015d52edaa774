package org.volunteerledger.duty.desk;

/** Where a case stands. */
public enum CaseStatus {
    /** Taken in at the desk; nobody has it yet. */
    RECEIVED,
    /** A steward has it. */
    WITH_STEWARD,
    /** Another organisation has it. */
    FORWARDED,
    /** Resolved; the resident can still object. */
    RESOLVED,
    /** Over. */
    CLOSED,
    /** Taken back by the resident. */
    WITHDRAWN
}
