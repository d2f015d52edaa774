package org.volunteerledger.console.line;

import org.volunteerledger.error.ErrorCode;

/** What is wrong with what was typed. */
public enum UseError implements ErrorCode {
    /** There is no record of that number, code or name. */
    UNKNOWN("Areas and categories go by their code, volunteers by their number, others by name or id."),
    /** More than one record has that name. */
    AMBIGUOUS("Use the id."),
    /** An option is missing, or is written otherwise than it should be. */
    BAD_OPTION("See --help.");

    private final String hint;

    UseError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
