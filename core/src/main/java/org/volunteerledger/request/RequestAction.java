package org.volunteerledger.request;

import java.util.Locale;

/** What can be done with a request. */
public enum RequestAction {
    /** Brings it in. */
    SUBMIT,
    /** The centre takes it up to verify it. */
    REVIEW,
    /** The centre says no. */
    REJECT,
    /** The centre offers it to whoever claims it first. */
    OFFER,
    /** The centre sends it to teams or organisations. */
    DISPATCH,
    /** The centre takes it from whoever has it and sends it to others. */
    REDISPATCH,
    /** One that it was sent to says yes. */
    ACCEPT,
    /** One that it was sent to says no. */
    DECLINE,
    /** Somebody takes it who was not asked. */
    CLAIM,
    /** One who had said yes gives it back. */
    RETURN,
    /** Service begins or goes on: activities are linked. */
    SERVE,
    /** Service is over. */
    COMPLETE,
    /** The requester's side rates it. */
    RATE,
    /** The centre asks the requester how it went. */
    FOLLOW_UP,
    /** The centre closes it. */
    CLOSE,
    /** It is withdrawn. */
    CANCEL,
    /** The time limit of the stage has passed. */
    TIME_OUT;

    /** Whether it can come again and again, so that a limit must leave room for what ends the request. */
    boolean repeats() {
        return this == DISPATCH || this == REDISPATCH || this == OFFER || this == CLAIM || this == SERVE;
    }

    /** The name of the command, which is also the end of the event's type. */
    String commandName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "-request";
    }
}
