package org.volunteerledger.duty.roster;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A duty roster.
 *
 * @param id   the id
 * @param plan which posts it fills, and when
 */
public record DutyRoster(DutyRosterId id, RosterPlan plan) {

    /** The name. */
    public static final Attribute<DutyRoster> NAME =
            Attribute.text("name", 60, roster -> roster.plan().name());

    /** The organisation. */
    public static final Attribute<DutyRoster> ORGANISATION = Attribute.number(
            "organisation", roster -> roster.plan().affiliation().organisation().value());

    /** The area. */
    public static final Attribute<DutyRoster> AREA = Attribute.number(
            "area", roster -> roster.plan().affiliation().area().value());

    /** The kind. */
    public static final Kind<DutyRoster> KIND = Kind.named(
                    "duty_roster", DutyRoster.class, roster -> roster.id().value())
            .attribute(NAME)
            .attribute(ORGANISATION)
            .attribute(AREA)
            .build();

    /** Checks that everything is given. */
    public DutyRoster {
        Check.given("id", id);
        Check.given("plan", plan);
    }
}
