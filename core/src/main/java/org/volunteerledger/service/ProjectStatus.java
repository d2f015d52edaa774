package org.volunteerledger.service;

/** Where a project stands. */
public enum ProjectStatus {
    /** Takes activities. */
    OPEN,
    /** Came to its end. */
    CLOSED,
    /** Was given up. */
    CANCELLED
}
