package org.volunteerledger.console.care;

import org.volunteerledger.error.ErrorCode;

/** Codes of command lines about care that mean nothing in this ledger. */
enum CareUseError implements ErrorCode {
    /** No area has the code. */
    UNKNOWN_AREA("Look at the code, or give --within to register a home that is new."),
    /** No volunteer has the number. */
    UNKNOWN_VOLUNTEER("Look at the volunteer number; import registers volunteers with --create-missing."),
    /** No organisation, or more than one, has the name. */
    UNKNOWN_ORGANISATION("Look at the name; import registers organisations with --create-missing."),
    /** A cycle is not understood. */
    BAD_CYCLE("Write weekly, every:DAYS, or weekdays such as MON,THU."),
    /** A measurement is not understood. */
    BAD_MEASUREMENT("Write NAME=VALUE, such as 血压=135/85.");

    private final String hint;

    CareUseError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
