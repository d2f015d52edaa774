package org.volunteerledger.duty.desk;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about desks and their cases. */
public enum DeskError implements ErrorCode {
    /** No steward of the desk answers for the kind of service. */
    NO_STEWARD("Use a kind of service that a steward of the desk answers for."),
    /** The desk has no steward of that name. */
    UNKNOWN_STEWARD("Look the desk's stewards up."),
    /** The steward has the case already. */
    SAME_STEWARD("Name another steward."),
    /** The volunteer who is the steward has left, or is suspended. */
    STEWARD_GONE("Appoint another steward for the desk, or give the case to another one."),
    /** The case is in a state that does not allow the action. */
    NOT_NOW("Look at the state of the case and choose an action that it allows."),
    /** The note of the case was destroyed, or there never was one. */
    NO_NOTE("Nothing can be shown.");

    private final String hint;

    DeskError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
