package org.volunteerledger.desk.account;

import org.volunteerledger.error.ErrorCode;

/** Codes of what cannot be done with an account. */
public enum AccountError implements ErrorCode {
    /** Somebody has the name, or had it. */
    NAME_TAKEN("Choose another name; that of a closed account is not given again."),
    /** The name has other characters, or too few or too many. */
    BAD_NAME("Use 3 to 32 small letters, digits, dots and hyphens, beginning with a letter."),
    /** The password is easily guessed. */
    WEAK_PASSWORD("Use 12 characters or more, at least 5 different ones, and not the user name."),
    /** The present password is another one, or there is no such account. */
    WRONG_PASSWORD("Type the user name and the present password again."),
    /** Nobody with the volunteer number lives in the own area. */
    UNKNOWN_VOLUNTEER("Look at the volunteer number."),
    /** The volunteer has an account already. */
    VOLUNTEER_TAKEN("Reset the password of that account instead."),
    /** The role needs a team or organisation. */
    AFFILIATION_MISSING("Choose a team."),
    /** The account is that of who asks. */
    OWN_ACCOUNT("Ask somebody else who opens accounts.");

    private final String hint;

    AccountError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
