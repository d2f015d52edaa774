package org.volunteerledger.hours.accrual;

/** What a check-in without a check-out is worth. */
public enum MissingCheckOut {
    /** Nothing until a reviewer approves; then the time until the planned end. */
    NOTHING_UNTIL_REVIEW,
    /** A fixed time from where counting starts, but never beyond the planned end. */
    FIXED_MINUTES,
    /** The time until the planned end. Without a plan, nothing. */
    PLANNED_END
}
