package org.volunteerledger.request;

/** What came of a service. */
public enum RequestOutcome {
    /** The need is met. */
    SOLVED,
    /** A part of the need is met. */
    PARTLY_SOLVED,
    /** The need could not be met. */
    NOT_SOLVED
}
