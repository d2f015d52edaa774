package org.volunteerledger.team;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * A time during which a volunteer belongs to a team in one role. A change of role ends one membership and begins the next, so the
 * memberships of a team are its history; those of one volunteer in one team never share a day.
 *
 * @param id        the id
 * @param team      the team
 * @param volunteer the volunteer, who may belong to several teams
 * @param role      the role
 * @param from      the first day
 * @param to        the first day on which it no longer holds, not before the first, or null while it is open; on the first itself,
 *                  it never held
 */
public record Membership(
        MembershipId id,
        TeamId team,
        VolunteerId volunteer,
        TeamRole role,
        LocalDate from,
        @Nullable LocalDate to) {

    /** The team. */
    public static final Attribute<Membership> TEAM =
            Attribute.number("team", membership -> membership.team().value());

    /** The volunteer. */
    public static final Attribute<Membership> VOLUNTEER =
            Attribute.number("volunteer", membership -> membership.volunteer().value());

    /** The role. */
    public static final Attribute<Membership> ROLE = Attribute.constant("role", Membership::role);

    /** The first day. */
    public static final Attribute<Membership> FROM = Attribute.day("from_day", Membership::from);

    /** The first day on which it no longer holds, absent while it is open. */
    public static final Attribute<Membership> TO = Attribute.day("to_day", Membership::to);

    /** The kind; at most one membership of a volunteer in a team is open. */
    public static final Kind<Membership> KIND = Kind.named(
                    "membership",
                    Membership.class,
                    membership -> membership.id().value())
            .attribute(TEAM)
            .attribute(VOLUNTEER)
            .attribute(ROLE)
            .attribute(FROM)
            .attribute(TO)
            .unique("open", Membership::openKey)
            .build();

    /** Checks the order of the dates. */
    public Membership {
        Check.given("id", id);
        Check.given("team", team);
        Check.given("volunteer", volunteer);
        Check.given("role", role);
        Check.given("from", from);
        if (to != null && to.isBefore(from)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "The membership ends on " + to + ", before its first day, " + from + ".",
                    Map.of("from", from, "to", to));
        }
    }

    /**
     * Whether the membership holds on a day.
     *
     * @param day the day
     * @return true from the first day to the one before it ends
     */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    Membership until(LocalDate end) {
        return new Membership(id, team, volunteer, role, from, end);
    }

    static String openKey(TeamId team, VolunteerId volunteer) {
        return team.value() + ":" + volunteer.value();
    }

    private @Nullable String openKey() {
        return to == null ? openKey(team, volunteer) : null;
    }
}
