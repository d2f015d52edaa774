package org.volunteerledger.place;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about areas and stations. */
public enum PlaceError implements ErrorCode {
    /** An area would lie below one of its own or a lower level, or below itself. */
    WRONG_LEVEL("Choose a parent of a higher level."),
    /** A change is dated before one that is known already. */
    OUT_OF_ORDER("Date the change after the latest one.");

    private final String hint;

    PlaceError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
