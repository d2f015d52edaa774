package org.volunteerledger.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.hours.AccrualRules;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.ledger.Totals;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.EnrolmentId;
import org.volunteerledger.service.NewProject;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/** What the contracts share that go through the ledger: a small city, a clock that stands, and short words for commands. */
public abstract class ScenarioContract extends StorageContract {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** A Monday before the clock's time. */
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /** Every minute of presence is credited. */
    static final AccrualRules OPEN = AccrualRules.always(AccrualPolicy.DEFAULT);

    private final MutableClock clock = MutableClock.at(Instant.parse("2026-03-31T04:00:00Z"), ZONE);
    private final AtomicLong names = new AtomicLong();
    private @Nullable VolunteerLedger opened;
    private @Nullable City built;

    /** For subclasses. */
    protected ScenarioContract() {}

    /** Opens a ledger over the storage of the test. */
    @BeforeEach
    public final void openLedger() {
        use(storage());
    }

    /** Goes on with a ledger over another storage. */
    final void use(Storage storage) {
        use(VolunteerLedger.over(storage, keys()).clock(clock).zone(ZONE).build());
    }

    final void use(VolunteerLedger ledger) {
        opened = ledger;
        built = null;
    }

    /** A ledger over the same storage whose first command is overtaken by another between its reads and its commit. */
    final VolunteerLedger overtakenBy(Runnable other) {
        return VolunteerLedger.over(Disturbed.overtaken(storage(), other), keys())
                .clock(clock)
                .zone(ZONE)
                .node(2)
                .build();
    }

    /** The places and the organisation that everything happens in. */
    record City(
            AreaId district,
            AreaId street,
            AreaId community,
            OrganisationId organisation,
            TeamId team,
            ServiceCategoryId category,
            ProjectId project) {}

    final VolunteerLedger ledger() {
        return Objects.requireNonNull(opened, "the ledger is opened before each test");
    }

    final City city() {
        City city = built;
        if (city == null) {
            city = build();
            built = city;
        }
        return city;
    }

    private City build() {
        AreaId district = area("district-1", AreaLevel.DISTRICT, null);
        AreaId street = area("street-1", AreaLevel.STREET, district);
        AreaId community = area("community-1", AreaLevel.COMMUNITY, street);
        LocalDate founded = LocalDate.of(2020, 1, 1);
        OrganisationId organisation =
                ledger().teams().registerOrganisation(command(), "Organisation", null, null, district);
        TeamId team = ledger().teams().foundTeam(command(), NewTeam.of("Team", organisation, street, founded));
        ServiceCategoryId category = ledger().services().registerCategory(command(), "care", "Care");
        NewProject project = new NewProject("Project", team, organisation, street, category, null, founded, null);
        ProjectId id = ledger().services()
                .registerProjects(command(), List.of(project))
                .get(0);
        return new City(district, street, community, organisation, team, category, id);
    }

    static KeyRing keys() {
        byte[] wrapping = new byte[32];
        byte[] lookup = new byte[32];
        java.util.Arrays.fill(wrapping, (byte) 7);
        java.util.Arrays.fill(lookup, (byte) 9);
        return KeyRing.of("k1", Map.of("k1", wrapping), lookup);
    }

    /** A new command of the leader, with a reason. */
    final Command command() {
        return by("leader");
    }

    final Command by(String actor) {
        return Command.of(name("command"), actor).because("scenario");
    }

    final String name(String prefix) {
        return prefix + "-" + names.incrementAndGet();
    }

    final void itIs(String local) {
        clock.set(at(local));
    }

    final void later(Duration by) {
        clock.advance(by);
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    /** A clock time on {@link #DAY}, such as 09:30. */
    static Instant on(String time) {
        return at(DAY + "T" + time);
    }

    final AreaId area(String code, AreaLevel level, @Nullable AreaId parent) {
        Places.NewArea area = new Places.NewArea(code, "Name of " + code, level, parent, LocalDate.of(2020, 1, 1));
        return ledger().places().addArea(command(), area);
    }

    final VolunteerId volunteer() {
        return ledger().people().register(command(), person(PersonalData.named("Volunteer")));
    }

    static People.NewVolunteer person(PersonalData data) {
        return new People.NewVolunteer(null, data, null, LocalDate.of(2025, 1, 1));
    }

    /** An activity of one shift in the community, announced now. */
    final ActivityId activity(Instant start, Instant end) {
        return activity(Schedule.single(new Interval(start, end), 0));
    }

    final ActivityId activity(Schedule schedule) {
        return ledger().services().announce(command(), List.of(plan(schedule))).get(0);
    }

    final ActivityPlan plan(Schedule schedule) {
        Affiliation affiliation = Affiliation.of(city().team(), city().organisation(), city().community())
                .in(city().project(), city().category());
        return ActivityPlan.of("Activity", "leader", affiliation, schedule);
    }

    final EnrolmentId enrol(ActivityId activity, VolunteerId volunteer) {
        return ledger().enrolments().signUp(command(), activity, 1, volunteer).id();
    }

    /** The volunteer was there from and until. */
    final void attend(EnrolmentId enrolment, Instant from, Instant until) {
        ledger().attendances().checkIn(command(), enrolment, from);
        ledger().attendances().checkOut(command(), enrolment, until);
    }

    /** What time in an activity counts towards. */
    final Attribution in(ActivityId activity, @Nullable VolunteerId volunteer) {
        return ledger().services().find(activity).orElseThrow().entity().attribution(volunteer);
    }

    /** What time without an activity counts towards: the area only. */
    static Attribution alone(VolunteerId volunteer, AreaId area) {
        return new Attribution(volunteer.value(), 0, 0, 0, 0, area.value(), 0, 0);
    }

    /** A leader's record of service in the community. */
    final HourRecord timed(VolunteerId volunteer, Instant start, Instant end) {
        return timed(alone(volunteer, city().community()), start, end);
    }

    final HourRecord timed(Attribution attribution, Instant start, Instant end) {
        return timed(name("record"), attribution, start, end);
    }

    static HourRecord timed(String key, Attribution attribution, Instant start, Instant end) {
        ServiceTime time = ServiceTime.between(start, end, ZONE);
        return new HourRecord(key, attribution, Book.SERVICE, Evidence.LEADER, time, 0, null, 0, 0);
    }

    final HourRecord untimed(Attribution attribution, LocalDate day, int minutes) {
        return new HourRecord(
                name("record"), attribution, Book.SERVICE, Evidence.IMPORT, ServiceTime.on(day), 0, minutes, 0, 0);
    }

    final EntryRef post(HourRecord record) {
        return post(record, OPEN);
    }

    final EntryRef post(HourRecord record, AccrualRules rules) {
        return ledger().hours().post(command(), record, rules);
    }

    /** The minutes that a record brings. */
    final int credited(HourRecord record, AccrualRules rules) {
        return entry(post(record, rules)).minutes();
    }

    final HourEntry entry(EntryRef ref) {
        return ledger().hours().entries(ref.account()).get((int) ref.sequence() - 1);
    }

    final Totals totals(VolunteerId volunteer) {
        return ledger().hours().account(volunteer.account()).totals();
    }

    final long minutes(VolunteerId volunteer) {
        return totals(volunteer).serviceMinutes();
    }
}
