package org.volunteerledger.duty.roster;

/** Where a turn on duty stands. */
public enum TurnStatus {
    /** To be served. */
    PLANNED,
    /** Served. */
    SERVED,
    /** Nobody came. */
    MISSED,
    /** Given up before; the post is to be filled anew. */
    RELEASED
}
