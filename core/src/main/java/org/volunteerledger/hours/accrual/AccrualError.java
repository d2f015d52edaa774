package org.volunteerledger.hours.accrual;

import org.volunteerledger.error.ErrorCode;

/** Codes of times, attendances and policies that cannot be true. */
public enum AccrualError implements ErrorCode {
    /** More than 24 hours in one attendance. */
    LONGER_THAN_A_DAY("Split the attendance, or correct its times."),
    /** Two check-in pairs of one attendance share time. */
    PAIRS_OVERLAP("Correct the check-in or check-out times."),
    /** More break than presence. */
    BREAK_TOO_LONG("Correct the break or the times."),
    /** The clocks were put forward past this local time; it never was. */
    TIME_IN_GAP("Correct the time: the clocks skipped it on that day."),
    /** The clocks were put back, so this local time was twice. */
    TIME_AMBIGUOUS("Give the offset from UTC with the time."),
    /** The offset is not one that the zone has at that local time. */
    OFFSET_UNKNOWN("Give an offset that the zone has at that time."),
    /** Two policies of one area hold on one day. */
    POLICIES_OVERLAP("End the one before the other starts.");

    private final String hint;

    AccrualError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
