package org.volunteerledger.people;

/** Where a volunteer's registration stands. */
public enum VolunteerStatus {
    /** Registered, and may enrol and serve. */
    REGISTERED,
    /** Barred for a time; hours stay. */
    SUSPENDED,
    /** Left; hours stay. */
    WITHDRAWN,
    /** Left, and the personal data was destroyed; hours stay. */
    FORGOTTEN,
    /** Given up for another record of the same person, under which the hours are. */
    MERGED
}
