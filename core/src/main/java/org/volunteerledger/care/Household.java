package org.volunteerledger.care;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * Recipients who live together.
 *
 * @param id      the id
 * @param home    the area of the home
 * @param members who lives there, 1 to {@value #MAX_MEMBERS} recipients
 * @param panel   the panel that looks after them, or null
 */
public record Household(
        HouseholdId id,
        AreaId home,
        List<RecipientId> members,
        @Nullable CarePanelId panel) {

    /** The most members of a household. */
    public static final int MAX_MEMBERS = 20;

    /** The area of the home. */
    public static final Attribute<Household> HOME =
            Attribute.number("home", household -> household.home().value());

    /** The panel, absent if there is none. */
    public static final Attribute<Household> PANEL = Attribute.number(
            "panel",
            household -> household.panel() == null ? null : household.panel().value());

    /** The kind. */
    public static final Kind<Household> KIND = Kind.named(
                    "household", Household.class, household -> household.id().value())
            .attribute(HOME)
            .attribute(PANEL)
            .build();

    /** Copies the list and checks the limits. */
    public Household {
        Check.given("id", id);
        Check.given("home", home);
        Check.range("members", members.size(), 1, MAX_MEMBERS);
        members = List.copyOf(members);
    }

    Household in(@Nullable CarePanelId other) {
        return new Household(id, home, members, other);
    }
}
