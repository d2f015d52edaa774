package org.volunteerledger.duty.staff;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.team.OrganisationId;

/**
 * A time during which a person of a unit is tied to a community: dual reporting.
 *
 * @param id        the id
 * @param kind      how
 * @param volunteer the person, a registered volunteer
 * @param unit      the unit that the person works for
 * @param community the community
 * @param title     the title of a part-time post, at most {@value #MAX_TITLE} code points; null for a report
 * @param from      the first day
 * @param to        the first day on which it no longer holds, that of {@code from} if it never held, or null while it is open
 */
public record CommunityTie(
        CommunityTieId id,
        TieKind kind,
        VolunteerId volunteer,
        OrganisationId unit,
        AreaId community,
        @Nullable String title,
        LocalDate from,
        @Nullable LocalDate to) {

    /** The most code points of a title. */
    public static final int MAX_TITLE = 40;

    /** How. */
    public static final Attribute<CommunityTie> TIE = Attribute.constant("tie", CommunityTie::kind);

    /** The person. */
    public static final Attribute<CommunityTie> VOLUNTEER =
            Attribute.number("volunteer", tie -> tie.volunteer().value());

    /** The unit. */
    public static final Attribute<CommunityTie> UNIT =
            Attribute.number("unit", tie -> tie.unit().value());

    /** The community. */
    public static final Attribute<CommunityTie> COMMUNITY =
            Attribute.number("community", tie -> tie.community().value());

    /** The first day. */
    public static final Attribute<CommunityTie> FROM = Attribute.day("from_day", CommunityTie::from);

    /** The first day on which it no longer holds, absent while it is open. */
    public static final Attribute<CommunityTie> TO = Attribute.day("to_day", CommunityTie::to);

    /** The kind; a person has one open report, and one open post in each community. */
    public static final Kind<CommunityTie> KIND = Kind.named(
                    "community_tie", CommunityTie.class, tie -> tie.id().value())
            .attribute(TIE)
            .attribute(VOLUNTEER)
            .attribute(UNIT)
            .attribute(COMMUNITY)
            .attribute(FROM)
            .attribute(TO)
            .unique("open", tie -> tie.to() == null ? openKey(tie.kind(), tie.volunteer(), tie.community()) : null)
            .build();

    /** Checks the limits and the order of the days. */
    public CommunityTie {
        Check.given("id", id);
        Check.given("kind", kind);
        Check.given("volunteer", volunteer);
        Check.given("unit", unit);
        Check.given("community", community);
        NewTie.checkTitle(kind, title);
        Check.given("from", from);
        if (to != null && to.isBefore(from)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "The end " + to + " is before the first day, " + from + ".",
                    Map.of("from", from, "to", to));
        }
    }

    CommunityTie until(LocalDate end) {
        return new CommunityTie(id, kind, volunteer, unit, community, title, from, end);
    }

    static String openKey(TieKind kind, VolunteerId volunteer, AreaId community) {
        String person = kind + ":" + volunteer.value();
        return kind == TieKind.REPORTED ? person : person + ":" + community.value();
    }
}
