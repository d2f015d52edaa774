package org.volunteerledger.console.request;

import org.volunteerledger.error.ErrorCode;

/** What is wrong with a time limit that was typed. */
enum LimitError implements ErrorCode {
    /** A time limit is not written as one. */
    BAD_LIMIT("Write a status and hours or working days, such as SUBMITTED=24h or DISPATCHED=2d.");

    private final String hint;

    LimitError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
