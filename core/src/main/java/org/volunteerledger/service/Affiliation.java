package org.volunteerledger.service;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.StationId;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/**
 * What the time of an activity counts towards.
 *
 * @param team         the team that serves
 * @param organisation the organisation that holds the activity and records the time (Order 67, article 26)
 * @param area         the area where it takes place
 * @param station      the practice station, or null
 * @param project      the project, or null
 * @param category     the category of service, or null
 */
public record Affiliation(
        TeamId team,
        OrganisationId organisation,
        AreaId area,
        @Nullable StationId station,
        @Nullable ProjectId project,
        @Nullable ServiceCategoryId category) {

    /** Checks that what must be given is. */
    public Affiliation {
        Check.given("team", team);
        Check.given("organisation", organisation);
        Check.given("area", area);
    }

    /**
     * An affiliation without station, project and category.
     *
     * @param team         the team that serves
     * @param organisation the organisation that records
     * @param area         the area
     * @return the affiliation
     */
    public static Affiliation of(TeamId team, OrganisationId organisation, AreaId area) {
        return new Affiliation(team, organisation, area, null, null, null);
    }

    /**
     * The same, within a project.
     *
     * @param within the project
     * @param kind   the category of service, or null
     * @return a copy
     */
    public Affiliation in(ProjectId within, @Nullable ServiceCategoryId kind) {
        return new Affiliation(team, organisation, area, station, within, kind);
    }

    /**
     * The same, at a station.
     *
     * @param place the station
     * @return a copy
     */
    public Affiliation at(StationId place) {
        return new Affiliation(team, organisation, area, place, project, category);
    }
}
