package org.volunteerledger.duty;

import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.duty.agreement.Agreements;
import org.volunteerledger.duty.desk.DeskCases;
import org.volunteerledger.duty.desk.Desks;
import org.volunteerledger.duty.lists.JointProjects;
import org.volunteerledger.duty.lists.ThreeLists;
import org.volunteerledger.duty.programme.Programmes;
import org.volunteerledger.duty.roster.DutyHours;
import org.volunteerledger.duty.roster.DutyRosters;
import org.volunteerledger.duty.roster.Exchanges;
import org.volunteerledger.duty.staff.DualReporting;
import org.volunteerledger.duty.staff.StaffRosters;
import org.volunteerledger.people.MinorAge;
import org.volunteerledger.people.People;
import org.volunteerledger.place.Places;
import org.volunteerledger.policy.LocalPolicies;
import org.volunteerledger.privacy.PersonVault;

/** Everything about duty, in one place. Thread-safe. */
public final class Duties {

    private final CommandRunner runner;
    private final People people;
    private final Places places;
    private final LocalPolicies policies;
    private final PersonVault vault;

    private Duties(CommandRunner runner, People people, Places places, LocalPolicies policies, PersonVault vault) {
        this.runner = runner;
        this.people = people;
        this.places = places;
        this.policies = policies;
        this.vault = vault;
    }

    /**
     * Over a storage.
     *
     * @param runner   runs the commands
     * @param people   makes look-up values of identity documents
     * @param places   knows which areas lie within which
     * @param policies what places have set
     * @param vault    seals and opens what residents tell, and tells who is under age
     * @return the commands
     */
    public static Duties over(
            CommandRunner runner, People people, Places places, LocalPolicies policies, PersonVault vault) {
        return new Duties(runner, people, places, policies, vault);
    }

    /**
     * Who works for an organisation, and how many of them are registered volunteers.
     *
     * @return the commands
     */
    public StaffRosters staff() {
        return StaffRosters.over(runner, people);
    }

    /**
     * Dual reporting: people and heads of units in the communities.
     *
     * @return the commands
     */
    public DualReporting reporting() {
        return DualReporting.over(runner);
    }

    /**
     * Co-building agreements and whether they are kept.
     *
     * @return the commands
     */
    public Agreements agreements() {
        return Agreements.over(runner, places);
    }

    /**
     * Recurring programmes.
     *
     * @return the commands
     */
    public Programmes programmes() {
        return Programmes.over(runner);
    }

    /**
     * Who is on duty on which day.
     *
     * @return the commands
     */
    public DutyRosters rosters() {
        return DutyRosters.over(runner, policies, MinorAge.of(vault));
    }

    /**
     * Covers and swaps of turns on duty.
     *
     * @return the commands
     */
    public Exchanges exchanges() {
        return Exchanges.over(runner, policies, MinorAge.of(vault));
    }

    /**
     * Time on duty as hours.
     *
     * @return the commands
     */
    public DutyHours hours() {
        return DutyHours.over(runner, policies, rosters());
    }

    /**
     * Desks and their stewards.
     *
     * @return the commands
     */
    public Desks desks() {
        return Desks.over(runner);
    }

    /**
     * Cases that residents bring to desks.
     *
     * @return the commands
     */
    public DeskCases cases() {
        return DeskCases.over(runner, policies, vault);
    }

    /**
     * Commitment letters, needs and resources.
     *
     * @return the commands
     */
    public ThreeLists lists() {
        return ThreeLists.over(runner, places);
    }

    /**
     * Joint projects of units and communities.
     *
     * @return the commands
     */
    public JointProjects projects() {
        return JointProjects.over(runner, places);
    }
}
