package org.volunteerledger.tck;

/** The constants of a sample attribute. */
public enum Shade {
    /** Pale. */
    LIGHT,
    /** Neither. */
    MEDIUM,
    /** Deep. */
    DARK
}
