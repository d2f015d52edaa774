package org.volunteerledger.duty.roster;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about duty rosters. */
public enum RosterError implements ErrorCode {
    /** The roster has no duty on that day. */
    NO_DUTY("Choose a day and post of the roster's plan."),
    /** Somebody has the post on that day. */
    SEAT_TAKEN("Choose a day and post without anybody, or agree on an exchange."),
    /** The person is on duty on that day already. */
    DOUBLE_BOOKED("Choose another person or day."),
    /** The volunteer is not registered on the day, or is suspended. */
    NOT_REGISTERED("Choose a registered volunteer."),
    /** The person would have more turns in the month than the place allows. */
    TOO_MANY_TURNS("Choose another person or month."),
    /** The person has no part in the exchange, or it is for the other one to say. */
    NOT_YOURS("Let the person whom it concerns say so."),
    /** The exchange was answered or taken back, or its turns are no longer held by whom they were. */
    MOVED_ON("Look at the roster and propose a new exchange."),
    /** It is too late for the exchange. */
    TOO_LATE("Agree earlier, or let the organiser reassign the turn."),
    /** The turn is not over yet. */
    NOT_OVER("Record it when it is over."),
    /** The turn was recorded or given up. */
    TURN_CLOSED("Look at the turn's state.");

    private final String hint;

    RosterError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
