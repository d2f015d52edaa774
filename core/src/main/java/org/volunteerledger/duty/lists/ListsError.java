package org.volunteerledger.duty.lists;

import org.volunteerledger.error.ErrorCode;

/** Codes of refusals about commitments, needs, resources and joint projects. */
public enum ListsError implements ErrorCode {
    /** The unit has no commitment letter to the community that holds on the day. */
    NO_COMMITMENT("Let the unit sign a commitment letter to the community first."),
    /** The unit has a commitment letter to the community at that time already. */
    COMMITTED_ALREADY("Choose a term that begins when the other letter ends."),
    /** The item is not open any more. */
    NOT_OPEN("Look at the state of the item."),
    /** The resource does not fit the need: it is of another kind, or not for its community. */
    NO_MATCH("Look up which resources match the need."),
    /** The two are in a project already. */
    PROPOSED_ALREADY("Answer the project that there is."),
    /** The side has agreed already; the other one has to. */
    OTHER_SIDE("Let the other side agree."),
    /** The project is in a state that does not allow the step. */
    NOT_NOW("Look at the state of the project and choose a step that it allows."),
    /** The activity of the project has not been held, nobody came to it, or it is not one of the unit or its community. */
    NOT_HELD("Name an activity of the unit within the community, record who came, and close it when it was held.");

    private final String hint;

    ListsError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
