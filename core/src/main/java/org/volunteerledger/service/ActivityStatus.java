package org.volunteerledger.service;

/** Where an activity stands. */
public enum ActivityStatus {
    /** Being planned; nobody can enrol yet. */
    DRAFT,
    /** Open for enrolment and attendance. */
    PUBLISHED,
    /** Over; attendance is complete. */
    CLOSED,
    /** Called off. Time that was worked before stays in the ledger. */
    CANCELLED
}
