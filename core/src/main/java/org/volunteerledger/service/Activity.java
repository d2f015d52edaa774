package org.volunteerledger.service;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.storage.Kind;

/**
 * An activity. What it earned is in the ledger, and no change of its plan or status touches that.
 *
 * @param id     the id
 * @param plan   what it is meant to be
 * @param status where it stands
 */
public record Activity(ActivityId id, ActivityPlan plan, ActivityStatus status) {

    /** The name. */
    public static final Attribute<Activity> NAME =
            Attribute.text("name", 100, activity -> activity.plan().name());

    /** The project, absent if it has none. */
    public static final Attribute<Activity> PROJECT = Attribute.number(
            "project", activity -> present(activity.affiliation().project()));

    /** The team. */
    public static final Attribute<Activity> TEAM =
            Attribute.number("team", activity -> activity.affiliation().team().value());

    /** The organisation. */
    public static final Attribute<Activity> ORGANISATION = Attribute.number(
            "organisation", activity -> activity.affiliation().organisation().value());

    /** The area. */
    public static final Attribute<Activity> AREA =
            Attribute.number("area", activity -> activity.affiliation().area().value());

    /** The category, absent if it has none. */
    public static final Attribute<Activity> CATEGORY = Attribute.number(
            "category", activity -> present(activity.affiliation().category()));

    /** The status. */
    public static final Attribute<Activity> STATUS = Attribute.constant("status", Activity::status);

    /** The planned start. */
    public static final Attribute<Activity> STARTS_AT = Attribute.instant(
            "starts_at", activity -> activity.plan().schedule().time().start());

    /** The planned end. */
    public static final Attribute<Activity> ENDS_AT = Attribute.instant(
            "ends_at", activity -> activity.plan().schedule().time().end());

    /** The kind. */
    public static final Kind<Activity> KIND = Kind.named(
                    "activity", Activity.class, activity -> activity.id().value())
            .attribute(NAME)
            .attribute(PROJECT)
            .attribute(TEAM)
            .attribute(ORGANISATION)
            .attribute(AREA)
            .attribute(CATEGORY)
            .attribute(STATUS)
            .attribute(STARTS_AT)
            .attribute(ENDS_AT)
            .build();

    /** Checks that everything is given. */
    public Activity {
        Check.given("id", id);
        Check.given("plan", plan);
        Check.given("status", status);
    }

    /**
     * What the time of a volunteer in this activity counts towards.
     *
     * @param volunteer the volunteer, or null for unnamed helpers
     * @return the attribution
     */
    public Attribution attribution(@Nullable VolunteerId volunteer) {
        Affiliation towards = affiliation();
        return new Attribution(
                orNone(volunteer),
                id.value(),
                orNone(towards.project()),
                towards.team().value(),
                towards.organisation().value(),
                towards.area().value(),
                orNone(towards.station()),
                orNone(towards.category()));
    }

    private Affiliation affiliation() {
        return plan.affiliation();
    }

    private static long orNone(@Nullable EntityId id) {
        return id == null ? Attribution.NONE : id.value();
    }

    private static @Nullable Long present(@Nullable EntityId id) {
        return id == null ? null : id.value();
    }
}
