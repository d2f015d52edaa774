package org.volunteerledger.team;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.StationId;

/**
 * A team to found.
 *
 * @param name         the name, at most 100 code points
 * @param parent       the team above, or null
 * @param organisation the organisation that it belongs to
 * @param area         the area where it serves
 * @param station      the practice station, or null
 * @param brand        the brand, or null
 * @param sponsor      the kind of its sponsor
 * @param speciality   what it is good at, or null; at most 100 code points
 * @param foundedOn    the first day
 */
public record NewTeam(
        String name,
        @Nullable TeamId parent,
        OrganisationId organisation,
        AreaId area,
        @Nullable StationId station,
        @Nullable BrandId brand,
        SponsorKind sponsor,
        @Nullable String speciality,
        LocalDate foundedOn) {

    /** Checks the limits, and strips the blanks around the texts, which would make another name or speciality of the same. */
    public NewTeam {
        name = Check.text("name", name, 100).strip();
        Check.given("organisation", organisation);
        Check.given("area", area);
        Check.given("sponsor", sponsor);
        String known = Check.optionalText("speciality", speciality, 100);
        speciality = known == null ? null : known.strip();
        Check.given("foundedOn", foundedOn);
    }

    /**
     * A team at the top, without station, brand, sponsor and speciality.
     *
     * @param name         the name
     * @param organisation the organisation that it belongs to
     * @param area         the area where it serves
     * @param foundedOn    the first day
     * @return the team
     */
    public static NewTeam of(String name, OrganisationId organisation, AreaId area, LocalDate foundedOn) {
        return new NewTeam(name, null, organisation, area, null, null, SponsorKind.NONE, null, foundedOn);
    }

    /**
     * The same, below another team.
     *
     * @param above the team above
     * @return a copy
     */
    public NewTeam below(TeamId above) {
        return new NewTeam(name, above, organisation, area, station, brand, sponsor, speciality, foundedOn);
    }

    Team withId(TeamId id) {
        return new Team(
                id,
                name,
                organisation,
                area,
                station,
                brand,
                sponsor,
                speciality,
                foundedOn,
                null,
                List.of(new Team.Parent(foundedOn, parent)));
    }
}
