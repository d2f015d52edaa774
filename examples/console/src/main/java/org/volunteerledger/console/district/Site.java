package org.volunteerledger.console.district;

import java.util.List;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.StationId;
import org.volunteerledger.team.OrganisationId;

/**
 * The places of the district as they were built.
 *
 * @param district     the district
 * @param streets      the streets
 * @param communities  the communities; each lies in the street of its number modulo the number of streets
 * @param grids        for each community its grids
 * @param centre       the practice centre
 * @param offices      the practice office of each street
 * @param stations     the practice station of each community
 * @param bases        the practice bases
 * @param organisation the organisation of the centre
 * @param streetOffices the organisation of each street
 */
record Site(
        AreaId district,
        List<AreaId> streets,
        List<AreaId> communities,
        List<List<AreaId>> grids,
        StationId centre,
        List<StationId> offices,
        List<StationId> stations,
        List<StationId> bases,
        OrganisationId organisation,
        List<OrganisationId> streetOffices) {

    /** The street of a community. */
    int streetOf(int community) {
        return community % streets.size();
    }
}
