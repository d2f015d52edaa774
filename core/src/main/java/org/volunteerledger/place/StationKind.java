package org.volunteerledger.place;

/** The kinds of places of the practice network, from the district centre down, and bases beside them. */
public enum StationKind {
    /** The practice centre of a district. */
    CENTRE,
    /** The practice office of a street or township. */
    OFFICE,
    /** The practice station of a community or village. */
    STATION,
    /** A practice base, such as a school or a museum. */
    BASE
}
