package org.volunteerledger.console.duty;

import org.volunteerledger.error.ErrorCode;

/** What is wrong with what was typed. */
enum DutyUseError implements ErrorCode {
    /** There is no record of that number, code or name. */
    UNKNOWN("Areas go by their code, volunteers by their number, others by name or id."),
    /** More than one record has that name. */
    AMBIGUOUS("Use the id."),
    /** An option is not written as it must be, or is missing. */
    BAD_OPTION("See --help for how it is written.");

    private final String hint;

    DutyUseError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
