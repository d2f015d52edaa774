package org.volunteerledger.hours.accrual;

/** Who has to look before minutes are credited. In order: a later level includes the earlier ones. */
public enum ReviewLevel {
    /** Nobody. */
    NONE,
    /** The organisation that holds the activity. */
    ORGANISER,
    /** The province. */
    PROVINCE
}
