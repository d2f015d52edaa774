package org.volunteerledger.statistics;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.team.BrandId;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/** What a statement is about: everything, an area, an organisation, a team, or a programme. Immutable. */
public final class StatementScope {

    /** The whole ledger. */
    public static final StatementScope EVERYTHING = new StatementScope(null, null, null, null);

    private final @Nullable AreaId area;
    private final @Nullable OrganisationId organisation;
    private final @Nullable TeamId team;
    private final @Nullable BrandId programme;

    private StatementScope(
            @Nullable AreaId area,
            @Nullable OrganisationId organisation,
            @Nullable TeamId team,
            @Nullable BrandId programme) {
        this.area = area;
        this.organisation = organisation;
        this.team = team;
        this.programme = programme;
    }

    /**
     * What was served in an area and all that lies within it on the last day: its stations, its teams and projects, the volunteers who
     * live there.
     *
     * @param area the area
     * @return the scope
     */
    public static StatementScope within(AreaId area) {
        return new StatementScope(Check.given("area", area), null, null, null);
    }

    /**
     * What an organisation recorded: its teams and projects, and the members of its teams.
     *
     * @param organisation the organisation
     * @return the scope
     */
    public static StatementScope of(OrganisationId organisation) {
        return new StatementScope(null, Check.given("organisation", organisation), null, null);
    }

    /**
     * What a team and all below it on the last day served: their projects and their members.
     *
     * @param team the team
     * @return the scope
     */
    public static StatementScope of(TeamId team) {
        return new StatementScope(null, null, Check.given("team", team), null);
    }

    /**
     * What was served in the projects of a programme brand, with the teams of that brand and their members.
     *
     * @param brand the brand
     * @return the scope
     */
    public static StatementScope ofProgramme(BrandId brand) {
        return new StatementScope(null, null, null, Check.given("brand", brand));
    }

    @Nullable AreaId area() {
        return area;
    }

    @Nullable OrganisationId organisation() {
        return organisation;
    }

    @Nullable TeamId team() {
        return team;
    }

    @Nullable BrandId programme() {
        return programme;
    }
}
