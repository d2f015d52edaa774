package org.volunteerledger.console.district;

import java.util.List;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.team.TeamId;

/**
 * The teams and what they work at, as they were founded.
 *
 * @param teams      the teams
 * @param community  the number of the community of each team
 * @param categories the categories of service
 * @param projects   for each team its projects
 * @param volunteers the ids of the volunteers; those who register later are 0 until they do
 */
record Force(
        List<TeamId> teams,
        int[] community,
        List<ServiceCategoryId> categories,
        List<List<RunningProject>> projects,
        long[] volunteers) {

    /** A project with the number of its category. */
    record RunningProject(ProjectId id, String name, int category) {}

    VolunteerId volunteer(int number) {
        return new VolunteerId(volunteers[number]);
    }
}
