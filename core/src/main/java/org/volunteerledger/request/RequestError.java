package org.volunteerledger.request;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about service requests. */
public enum RequestError implements ErrorCode {
    /** The status of the request does not allow the action. */
    WRONG_STATUS("Look at the request and choose one of the actions that its status allows."),
    /** Somebody else has the request already. */
    ALREADY_CLAIMED("Choose another request."),
    /** The request was rated before; it is rated once. */
    ALREADY_RATED("Say what there is to add in the follow-up."),
    /** The request was not sent to this team, organisation or volunteer, or is with them no longer. */
    NOT_ASSIGNED("Check who answers; ask the centre to dispatch it to them."),
    /** The one who answers has answered before. */
    ALREADY_ANSWERED("Give the request back, if the answer was yes."),
    /** The team is not there today, or the volunteer is not registered. */
    CANNOT_SERVE("Choose somebody who can serve today."),
    /** A request was sent to the same team or organisation twice. */
    SENT_TWICE("Name everybody once."),
    /** A service was begun without an activity. */
    NO_ACTIVITY("Announce the activity first and link it."),
    /** An activity is linked to a request already; its hours would count twice. */
    ACTIVITY_TAKEN("Link an activity of this request alone."),
    /** An activity is held by none of those who serve. */
    FOREIGN_ACTIVITY("Link an activity of a team or organisation that has accepted."),
    /** An activity was called off. */
    ACTIVITY_CANCELLED("Link an activity that takes place."),
    /** The request would have more activities than {@value ServiceRequest#MAX_ACTIVITIES}. */
    TOO_MANY_ACTIVITIES("Submit another request for what is left."),
    /** Somebody rates what they have done themselves. */
    OWN_SERVICE("Let the requester's side rate."),
    /** A text that everybody reads holds what looks like a number of a person. */
    PERSONAL_DATA("Leave the number out; what is personal goes into the requester's data."),
    /** The time limit of the stage has not passed. */
    NOT_OVERDUE("Wait until it has passed."),
    /** The time limit of the stage has passed, and that was noted before. */
    ALREADY_ESCALATED("Do what the status asks for."),
    /** The request has gone round too often. */
    TOO_MANY_STEPS("Cancel the request, and submit a new one."),
    /** The personal data is still needed. */
    NOT_OVER("Wait until the request is over."),
    /** The personal data was destroyed. */
    FORGOTTEN("There is no way back.");

    private final String hint;

    RequestError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
