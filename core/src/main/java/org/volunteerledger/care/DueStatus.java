package org.volunteerledger.care;

/** Where a visit that a care plan expects stands on a day. */
public enum DueStatus {
    /** The recipient was met within the window. */
    DONE,
    /** The window is open, and nobody was met yet. */
    DUE,
    /** The window is over without a visit, and the recipient was met after it. */
    MISSED,
    /** The window is over without a visit, and nobody has met the recipient since. */
    OVERDUE
}
