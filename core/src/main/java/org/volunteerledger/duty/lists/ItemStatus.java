package org.volunteerledger.duty.lists;

/** Where an item of a list stands. */
public enum ItemStatus {
    /** To be matched. A resource stays so however many needs it serves. */
    OPEN,
    /** A need for which a project was agreed. */
    PLANNED,
    /** A need that was met. */
    MET,
    /** Taken off the list. */
    WITHDRAWN
}
