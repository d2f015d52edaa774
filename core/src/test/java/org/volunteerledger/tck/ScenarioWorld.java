package org.volunteerledger.tck;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.command.NodeIds;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.command.RetryPolicy;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.people.People;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.Attendances;
import org.volunteerledger.service.Enrolments;
import org.volunteerledger.service.GuardianConsents;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.Services;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.team.Memberships;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;
import org.volunteerledger.team.Teams;

/** A small community to play scenarios in: an area, an organisation, a team, and as many volunteers as are asked for. */
final class ScenarioWorld {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Eight in the morning of Saturday, 8 October 2022. */
    static final Instant MORNING = Instant.parse("2022-10-08T00:00:00Z");

    static final LocalDate TODAY = LocalDate.of(2022, 10, 8);

    final MutableClock clock = MutableClock.at(MORNING, ZONE);
    final CommandRunner runner;
    final Places places;
    final People people;
    final GuardianConsents consents;
    final Teams teams;
    final Memberships memberships;
    final Services services;
    final Enrolments enrolments;
    final Attendances attendances;
    final AreaId area;
    final OrganisationId organisation;
    final TeamId team;
    private final PersonVault vault = PersonVault.of(ScenarioContract.keys(), new SecureRandom());
    private final Storage storage;
    private final NodeIds ids = NodeIds.of(1, clock);
    private final AtomicLong keys = new AtomicLong();

    ScenarioWorld(Storage storage) {
        this.storage = storage;
        runner = newRunner();
        places = Places.over(runner);
        people = newPeople(runner);
        consents = GuardianConsents.over(runner, vault);
        teams = Teams.over(runner);
        memberships = Memberships.over(runner);
        services = Services.over(runner, vault);
        enrolments = Enrolments.over(runner, vault);
        attendances = Attendances.over(runner);
        area = places.addArea(
                command(), new Places.NewArea("370902", "文汇社区", AreaLevel.COMMUNITY, null, day("2020-01-01")));
        organisation = teams.registerOrganisation(command(), "社区居委会", null, null, area);
        team = teams.foundTeam(command(), NewTeam.of("红领管家", organisation, area, day("2020-01-01")));
    }

    /** Another runner over the same storage, as another process would have. */
    CommandRunner newRunner() {
        return CommandRunner.over(storage, clock, ids, ZONE, RetryPolicy.standard());
    }

    /** Enrolments that share nothing with others but the storage, as those of another process. */
    Enrolments newEnrolments(CommandRunner other) {
        return Enrolments.over(other, vault);
    }

    /** People who are registered by another process. */
    People newPeople(CommandRunner other) {
        return People.over(other, vault, Memberships.endWithRegistration(), Enrolments.endWithRegistration(vault));
    }

    /** Consents of guardians, recorded by another process. */
    GuardianConsents newConsents(CommandRunner other) {
        return GuardianConsents.over(other, vault);
    }

    /** A runner whose first command is overtaken by another between its reads and its commit. */
    CommandRunner overtakenBy(Runnable other) {
        return CommandRunner.over(Disturbed.overtaken(storage, other), clock, ids, ZONE, RetryPolicy.standard());
    }

    Command command() {
        return Command.of("scenario-" + keys.incrementAndGet(), "clerk-1");
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    /** An instant of the day of the scenario, such as {@code 14:30}. */
    static Instant at(String time) {
        return TODAY.atTime(java.time.LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    static Interval between(String start, String end) {
        return new Interval(at(start), at(end));
    }

    VolunteerId volunteer() {
        return volunteers(1).get(0);
    }

    List<VolunteerId> volunteers(int count) {
        return volunteers(count, VolunteerStatus.REGISTERED);
    }

    List<VolunteerId> volunteers(int count, VolunteerStatus status) {
        List<VolunteerId> made = new ArrayList<>();
        runner.run("make-volunteers", command(), RequestDigest.of("make-volunteers"), draft -> {
            made.clear();
            IntStream.range(0, count).forEach(i -> {
                VolunteerId id = new VolunteerId(draft.newId());
                LocalDate left = status == VolunteerStatus.REGISTERED ? null : TODAY;
                draft.create(
                        Volunteer.KIND,
                        new Volunteer(id, "V" + id.value(), status, day("2020-01-01"), left, null, null, null));
                made.add(id);
            });
            return null;
        });
        return made;
    }

    /** A published activity of one shift. */
    ActivityId activity(String start, String end, int capacity) {
        return services.announce(command(), List.of(plan(start, end, capacity))).get(0);
    }

    ActivityPlan plan(String start, String end, int capacity) {
        return ActivityPlan.of(
                "红袖章巡防",
                "leader-1",
                Affiliation.of(team, organisation, area),
                Schedule.single(between(start, end), capacity));
    }
}
