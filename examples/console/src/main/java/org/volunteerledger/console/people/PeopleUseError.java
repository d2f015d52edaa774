package org.volunteerledger.console.people;

import org.volunteerledger.error.ErrorCode;

/** What is wrong with what was typed. */
enum PeopleUseError implements ErrorCode {
    /** There is no record of that number, code or name. */
    UNKNOWN("Areas go by their code, volunteers by their number, others by name or id."),
    /** More than one record has that name. */
    AMBIGUOUS("Use the id.");

    private final String hint;

    PeopleUseError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
