package org.volunteerledger.team;

/** Who stands behind a team. */
public enum SponsorKind {
    /** No sponsor. */
    NONE,
    /** A unit whose party members report to the community as well. */
    DUAL_REPORTING_UNIT,
    /** A property management company led by a party branch. */
    RED_PROPERTY_MANAGEMENT,
    /** The party branch of a grid. */
    GRID_PARTY_BRANCH,
    /** A unit that has agreed to build the community together with it. */
    CO_BUILDING_UNIT,
    /** A social organisation. */
    SOCIAL_ORGANISATION,
    /** Any other sponsor. */
    OTHER
}
