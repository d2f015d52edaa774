package org.volunteerledger.people;

import org.volunteerledger.command.Draft;

/**
 * What a volunteer's registration ends with it, such as memberships and places ahead. It is decided and committed together with the end
 * of the registration, so that nobody who has left is still expected somewhere.
 */
@FunctionalInterface
public interface RegistrationEnd {

    /**
     * Ends what does not outlast the registration.
     *
     * @param draft  the decision to add to
     * @param leaver the volunteer as before the end, which the decision rests on
     */
    void end(Draft draft, Volunteer leaver);

    /**
     * Ends what somebody who is suspended cannot begin, and others wait for; nothing unless said otherwise, since a suspension passes.
     *
     * @param draft     the decision to add to
     * @param suspended the volunteer as before the suspension, which the decision rests on
     */
    default void suspend(Draft draft, Volunteer suspended) {}
}
