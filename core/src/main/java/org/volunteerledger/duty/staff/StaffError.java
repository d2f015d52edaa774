package org.volunteerledger.duty.staff;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about rosters of organisations and about dual reporting. */
public enum StaffError implements ErrorCode {
    /** The organisation's roster has an open entry of that number. */
    ON_ROSTER("End the entry first, or use another staff number."),
    /** The organisation's roster has no open entry of that number. */
    NOT_ON_ROSTER("Check the staff number."),
    /** The person has an open report to a community, or an open post in it. */
    TIED_ALREADY("End the one that is open first."),
    /** The person has no open report or post of that kind. */
    NOT_TIED("Check the volunteer and the community."),
    /** The person is not a registered volunteer on the day. */
    NOT_REGISTERED("Register the person as a volunteer first."),
    /** The area is not a community. */
    NOT_A_COMMUNITY("Name an area of level COMMUNITY."),
    /** A change is dated before what it ends began. */
    OUT_OF_ORDER("Date the end after the first day.");

    private final String hint;

    StaffError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
