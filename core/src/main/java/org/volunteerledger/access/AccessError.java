package org.volunteerledger.access;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about roles. */
public enum AccessError implements ErrorCode {
    /** The role book has no role of that name. */
    UNKNOWN_ROLE("Choose a role of the role book that the ledger was opened with."),
    /** The actor has the role there already. */
    ALREADY_ASSIGNED("End the present assignment first."),
    /** The assignment has ended, or would end before it begins. */
    NOT_IN_FORCE("Look at the days of the assignment."),
    /** Nobody gives a role to themselves, or takes one away from themselves. */
    OWN_ROLE("Ask another administrator.");

    private final String hint;

    AccessError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
