package org.volunteerledger.place;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about areas and stations. */
public enum PlaceError implements ErrorCode {
    /** An area would lie below one of its own or a lower level, or below itself. */
    WRONG_LEVEL("Choose a parent of a higher level."),
    /** A change is dated before one that is known already. */
    OUT_OF_ORDER("Date the change after the latest one."),
    /** The area has an open station of the kind and name. */
    STATION_OPEN("Use the station that is there, or give this one a name that tells the two apart.");

    private final String hint;

    PlaceError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
