package org.volunteerledger.points;

/** What happens when a transfer would bring a balance beyond its limits. */
public enum LimitAction {
    /** Only what fits is credited. */
    CUT,
    /** The transfer is refused. */
    REFUSE,
    /** The transfer is made, and marked for somebody to look at. */
    FLAG
}
