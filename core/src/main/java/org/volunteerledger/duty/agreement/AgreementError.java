package org.volunteerledger.duty.agreement;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about agreements and what they oblige to. */
public enum AgreementError implements ErrorCode {
    /** The agreement does not hold on the day: it has not begun, has expired, or was ended. */
    NOT_IN_FORCE("Choose a day within the term, or sign a new agreement."),
    /** A period that is over would vanish, with what was held or missed in it. */
    PERIOD_OVER("End it from the end of the last period that is over, or later."),
    /** The agreement has no obligation of that number. */
    NO_SUCH_OBLIGATION("Look the numbers of its obligations up."),
    /** The activity is held by an organisation that is no partner, or outside of the community. */
    NOT_JOINT("Name an activity of a partner within the community."),
    /** The activity is of another category than the obligation asks for. */
    WRONG_CATEGORY("Name an activity of the category, or another obligation."),
    /** The activity was called off. */
    CALLED_OFF("Name an activity that was not cancelled."),
    /** The activity counts for the obligation already. */
    COUNTED_ALREADY("Name another activity.");

    private final String hint;

    AgreementError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
