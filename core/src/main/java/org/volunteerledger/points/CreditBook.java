package org.volunteerledger.points;

/** The books of credits. Each has its own units, and nothing moves from one to another. */
public enum CreditBook {
    /** Points, a recognition that can be redeemed. */
    POINTS,
    /** Time credits: service given, to be answered with service received. */
    TIME_CREDITS
}
