package org.volunteerledger.team;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about teams and their members. */
public enum TeamError implements ErrorCode {
    /** A team would lie below itself. */
    CIRCLE("Choose a parent that is not below the team, then or later."),
    /** A change is dated before one that is known already. */
    OUT_OF_ORDER("Date the change after the latest one."),
    /** The team is not there on the day. */
    NOT_THERE("Choose a day on which the team exists, or another team."),
    /** The team still has teams below it. */
    HAS_SUBTEAMS("Move or dissolve the teams below first."),
    /** The organisation has a team of the name in the area, which is there on the day or later. */
    ALREADY_THERE("Use the team that is there, or give this one a name that tells the two apart."),
    /** The volunteer was not registered yet on the day, or had left by then. */
    NOT_REGISTERED("Choose a day of the registration, or reinstate the volunteer first."),
    /** The volunteer belongs to the team already. */
    ALREADY_MEMBER("Change the role, or end the membership first."),
    /** The volunteer has no open membership of the team. */
    NOT_A_MEMBER("Join the team first.");

    private final String hint;

    TeamError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
