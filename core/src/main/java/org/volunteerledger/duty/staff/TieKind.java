package org.volunteerledger.duty.staff;

/** How a person of a unit is tied to a community. */
public enum TieKind {
    /** Reports to the community at home besides the own unit; to one community at a time. */
    REPORTED,
    /** Holds a part-time post in the community's committee for the unit; at most one in each community. */
    PART_TIME_POST
}
