package org.volunteerledger.service;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.team.BrandId;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/**
 * A project to register.
 *
 * @param name         the name, at most 100 code points
 * @param team         the team that runs it
 * @param organisation the organisation that answers for it
 * @param area         the area where it takes place
 * @param category     the category of service
 * @param brand        the brand, or null
 * @param from         the first day
 * @param to           the last day, or null if none is planned
 */
public record NewProject(
        String name,
        TeamId team,
        OrganisationId organisation,
        AreaId area,
        ServiceCategoryId category,
        @Nullable BrandId brand,
        LocalDate from,
        @Nullable LocalDate to) {

    /** Checks the limits. */
    public NewProject {
        Check.text("name", name, 100);
        Check.given("team", team);
        Check.given("organisation", organisation);
        Check.given("area", area);
        Check.given("category", category);
        Check.given("from", from);
    }

    Project withId(ProjectId id) {
        return new Project(id, name, team, organisation, area, category, brand, from, to, ProjectStatus.OPEN);
    }
}
