package org.volunteerledger.console.request;

import org.volunteerledger.error.ErrorCode;

/** Codes of words on the command line that do not mean one record. */
enum LookUpError implements ErrorCode {
    /** There is no record of that number, code or name. */
    UNKNOWN("Check the word; areas and categories go by their code, volunteers by their number, others by name or id."),
    /** More than one record has that name. */
    AMBIGUOUS("Use the id."),
    /** A time limit is not written as one. */
    BAD_LIMIT("Write a status and hours or working days, such as SUBMITTED=24h or DISPATCHED=2d.");

    private final String hint;

    LookUpError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
