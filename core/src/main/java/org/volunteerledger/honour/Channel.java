package org.volunteerledger.honour;

/** How a board shows honours. */
public enum Channel {
    /** On a site, in an app, or in an account that people follow. */
    ON_LINE,
    /** On a wall, a screen or a printed list. */
    OFF_LINE
}
