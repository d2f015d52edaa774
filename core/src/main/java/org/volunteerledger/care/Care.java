package org.volunteerledger.care;

import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.people.MinorAge;
import org.volunteerledger.privacy.PersonVault;

/**
 * The way in to care: recipients, pairings, plans, visits, panels and files.
 *
 * @param recipients     the people who are cared for
 * @param pairings       who cares for whom
 * @param plans          what is done, and how often
 * @param visits         the visits that took place
 * @param due            the visits that are expected
 * @param qualifications what volunteers may do
 * @param panels         volunteers of several roles for some households
 * @param files          protected files
 */
public record Care(
        Recipients recipients,
        Pairings pairings,
        CarePlans plans,
        CareVisits visits,
        DueVisits due,
        Qualifications qualifications,
        CarePanels panels,
        ResidentFiles files) {

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param vault  seals and opens personal data
     * @return the commands
     */
    public static Care over(CommandRunner runner, PersonVault vault) {
        return new Care(
                new Recipients(runner, vault),
                new Pairings(runner, MinorAge.of(vault)),
                new CarePlans(runner),
                new CareVisits(runner, vault),
                new DueVisits(runner),
                new Qualifications(runner),
                new CarePanels(runner),
                new ResidentFiles(runner, vault));
    }
}
