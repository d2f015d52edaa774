package org.volunteerledger.service;

import org.volunteerledger.command.Draft;
import org.volunteerledger.people.Volunteer;

/**
 * What rests on the consent of a guardian besides places in shifts, and ends with it, such as pairings and turns on duty. It is decided
 * and committed together with the withdrawal, so that no child serves against the will of its guardian.
 */
@FunctionalInterface
public interface ConsentEnd {

    /**
     * Ends what the rules on minors do not allow any more.
     *
     * @param draft  the decision to add to
     * @param minors the rules, with the consent as withdrawn
     * @param minor  whose guardian withdraws
     * @return how much ended
     */
    int end(Draft draft, MinorsAlone minors, Volunteer minor);
}
