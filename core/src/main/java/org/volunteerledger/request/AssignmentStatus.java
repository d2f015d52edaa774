package org.volunteerledger.request;

/** Where one who serves stands. */
public enum AssignmentStatus {
    /** Asked, has not answered. */
    PENDING,
    /** Has said yes, or has claimed. */
    ACCEPTED,
    /** Has said no. */
    DECLINED,
    /** Had said yes, and gave it back. */
    RETURNED,
    /** Did not answer or begin in time. */
    LAPSED,
    /** The centre took it away, or the request ended or went elsewhere before. */
    WITHDRAWN;

    /** Whether the request is with them. */
    boolean isOpen() {
        return this == PENDING || this == ACCEPTED;
    }
}
