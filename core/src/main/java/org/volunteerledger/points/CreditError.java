package org.volunteerledger.points;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about points and time credits. */
public enum CreditError implements ErrorCode {
    /** The place has no rules for this book of credits. */
    NO_RULES("Set the rules of the book for the area first."),
    /** Nothing is due for the day: no standing hours, or all of it was credited. */
    NOTHING_DUE("Post the hours first, or look at what was credited already."),
    /** The claim was decided, or is being decided by the same person again. */
    ALREADY_DECIDED("Look at the claim."),
    /** Nobody decides on a claim of their own. */
    OWN_CLAIM("Ask somebody else."),
    /** The day was claimed already. */
    ALREADY_CLAIMED("Decide on the claim that is open."),
    /** Two records of a person are to become one, both claim a day, and the claim of the one to give up is open. */
    CLAIM_OPEN("Decide on the claim first."),
    /** The balance does not suffice. */
    INSUFFICIENT("Take less, or earn more first."),
    /** The balance is below what the rules ask for before anything is redeemed. */
    BELOW_REDEMPTION("Wait until the balance is high enough."),
    /** The balance would exceed what the rules allow. */
    LIMIT("Give less.");

    private final String hint;

    CreditError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
