package org.volunteerledger.console.district;

import java.util.List;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.team.TeamId;

/** The teams and what they work at, as they were founded, and the volunteers, as they were registered. */
final class Force {

    private final List<TeamId> teams;
    private final int[] community;
    private final List<ServiceCategoryId> categories;
    private final List<List<RunningProject>> projects;
    private final long[] volunteers;

    Force(
            List<TeamId> teams,
            int[] community,
            List<ServiceCategoryId> categories,
            List<List<RunningProject>> projects,
            int volunteers) {
        this.teams = teams;
        this.community = community;
        this.categories = categories;
        this.projects = projects;
        this.volunteers = new long[volunteers];
    }

    /** A project with the number of its category. */
    record RunningProject(ProjectId id, String name, int category) {}

    List<TeamId> teams() {
        return teams;
    }

    /** The number of the community of a team. */
    int communityOf(int team) {
        return community[team];
    }

    List<ServiceCategoryId> categories() {
        return categories;
    }

    /** The projects of a team. */
    List<RunningProject> projectsOf(int team) {
        return projects.get(team);
    }

    int volunteerCount() {
        return volunteers.length;
    }

    boolean isRegistered(int volunteer) {
        return volunteers[volunteer] != 0;
    }

    void register(int volunteer, VolunteerId id) {
        volunteers[volunteer] = id.value();
    }

    /** A volunteer who is registered. */
    VolunteerId volunteer(int number) {
        return new VolunteerId(volunteers[number]);
    }
}
