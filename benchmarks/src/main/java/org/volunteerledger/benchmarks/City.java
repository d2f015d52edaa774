package org.volunteerledger.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.people.People.NewVolunteer;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Station;
import org.volunteerledger.place.StationId;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.ProjectStatus;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.ChangeSet;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.SponsorKind;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;

/** Puts the people, places, teams and projects of the data into a storage, so that hours can be recorded for them. */
final class City {

    private static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);
    private static final int PROJECTS_EACH = 5_000;

    private final Storage storage;
    private final LedgerData data;
    private final AtomicLong changes = new AtomicLong();

    private City(Storage storage, LedgerData data) {
        this.storage = storage;
        this.data = data;
    }

    /** Registers everything; the volunteers through the ledger, with personal data, and returns their ids by rank. */
    static long[] register(Storage storage, VolunteerLedger ledger, LedgerData data) {
        City city = new City(storage, data);
        city.places();
        city.teams();
        city.projects();
        return city.volunteers(ledger);
    }

    private void places() {
        ChangeSet.Builder changes = change();
        changes.create(Area.KIND, area(LedgerData.CITY, LedgerData.CITY, AreaLevel.DISTRICT));
        for (int district = 1; district <= LedgerData.DISTRICTS; district++) {
            changes.create(Area.KIND, area(LedgerData.districtOfStation(district), LedgerData.CITY, AreaLevel.STREET));
        }
        for (int station = 1; station <= LedgerData.STATIONS; station++) {
            long area = LedgerData.areaOfStation(station);
            changes.create(Area.KIND, area(area, LedgerData.districtOfStation(station), AreaLevel.COMMUNITY));
            changes.create(
                    Station.KIND,
                    new Station(
                            new StationId(station),
                            "Station " + station,
                            StationKind.STATION,
                            new AreaId(area),
                            FOUNDED,
                            null));
        }
        storage.commit(changes.build());
    }

    private static Area area(long id, long parent, AreaLevel level) {
        List<Area.Parent> parents = id == parent ? List.of() : List.of(new Area.Parent(FOUNDED, new AreaId(parent)));
        return new Area(new AreaId(id), "A" + id, level, List.of(new Area.Name(FOUNDED, "Area " + id)), parents);
    }

    private void teams() {
        ChangeSet.Builder changes = change();
        changes.create(Organisation.KIND, new Organisation(organisation(), "Organisation", null, null, city()));
        for (int category = 1; category <= LedgerData.CATEGORIES; category++) {
            changes.create(
                    ServiceCategory.KIND,
                    new ServiceCategory(new ServiceCategoryId(category), "C" + category, "Category " + category));
        }
        for (int team = 1; team <= data.shape().teams(); team++) {
            changes.create(
                    Team.KIND,
                    new Team(
                            new TeamId(team),
                            "Team " + team,
                            organisation(),
                            city(),
                            null,
                            null,
                            SponsorKind.OTHER,
                            null,
                            FOUNDED,
                            null,
                            List.of(new Team.Parent(FOUNDED, null))));
        }
        storage.commit(changes.build());
    }

    private void projects() {
        for (int from = 0; from < LedgerData.PROJECTS; from += PROJECTS_EACH) {
            ChangeSet.Builder changes = change();
            for (int index = from; index < Math.min(LedgerData.PROJECTS, from + PROJECTS_EACH); index++) {
                changes.create(
                        Project.KIND,
                        new Project(
                                new ProjectId(LedgerData.projectId(index)),
                                "Project " + index,
                                new TeamId(data.teamOfProject(index)),
                                organisation(),
                                city(),
                                new ServiceCategoryId(data.categoryOfProject(index)),
                                null,
                                FOUNDED,
                                null,
                                ProjectStatus.OPEN));
            }
            storage.commit(changes.build());
        }
    }

    private long[] volunteers(VolunteerLedger ledger) {
        long[] ids = new long[data.volunteers()];
        List<NewVolunteer> some = new ArrayList<>();
        int done = 0;
        for (int rank = 0; rank < ids.length; rank++) {
            String phone = "13" + (100_000_000L + rank);
            some.add(
                    new NewVolunteer("V" + rank, new PersonalData("Volunteer", null, FOUNDED, phone), city(), FOUNDED));
            if (some.size() == org.volunteerledger.people.People.MAX_VOLUNTEERS || rank == ids.length - 1) {
                Command command = Command.of("volunteers-" + rank, "bench");
                long[] made = ledger.people().registerAll(command, some).stream()
                        .mapToLong(VolunteerId::value)
                        .toArray();
                System.arraycopy(made, 0, ids, done, made.length);
                done += made.length;
                some.clear();
            }
        }
        return Arrays.copyOf(ids, done);
    }

    private static AreaId city() {
        return new AreaId(LedgerData.CITY);
    }

    private static OrganisationId organisation() {
        return new OrganisationId(EntryFeed.ORGANISATION);
    }

    private ChangeSet.Builder change() {
        long id = changes.incrementAndGet();
        return ChangeSet.builder()
                .record(new ChangeRecord(
                        id,
                        "city-" + id,
                        "0",
                        "city",
                        "bench",
                        null,
                        FOUNDED.atStartOfDay(EntryFeed.ZONE).toInstant(),
                        null,
                        List.of()));
    }
}
