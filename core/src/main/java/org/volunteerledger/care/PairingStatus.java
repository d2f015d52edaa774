package org.volunteerledger.care;

import java.util.EnumSet;
import java.util.Set;

/** Where a pairing stands: proposed, then confirmed or declined by the volunteer; a confirmed one ends, and so can a proposed one. */
public enum PairingStatus {
    /** It is proposed; the volunteer has not answered. */
    PROPOSED,
    /** The volunteer has agreed. */
    CONFIRMED,
    /** The volunteer has declined. */
    DECLINED,
    /** It has ended. */
    ENDED;

    /**
     * The statuses that may follow.
     *
     * @return none for a final one
     */
    public Set<PairingStatus> next() {
        return switch (this) {
            case PROPOSED -> EnumSet.of(CONFIRMED, DECLINED, ENDED);
            case CONFIRMED -> EnumSet.of(ENDED);
            case DECLINED, ENDED -> EnumSet.noneOf(PairingStatus.class);
        };
    }

    /**
     * Whether the pairing counts towards the carer's load.
     *
     * @return true while it is proposed or confirmed
     */
    public boolean open() {
        return !next().isEmpty();
    }
}
