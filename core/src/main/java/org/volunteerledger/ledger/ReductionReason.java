package org.volunteerledger.ledger;

/** Why minutes of presence were not credited. */
public enum ReductionReason {
    /** Present before the planned start, and the policy starts counting at the plan. */
    EARLY_ARRIVAL(1),
    /** Present after the planned end, and the policy stops counting at the plan. */
    LATE_DEPARTURE(2),
    /** A break that is deducted. */
    BREAK(3),
    /** The check-out is missing, and the policy credits less than the time until the planned end. */
    MISSING_CHECK_OUT(4),
    /** Less presence than the least share of the activity that the policy asks for. */
    BELOW_MINIMUM_PRESENCE(5),
    /** More than one activity may bring. */
    ACTIVITY_CAP(6),
    /** More than one calendar day may bring. */
    DAILY_CAP(7),
    /** The remainder below the unit in which time is credited. */
    ROUNDING(8),
    /** More check-in pairs on one day than the policy counts. */
    TOO_MANY_CHECK_INS(9),
    /** A reviewer credited less, with a reason in the audit record. */
    REVIEW(10);

    private final int code;

    ReductionReason(int code) {
        this.code = code;
    }

    /**
     * The number by which storages and hashes know the constant. It never changes.
     *
     * @return the code, from 1
     */
    public int code() {
        return code;
    }

    /**
     * The constant of a code.
     *
     * @param code the code
     * @return the constant
     * @throws IllegalArgumentException if there is none
     */
    public static ReductionReason ofCode(int code) {
        for (ReductionReason reductionReason : values()) {
            if (reductionReason.code == code) {
                return reductionReason;
            }
        }
        throw new IllegalArgumentException("there is no ReductionReason of code " + code);
    }
}
