package org.volunteerledger.duty.roster;

/** Where an exchange stands. Only {@link #PROPOSED} has states after it, which are all the others. */
public enum ExchangeStatus {
    /** One of the two has proposed it. */
    PROPOSED,
    /** The other has agreed, and the turns are exchanged. */
    ACCEPTED,
    /** The other has declined. */
    DECLINED,
    /** The one who proposed it has taken it back. */
    WITHDRAWN
}
