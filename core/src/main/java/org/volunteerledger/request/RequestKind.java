package org.volunteerledger.request;

/** What kind of request it is. */
public enum RequestKind {
    /** A service that a team or organisation renders in activities. */
    SERVICE,
    /** A small wish, which one volunteer or team fulfils; it needs no activity. */
    WISH
}
