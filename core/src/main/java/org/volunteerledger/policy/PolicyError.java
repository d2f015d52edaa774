package org.volunteerledger.policy;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about policies. */
public enum PolicyError implements ErrorCode {
    /** Another policy of the same subject and area is in force at the same time. */
    CLASH("Start it on another day, or end the other one first."),
    /** The policy is not in force any more on the day on which it is to end. */
    OVER("Choose a day while it is in force.");

    private final String hint;

    PolicyError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
