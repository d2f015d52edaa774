package org.volunteerledger.honour;

import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.team.TeamId;

/**
 * Whom an honour goes to. Persons are named by their id only, never in clear.
 *
 * @param type what the id is one of
 * @param id   the id of the volunteer, team, project or area
 */
public record Recipient(Type type, long id) {

    /** What can be honoured. */
    public enum Type {
        /** A volunteer. */
        PERSON,
        /** A team. */
        TEAM,
        /** A project. */
        PROJECT,
        /** A community, or another area. */
        COMMUNITY
    }

    /** Checks the range. */
    public Recipient {
        Check.given("type", type);
        Check.id("recipient", id);
    }

    /**
     * A person.
     *
     * @param volunteer the volunteer
     * @return the recipient
     */
    public static Recipient person(VolunteerId volunteer) {
        return new Recipient(Type.PERSON, volunteer.value());
    }

    /**
     * A team.
     *
     * @param team the team
     * @return the recipient
     */
    public static Recipient team(TeamId team) {
        return new Recipient(Type.TEAM, team.value());
    }

    /**
     * A project.
     *
     * @param project the project
     * @return the recipient
     */
    public static Recipient project(ProjectId project) {
        return new Recipient(Type.PROJECT, project.value());
    }

    /**
     * A community.
     *
     * @param area its area
     * @return the recipient
     */
    public static Recipient community(AreaId area) {
        return new Recipient(Type.COMMUNITY, area.value());
    }
}
