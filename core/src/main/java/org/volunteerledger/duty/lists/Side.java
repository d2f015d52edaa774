package org.volunteerledger.duty.lists;

/** One of the two that a joint project is between. */
public enum Side {
    /** The unit that has the resource. */
    UNIT,
    /** The community that has the need. */
    COMMUNITY
}
