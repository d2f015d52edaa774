package org.volunteerledger.request;

/** Who typically takes a step. Who may in a place is for its access policy. */
public enum RequestParty {
    /** The requester, or somebody for them. */
    REQUESTER,
    /** The practice centre, office or station that coordinates. */
    CENTRE,
    /** The team, organisation or volunteer that serves. */
    SERVER,
    /** Nobody: a time limit has passed. */
    CLOCK
}
