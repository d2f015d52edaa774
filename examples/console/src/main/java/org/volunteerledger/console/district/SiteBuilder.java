package org.volunteerledger.console.district;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places;
import org.volunteerledger.place.Places.NewArea;
import org.volunteerledger.place.StationId;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.Teams;

/** Builds the places: the tree of areas, the stations, the organisations that run them, and the rules of the district. */
final class SiteBuilder {

    /** The step by which a run is known. */
    static final String FIRST_STEP = "area-district";

    private static final int GRIDS = 2;
    private static final int BUILDINGS = 3;

    private final Steps steps;
    private final Places places;
    private final Teams teams;
    private final VolunteerLedger ledger;
    private final DistrictFigures figures;
    private final LocalDate since;

    SiteBuilder(Steps steps, VolunteerLedger ledger, DistrictFigures figures) {
        this.steps = steps;
        this.ledger = ledger;
        this.places = ledger.places();
        this.teams = ledger.teams();
        this.figures = figures;
        this.since = LocalDate.of(figures.year() - 3, 7, 1);
    }

    static int areas(DistrictFigures figures) {
        return 1 + figures.offices() + figures.stations() * (1 + GRIDS * (1 + BUILDINGS));
    }

    Site build() {
        AreaId district = area(FIRST_STEP, Vocabulary.DISTRICT_CODE, Vocabulary.DISTRICT, AreaLevel.DISTRICT, null);
        List<AreaId> streets = streets(district);
        List<AreaId> communities = communities(streets);
        List<List<AreaId>> grids = new ArrayList<>();
        for (int i = 0; i < communities.size(); i++) {
            grids.add(grids(i, communities.get(i)));
        }
        ledger.policies()
                .set(command("policy"), district, figures.first().minusYears(1), null, DistrictPolicy.policy());
        OrganisationId organisation = teams.registerOrganisation(
                command("organisation"), Vocabulary.DISTRICT + "新时代文明实践中心", null, null, district);
        List<OrganisationId> streetOffices = new ArrayList<>();
        for (int i = 0; i < streets.size(); i++) {
            streetOffices.add(teams.registerOrganisation(
                    command("organisation-" + i), Vocabulary.street(i) + "办事处", null, organisation, streets.get(i)));
        }
        return new Site(
                district,
                streets,
                communities,
                grids,
                station("centre", Vocabulary.DISTRICT + "新时代文明实践中心", StationKind.CENTRE, district),
                offices(streets),
                stations(communities),
                bases(communities),
                organisation,
                streetOffices);
    }

    private List<AreaId> streets(AreaId district) {
        List<AreaId> streets = new ArrayList<>();
        for (int i = 0; i < figures.offices(); i++) {
            streets.add(area("area-street-" + i, streetCode(i), Vocabulary.street(i), AreaLevel.STREET, district));
        }
        return streets;
    }

    private List<AreaId> communities(List<AreaId> streets) {
        List<AreaId> communities = new ArrayList<>();
        for (int i = 0; i < figures.stations(); i++) {
            communities.add(area(
                    "area-community-" + i,
                    communityCode(i),
                    Vocabulary.community(i),
                    AreaLevel.COMMUNITY,
                    streets.get(i % streets.size())));
        }
        return communities;
    }

    private List<AreaId> grids(int community, AreaId within) {
        List<AreaId> grids = new ArrayList<>();
        for (int g = 1; g <= GRIDS; g++) {
            String step = community + "-" + g;
            String code = communityCode(community) + Vocabulary.digits(g, 2);
            String name = Vocabulary.community(community) + "第" + g + "网格";
            AreaId grid = area("area-grid-" + step, code, name, AreaLevel.GRID, within);
            grids.add(grid);
            for (int b = 1; b <= BUILDINGS; b++) {
                area(
                        "area-building-" + step + "-" + b,
                        code + Vocabulary.digits(b, 3),
                        name + b + "栋",
                        AreaLevel.BUILDING,
                        grid);
            }
        }
        return grids;
    }

    private List<StationId> offices(List<AreaId> streets) {
        List<StationId> offices = new ArrayList<>();
        for (int i = 0; i < streets.size(); i++) {
            offices.add(station("office-" + i, Vocabulary.street(i) + "文明实践所", StationKind.OFFICE, streets.get(i)));
        }
        return offices;
    }

    private List<StationId> stations(List<AreaId> communities) {
        List<StationId> stations = new ArrayList<>();
        for (int i = 0; i < communities.size(); i++) {
            stations.add(station(
                    "station-" + i, Vocabulary.community(i) + "文明实践站", StationKind.STATION, communities.get(i)));
        }
        return stations;
    }

    private List<StationId> bases(List<AreaId> communities) {
        List<StationId> bases = new ArrayList<>();
        for (int i = 0; i < figures.bases(); i++) {
            AreaId area = communities.get(i * 7 % communities.size());
            bases.add(station("base-" + i, Vocabulary.base(i), StationKind.BASE, area));
        }
        return bases;
    }

    private AreaId area(String step, String code, String name, AreaLevel level, @Nullable AreaId parent) {
        return places.addArea(command(step), new NewArea(code, name, level, parent, since));
    }

    private StationId station(String step, String name, StationKind kind, AreaId area) {
        return places.openStation(command("station-of-" + step), name, kind, area, since);
    }

    private Command command(String step) {
        return steps.command(step, Parties.CENTRE);
    }

    private String streetCode(int street) {
        return Vocabulary.DISTRICT_CODE + Vocabulary.digits(street + 1, 3);
    }

    private String communityCode(int community) {
        return streetCode(community % figures.offices()) + Vocabulary.digits(community / figures.offices() + 1, 3);
    }
}
