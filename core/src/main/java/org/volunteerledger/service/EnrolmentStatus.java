package org.volunteerledger.service;

/** Where an enrolment stands. */
public enum EnrolmentStatus {
    /** On the waiting list. */
    WAITING,
    /** Has a place. */
    ACCEPTED,
    /** Checked in, and not out yet. */
    CHECKED_IN,
    /** Checked out; may check in again. */
    ATTENDED,
    /** Had a place and did not come. */
    ABSENT,
    /** Withdrawn by the volunteer. */
    WITHDRAWN,
    /** Turned down by the leader. */
    REJECTED,
    /** The attendance was reviewed; what it earned is in the ledger. */
    REVIEWED
}
