package org.volunteerledger.testing;

import java.util.List;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/**
 * A district after a year of service, made through the use cases as a host would: places, teams, projects, and activities that were
 * announced, attended and reviewed. What a {@link Size} says is exact whatever the seed; the seed decides who serves when, and for how
 * long. All people are invented.
 *
 * @param size         how large it is
 * @param area         the district
 * @param streets      its streets
 * @param communities  the communities, each in a street
 * @param organisation the organisation to which the teams belong
 * @param teams        the teams, each in the community with the same index
 * @param volunteers   the volunteers; each is a member of the team whose index is the own one modulo the number of teams
 * @param projects     the projects; each belongs to a team in the same way
 * @param activities   the activities, all of them reviewed; each belongs to a project in the same way
 */
public record SampleDistrict(
        Size size,
        AreaId area,
        List<AreaId> streets,
        List<AreaId> communities,
        OrganisationId organisation,
        List<TeamId> teams,
        List<VolunteerId> volunteers,
        List<ProjectId> projects,
        List<ActivityId> activities) {

    /** The year of the activities. */
    public static final int YEAR = 2025;

    /** Copies the lists. */
    public SampleDistrict {
        streets = List.copyOf(streets);
        communities = List.copyOf(communities);
        teams = List.copyOf(teams);
        volunteers = List.copyOf(volunteers);
        projects = List.copyOf(projects);
        activities = List.copyOf(activities);
    }

    /**
     * Makes a district in a ledger that has none yet. The clock goes through the year and stands at its end, the first of January
     * {@code YEAR + 1}. Made again in the same ledger, with the same size and seed, it is the same district and nothing is written.
     *
     * @param ledger the ledger, over any storage
     * @param clock  the clock of that ledger
     * @param size   how large
     * @param seed   decides who serves when, and for how long
     * @return the district
     */
    public static SampleDistrict make(VolunteerLedger ledger, MutableClock clock, Size size, long seed) {
        Check.given("size", size);
        return new DistrictBuilder(ledger, clock, size, seed).build();
    }

    /**
     * How large a district is: a part of one with 70,000 volunteers, 743 teams, 21,008 projects and 3,600,000 hours, and so as busy for
     * each volunteer. The smaller ones have more teams than their part, so that there are several to tell apart.
     */
    public enum Size {
        /** A two-thousandth: 35 volunteers in 2 teams, 11 projects, 150 activities, 1,800 hours. */
        SMALL(1, 2, 35, 11, 1_800),
        /** A five-hundredth, in one street: 140 volunteers in 4 teams, 42 projects, 600 activities, 7,200 hours. */
        MEDIUM(1, 4, 140, 42, 7_200),
        /** A hundredth: 700 volunteers in 7 teams, 210 projects, 3,000 activities, 36,000 hours. */
        LARGE(2, 7, 700, 210, 36_000);

        /** The hours that all who attend an activity have served together. */
        static final int HOURS_OF_ACTIVITY = 12;

        private final int streets;
        private final int teams;
        private final int volunteers;
        private final int projects;
        private final int hours;

        Size(int streets, int teams, int volunteers, int projects, int hours) {
            this.streets = streets;
            this.teams = teams;
            this.volunteers = volunteers;
            this.projects = projects;
            this.hours = hours;
        }

        /**
         * The streets.
         *
         * @return how many there are
         */
        public int streets() {
            return streets;
        }

        /**
         * The teams, and as many communities.
         *
         * @return how many there are
         */
        public int teams() {
            return teams;
        }

        /**
         * The registered volunteers.
         *
         * @return how many there are
         */
        public int volunteers() {
            return volunteers;
        }

        /**
         * The projects.
         *
         * @return how many there are
         */
        public int projects() {
            return projects;
        }

        /**
         * The activities, each of {@value #HOURS_OF_ACTIVITY} hours of all who attend together.
         *
         * @return how many there are
         */
        public int activities() {
            return hours / HOURS_OF_ACTIVITY;
        }

        /**
         * The credited service of the year.
         *
         * @return minutes
         */
        public long minutes() {
            return hours * 60L;
        }
    }
}
