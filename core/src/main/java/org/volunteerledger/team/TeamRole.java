package org.volunteerledger.team;

/** What a member does in a team. */
public enum TeamRole {
    /** Leads the team. */
    LEADER,
    /** Stands in for the leader. */
    DEPUTY,
    /** Serves. */
    MEMBER
}
