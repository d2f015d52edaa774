package org.volunteerledger.duty.lists;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.OrganisationId;

/**
 * An entry of the projects list: a resource of a unit is to meet a need of a community.
 *
 * @param id        the id
 * @param need      the need
 * @param resource  the resource
 * @param unit      the unit
 * @param community the community
 * @param proposed  which side proposed it, and so agrees
 * @param activity  the activity that is to meet the need; null before it runs
 * @param status    where it stands
 */
public record JointProject(
        JointProjectId id,
        ListItemId need,
        ListItemId resource,
        OrganisationId unit,
        AreaId community,
        Side proposed,
        @Nullable ActivityId activity,
        ProjectStatus status) {

    /** The unit. */
    public static final Attribute<JointProject> UNIT =
            Attribute.number("unit", project -> project.unit().value());

    /** The community. */
    public static final Attribute<JointProject> COMMUNITY =
            Attribute.number("community", project -> project.community().value());

    /** Where it stands. */
    public static final Attribute<JointProject> STATUS = Attribute.constant("status", JointProject::status);

    /** The kind; a need and a resource have one project that is not over. */
    public static final Kind<JointProject> KIND = Kind.named(
                    "joint_project", JointProject.class, project -> project.id().value())
            .attribute(UNIT)
            .attribute(COMMUNITY)
            .attribute(STATUS)
            .unique("pair", project -> project.isOver() ? null : pair(project.need(), project.resource()))
            .build();

    /** Checks that everything is given. */
    public JointProject {
        Check.given("id", id);
        Check.given("need", need);
        Check.given("resource", resource);
        Check.given("unit", unit);
        Check.given("community", community);
        Check.given("proposed", proposed);
        Check.given("status", status);
    }

    JointProject with(ProjectStatus next, @Nullable ActivityId held) {
        return new JointProject(id, need, resource, unit, community, proposed, held, next);
    }

    static String pair(ListItemId need, ListItemId resource) {
        return need.value() + ":" + resource.value();
    }

    private boolean isOver() {
        return status == ProjectStatus.DONE || status == ProjectStatus.DECLINED || status == ProjectStatus.CANCELLED;
    }
}
