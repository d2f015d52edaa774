package org.volunteerledger.service;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.BrandId;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/**
 * A service project: activities that belong together.
 *
 * @param id           the id
 * @param name         the name, at most 100 code points
 * @param team         the team that runs it
 * @param organisation the organisation that answers for it
 * @param area         the area where it takes place
 * @param category     the category of service
 * @param brand        the brand under which it is known, or null
 * @param from         the first day
 * @param to           the last day, or null if none is planned
 * @param status       where it stands
 */
public record Project(
        ProjectId id,
        String name,
        TeamId team,
        OrganisationId organisation,
        AreaId area,
        ServiceCategoryId category,
        @Nullable BrandId brand,
        LocalDate from,
        @Nullable LocalDate to,
        ProjectStatus status) {

    /** The name. */
    public static final Attribute<Project> NAME = Attribute.text("name", 100, Project::name);

    /** The team. */
    public static final Attribute<Project> TEAM =
            Attribute.number("team", project -> project.team().value());

    /** The organisation. */
    public static final Attribute<Project> ORGANISATION =
            Attribute.number("organisation", project -> project.organisation().value());

    /** The area. */
    public static final Attribute<Project> AREA =
            Attribute.number("area", project -> project.area().value());

    /** The category. */
    public static final Attribute<Project> CATEGORY =
            Attribute.number("category", project -> project.category().value());

    /** The brand, absent if it has none. */
    public static final Attribute<Project> BRAND = Attribute.number(
            "brand", project -> project.brand() == null ? null : project.brand().value());

    /** The status. */
    public static final Attribute<Project> STATUS = Attribute.constant("status", Project::status);

    /** The kind. */
    public static final Kind<Project> KIND = Kind.named(
                    "project", Project.class, project -> project.id().value())
            .attribute(NAME)
            .attribute(TEAM)
            .attribute(ORGANISATION)
            .attribute(AREA)
            .attribute(CATEGORY)
            .attribute(BRAND)
            .attribute(STATUS)
            .build();

    /** Checks the limits and the order of the dates. */
    public Project {
        Check.given("id", id);
        Check.text("name", name, 100);
        Check.given("team", team);
        Check.given("organisation", organisation);
        Check.given("area", area);
        Check.given("category", category);
        Check.given("from", from);
        Check.given("status", status);
        if (to != null && to.isBefore(from)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "The project ends on " + to + ", before it begins on " + from + ".",
                    Map.of("from", from, "to", to));
        }
    }

    /**
     * The same project in another state.
     *
     * @param next the state
     * @return a copy
     */
    Project with(ProjectStatus next) {
        return new Project(id, name, team, organisation, area, category, brand, from, to, next);
    }
}
