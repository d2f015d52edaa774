package org.volunteerledger.duty.programme;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about programmes. */
public enum ProgrammeError implements ErrorCode {
    /** The programme has no theme of that number. */
    NO_SUCH_THEME("Look the numbers of its themes up."),
    /** A leader is not a registered volunteer on the first day. */
    LEADER_NOT_REGISTERED("Name a registered volunteer."),
    /** The programme is over by that day. */
    OVER("Choose a day before its end.");

    private final String hint;

    ProgrammeError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
