package org.volunteerledger.duty.staff;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.team.OrganisationId;

/**
 * A person of a unit to tie to a community.
 *
 * @param kind      how
 * @param volunteer the person
 * @param unit      the unit that the person works for
 * @param community the community
 * @param title     the title of a part-time post, at most {@value CommunityTie#MAX_TITLE} code points; null for a report
 * @param from      the first day
 */
public record NewTie(
        TieKind kind,
        VolunteerId volunteer,
        OrganisationId unit,
        AreaId community,
        @Nullable String title,
        LocalDate from) {

    /** Checks the limits. */
    public NewTie {
        Check.given("kind", kind);
        Check.given("volunteer", volunteer);
        Check.given("unit", unit);
        Check.given("community", community);
        checkTitle(kind, title);
        Check.given("from", from);
    }

    /**
     * A report to the community at home.
     *
     * @param volunteer the person
     * @param unit      the unit
     * @param community the community
     * @param from      the first day
     * @return the tie
     */
    public static NewTie report(VolunteerId volunteer, OrganisationId unit, AreaId community, LocalDate from) {
        return new NewTie(TieKind.REPORTED, volunteer, unit, community, null, from);
    }

    /**
     * A part-time post in a community's committee.
     *
     * @param volunteer the person
     * @param unit      the unit
     * @param community the community
     * @param title     the title
     * @param from      the first day
     * @return the tie
     */
    public static NewTie post(
            VolunteerId volunteer, OrganisationId unit, AreaId community, String title, LocalDate from) {
        return new NewTie(TieKind.PART_TIME_POST, volunteer, unit, community, title, from);
    }

    static void checkTitle(TieKind kind, @Nullable String title) {
        Check.optionalText("title", title, CommunityTie.MAX_TITLE);
        if ((title != null) != (kind == TieKind.PART_TIME_POST)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION, "A part-time post has a title, a report has none.", Map.of("kind", kind));
        }
    }
}
