package org.volunteerledger.care;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.storage.EntityId;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/**
 * Who provides care, and what its hours count towards.
 *
 * @param organisation the organisation that records (Order 67, article 26)
 * @param team         the team, or null
 * @param project      the project, or null
 * @param category     the category of service, or null
 */
public record CareProvider(
        OrganisationId organisation,
        @Nullable TeamId team,
        @Nullable ProjectId project,
        @Nullable ServiceCategoryId category) {

    /** Checks that the organisation is given. */
    public CareProvider {
        Check.given("organisation", organisation);
    }

    /**
     * An organisation alone.
     *
     * @param organisation the organisation
     * @return the provider
     */
    public static CareProvider of(OrganisationId organisation) {
        return new CareProvider(organisation, null, null, null);
    }

    Attribution attribution(VolunteerId volunteer, AreaId area) {
        return new Attribution(
                volunteer.value(), 0, id(project), id(team), organisation.value(), area.value(), 0, id(category));
    }

    private static long id(@Nullable EntityId id) {
        return id == null ? Attribution.NONE : id.value();
    }
}
