package org.volunteerledger.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.People.NewVolunteer;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places.NewArea;
import org.volunteerledger.place.StationId;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.NewProject;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.statistics.YearlyStatement.Breakdown;
import org.volunteerledger.statistics.YearlyStatement.Line;
import org.volunteerledger.tck.ReferenceStorage;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

final class YearlyStatementTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final AccrualRules RULES = AccrualRules.always(AccrualPolicy.DEFAULT);

    private final MutableClock clock = MutableClock.at(Instant.parse("2026-01-01T00:00:00Z"), ZONE);
    private final VolunteerLedger ledger = VolunteerLedger.over(
                    ReferenceStorage.create(), KeyRing.of("k1", Map.of("k1", new byte[32]), new byte[32]))
            .clock(clock)
            .random(new SecureRandom())
            .build();

    private int keys;
    private AreaId district;
    private AreaId north;
    private AreaId south;
    private StationId centre;
    private StationId office;
    private OrganisationId organisation;
    private ServiceCategoryId care;
    private TeamId careTeam;
    private TeamId patrolTeam;
    private ProjectId project;

    @BeforeEach
    void buildPlace() {
        district = area("1", "District", AreaLevel.DISTRICT, null);
        north = area("11", "North", AreaLevel.STREET, district);
        south = area("12", "South", AreaLevel.STREET, district);
        centre = ledger.places().openStation(command(), "Centre", StationKind.CENTRE, district, LONG_AGO);
        office = ledger.places().openStation(command(), "Office", StationKind.OFFICE, north, LONG_AGO);
        organisation = ledger.teams().registerOrganisation(command(), "Organisation", null, null, district);
        care = ledger.services().registerCategory(command(), "care", "关爱帮扶");
        careTeam = ledger.teams().foundTeam(command(), NewTeam.of("Care", organisation, north, LONG_AGO));
        patrolTeam = ledger.teams().foundTeam(command(), NewTeam.of("Patrol", organisation, south, LONG_AGO));
        project = project("Visits", LONG_AGO, null);
    }

    @Test
    void anEmptyYearHasEveryTableAndNoService() {
        YearlyStatement statement = ledger.reports().yearlyStatement(2026, 5);

        assertThat(statement.minutes()).isZero();
        assertThat(statement.participants()).isZero();
        assertThat(statement.activities()).isZero();
        assertThat(statement.tables().get(Breakdown.MONTH))
                .hasSize(12)
                .startsWith(new Line("2026-01", 0, 0, 0, 0, 0))
                .endsWith(new Line("2026-12", 0, 0, 0, 0, 0));
        assertThat(statement.tables().get(Breakdown.TEAM)).isEmpty();
    }

    @Test
    void serviceIsCountedByItsDayAndOnlyInItsBook() {
        VolunteerId ann = volunteer(LONG_AGO);
        VolunteerId ben = volunteer(LONG_AGO);
        ActivityId visits = activity(careTeam, north, office, care);
        ActivityId patrol = activity(patrolTeam, south, null, null);
        clock.set(Instant.parse("2027-02-01T00:00:00Z"));
        serve(ann, visits, Book.SERVICE, "2025-12-31", 30);
        serve(ann, visits, Book.SERVICE, "2026-01-01", 90);
        serve(ann, visits, Book.SERVICE, "2026-03-08", 60);
        serve(ben, visits, Book.SERVICE, "2026-03-08", 45);
        serve(ben, patrol, Book.SERVICE, "2026-12-31", 20);
        serve(ben, patrol, Book.SERVICE, "2027-01-01", 999);
        serve(ben, patrol, Book.TRAINING, "2026-06-01", 500);
        count(visits, "2026-03-08", 7, 25);

        YearlyStatement statement = ledger.reports().yearlyStatement(2026, 1);

        assertThat(statement.minutes()).isEqualTo(215);
        assertThat(statement.hours()).isEqualByComparingTo("3.58");
        assertThat(statement.participations()).isEqualTo(4 + 7);
        assertThat(statement.servingVolunteers()).isEqualTo(2);
        assertThat(statement.unnamedHelpers()).isEqualTo(7);
        assertThat(statement.participants()).isEqualTo(9);
        assertThat(statement.beneficiaryVisits()).isEqualTo(25);
        assertThat(statement.activities()).isEqualTo(2);
        assertThat(statement.tables().get(Breakdown.MONTH)).element(2).isEqualTo(new Line("2026-03", 105, 9, 2, 1, 25));
        assertThat(statement.tables().get(Breakdown.TEAM)).containsExactly(new Line("Care", 195, 10, 2, 1, 25));
        assertThat(statement.tables().get(Breakdown.CATEGORY))
                .containsExactly(new Line("关爱帮扶", 195, 10, 2, 1, 25), new Line(Report.NONE, 20, 1, 1, 1, 0));
        assertThat(statement.tables().get(Breakdown.STREET))
                .extracting(Line::label)
                .containsExactly("North", "South");
        assertThat(statement.tables().get(Breakdown.STATION_KIND))
                .extracting(Line::label)
                .containsExactly("OFFICE", Report.NONE);
    }

    @Test
    void whatWasTakenBackCountsNowhere() {
        VolunteerId ann = volunteer(LONG_AGO);
        ActivityId visits = activity(careTeam, north, office, care);
        clock.set(Instant.parse("2026-02-01T00:00:00Z"));
        EntryRef wrong = serve(ann, visits, Book.SERVICE, "2026-01-10", 60);
        ledger.hours().takeBack(command().because("was not there"), wrong, "FALSE_ENTRY");

        YearlyStatement statement = ledger.reports().yearlyStatement(2026, 5);

        assertThat(statement.minutes()).isZero();
        assertThat(statement.servingVolunteers()).isZero();
        assertThat(statement.activities()).isZero();
    }

    @Test
    void volunteersAreThoseRegisteredAtTheEndOfTheLastDay() {
        volunteer(LocalDate.of(2026, 12, 31));
        volunteer(LocalDate.of(2027, 1, 1));
        VolunteerId suspended = volunteer(LONG_AGO);
        VolunteerId leftInTime = volunteer(LONG_AGO);
        VolunteerId leftAfter = volunteer(LONG_AGO);
        VolunteerId forgotten = volunteer(LONG_AGO);
        ledger.people().suspend(command().because("a complaint"), suspended);
        clock.set(Instant.parse("2026-12-30T16:00:00Z"));
        ledger.people().withdraw(command(), leftInTime);
        ledger.people().forget(command().because("asked for it"), forgotten);
        clock.set(Instant.parse("2026-12-31T16:00:00Z"));
        ledger.people().withdraw(command(), leftAfter);

        assertThat(ledger.reports().yearlyStatement(2026, 5).registeredVolunteers())
                .isEqualTo(3);
        assertThat(ledger.reports().yearlyStatement(2027, 5).registeredVolunteers())
                .isEqualTo(3);
    }

    @Test
    void stationsAndTeamsAreThoseOfTheLastDayAndProjectsThoseOfTheYear() {
        ledger.places().openStation(command(), "Later", StationKind.BASE, south, LocalDate.of(2027, 1, 1));
        ledger.places().openStation(command(), "New", StationKind.BASE, south, LocalDate.of(2026, 12, 31));
        ledger.places().closeStation(command(), office, LocalDate.of(2026, 12, 31));
        ledger.places().closeStation(command(), centre, LocalDate.of(2027, 1, 1));
        ledger.teams().foundTeam(command(), NewTeam.of("Later", organisation, south, LocalDate.of(2027, 1, 1)));
        ledger.teams().dissolveTeam(command(), patrolTeam, LocalDate.of(2026, 12, 31));
        project("Before", LONG_AGO, LocalDate.of(2025, 12, 31));
        project("Until the first day", LONG_AGO, LocalDate.of(2026, 1, 1));
        project("From the last day", LocalDate.of(2026, 12, 31), null);
        project("After", LocalDate.of(2027, 1, 1), null);
        ledger.services().cancelProject(command().because("no money"), project("Given up", LONG_AGO, null));

        YearlyStatement statement = ledger.reports().yearlyStatement(2026, 5);

        assertThat(statement.stations())
                .containsEntry(StationKind.CENTRE, 1L)
                .containsEntry(StationKind.OFFICE, 0L)
                .containsEntry(StationKind.STATION, 0L)
                .containsEntry(StationKind.BASE, 1L);
        assertThat(statement.stationCount()).isEqualTo(2);
        assertThat(statement.teams()).isEqualTo(1);
        assertThat(statement.projects()).isEqualTo(3);
    }

    @Test
    void aYearOutOfRangeIsRefused() {
        Reports reports = ledger.reports();

        assertThatThrownBy(() -> reports.yearlyStatement(1899, 5)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> reports.yearlyStatement(2026, 0)).isInstanceOf(InvalidInput.class);
    }

    private AreaId area(String code, String name, AreaLevel level, @Nullable AreaId parent) {
        return ledger.places().addArea(command(), new NewArea(code, name, level, parent, LONG_AGO));
    }

    private ProjectId project(String name, LocalDate from, @Nullable LocalDate to) {
        NewProject wanted = new NewProject(name, careTeam, organisation, north, care, null, from, to);
        return ledger.services().registerProjects(command(), List.of(wanted)).get(0);
    }

    private VolunteerId volunteer(LocalDate from) {
        return ledger.people().register(command(), new NewVolunteer(null, PersonalData.named("安"), north, from));
    }

    private ActivityId activity(
            TeamId team, AreaId area, @Nullable StationId station, @Nullable ServiceCategoryId category) {
        Affiliation affiliation = new Affiliation(team, organisation, area, station, project, category);
        Interval time = new Interval(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-12-31T00:00:00Z"));
        Interval shift = new Interval(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-01T08:00:00Z"));
        Schedule schedule = new Schedule(
                time, List.of(), List.of(), List.of(new org.volunteerledger.service.Shift(1, shift, 0, null)));
        return ledger.services()
                .announce(command(), List.of(ActivityPlan.of("Activity", "leader", affiliation, schedule)))
                .get(0);
    }

    private EntryRef serve(VolunteerId volunteer, ActivityId activity, Book book, String day, int minutes) {
        Attribution attribution = attribution(activity, volunteer);
        ServiceTime time = ServiceTime.on(LocalDate.parse(day));
        return ledger.hours()
                .post(
                        command(),
                        new HourRecord("r" + ++keys, attribution, book, Evidence.LEADER, time, 0, minutes, 0, 0),
                        RULES);
    }

    private void count(ActivityId activity, String day, int helpers, int beneficiaries) {
        ServiceTime time = ServiceTime.on(LocalDate.parse(day));
        HourRecord record = new HourRecord(
                "r" + ++keys,
                attribution(activity, null),
                Book.SERVICE,
                Evidence.HEAD_COUNT,
                time,
                0,
                null,
                helpers,
                beneficiaries);
        ledger.hours().post(command(), record, RULES);
    }

    private Attribution attribution(ActivityId activity, @Nullable VolunteerId volunteer) {
        return ledger.services().find(activity).orElseThrow().entity().attribution(volunteer);
    }

    private Command command() {
        return Command.of("k" + ++keys, "tester");
    }
}
