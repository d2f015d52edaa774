package org.volunteerledger.tck;

import static org.volunteerledger.tck.ScenarioWorld.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.service.Attendance;
import org.volunteerledger.service.AttendanceReview;
import org.volunteerledger.service.Attendances;
import org.volunteerledger.service.Enrolment;
import org.volunteerledger.service.EnrolmentId;
import org.volunteerledger.service.EnrolmentStatus;
import org.volunteerledger.service.Punch;
import org.volunteerledger.service.ServiceError;
import org.volunteerledger.service.Sheet;
import org.volunteerledger.service.SheetResult;
import org.volunteerledger.service.ShiftGroup;
import org.volunteerledger.storage.Capability;
import org.volunteerledger.storage.Versioned;

/** Check-in and check-out, leaders' sheets and absence, played through on the storage under test. */
public abstract class AttendanceScenarioContract extends StorageContract {

    private ScenarioWorld world;
    private Attendances attendances;
    private ActivityId activity;

    /** For subclasses. */
    protected AttendanceScenarioContract() {}

    /** Founds the community and announces a patrol from nine to eleven. */
    @BeforeEach
    public final void announcePatrol() {
        world = new ScenarioWorld(storage());
        attendances = world.attendances;
        activity = world.activity("09:00", "11:00", 40);
    }

    @Test
    final void everyPunchIsKept() {
        EnrolmentId id = enrol(world.volunteer());
        refused(ServiceError.NOT_CHECKED_IN, () -> checkOut(id, "08:00"));
        world.clock.set(at("12:00"));
        checkIn(id, "08:55");
        refused(ServiceError.ALREADY_CHECKED_IN, () -> checkIn(id, "08:56"));
        refused(ServiceError.OUT_OF_ORDER, () -> checkOut(id, "08:55"));
        checkOut(id, "10:00");
        refused(ServiceError.ALREADY_CHECKED_OUT, () -> checkOut(id, "10:01"));
        refused(ServiceError.OUT_OF_ORDER, () -> checkIn(id, "09:59"));
        checkIn(id, "10:00");
        attendances.checkOut(world.command(), id, at("11:05").plusMillis(900));

        Enrolment done = enrolment(id);
        Expect.equal("Attendances.checkOut", EnrolmentStatus.ATTENDED, done.status());
        Expect.equal(
                "Enrolment.attendances: all of them, in whole seconds, with who recorded them",
                List.of(
                        new Attendance(punch("08:55", Evidence.CHECK_IN), punch("10:00", Evidence.CHECK_IN)),
                        new Attendance(punch("10:00", Evidence.CHECK_IN), punch("11:05", Evidence.CHECK_IN))),
                done.attendances());
    }

    @Test
    final void punchIsRefusedWithItsReason() {
        EnrolmentId id = enrol(world.volunteer());
        refused(CommandError.UNKNOWN_RECORD, () -> checkIn(new EnrolmentId(3), "08:00"));
        refused(ServiceError.BEFORE_ENROLMENT, () -> checkIn(id, "07:59"));
        refused(
                ServiceError.IN_FUTURE,
                () -> attendances.checkIn(world.command(), id, at("08:05").plusSeconds(1)));
        checkIn(id, "08:05");
        world.clock.set(at("08:00").plusSeconds(48 * 3600));
        refused(
                ServiceError.TOO_LONG,
                () -> attendances.checkOut(world.command(), id, at("08:05").plusSeconds(24 * 3600 + 1)));
        attendances.checkOut(world.command(), id, at("08:05").plusSeconds(24 * 3600));

        ActivityId small = world.activity("20:00", "21:00", 1);
        VolunteerId first = world.volunteer();
        world.clock.set(at("19:00"));
        EnrolmentId withdrawn =
                world.enrolments.signUp(world.command(), small, 1, first).id();
        EnrolmentId waiting = world.enrolments
                .signUp(world.command(), small, 1, world.volunteer())
                .id();
        refused(ServiceError.NO_PLACE, () -> checkIn(waiting, "19:00"));
        world.enrolments.withdraw(world.command(), withdrawn);
        refused(ServiceError.NO_PLACE, () -> checkIn(withdrawn, "19:00"));
        checkIn(waiting, "19:00");
        refused(ServiceError.NOT_BEGUN, () -> world.services.close(world.command(), small));
        world.clock.set(at("20:00"));
        world.services.close(world.command(), small);
        refused(ServiceError.NOT_OPEN, () -> checkOut(waiting, "19:01"));
        Expect.equal(
                "Services.close: attendance stays",
                EnrolmentStatus.CHECKED_IN,
                enrolment(waiting).status());
    }

    @Test
    final void reviewedAttendanceStaysAsItIs() {
        EnrolmentId id = enrol(world.volunteer());
        world.clock.set(at("12:00"));
        checkIn(id, "09:00");
        checkOut(id, "11:00");
        Enrolment reviewed =
                enrolment(id).reviewed(new AttendanceReview("reviewer-1", world.clock.instant(), List.of(1L)));
        Versioned<Enrolment> before = storage().find(Enrolment.KIND, id.value()).orElseThrow();
        world.runner.run("review", world.command(), org.volunteerledger.command.RequestDigest.of("review"), draft -> {
            draft.replace(Enrolment.KIND, before, reviewed);
            return null;
        });
        Expect.equal("Enrolment.reviewed", reviewed, enrolment(id));
        refused(ServiceError.ALREADY_REVIEWED, () -> checkIn(id, "11:30"));
        refused(ServiceError.ALREADY_REVIEWED, () -> checkOut(id, "11:30"));
        refused(ServiceError.ALREADY_REVIEWED, () -> record(line(reviewed.volunteer(), "09:00", "11:00")));
        refused(ServiceError.CANNOT_LEAVE, () -> world.enrolments.withdraw(world.command(), id));
    }

    @Test
    final void sheetCompletesButNeverOverwrites() {
        List<VolunteerId> people = world.volunteers(5);
        List<EnrolmentId> ids = people.stream().map(this::enrol).toList();
        world.clock.set(at("12:00"));
        checkIn(ids.get(0), "09:10");
        checkOut(ids.get(0), "10:50");
        checkIn(ids.get(1), "09:05");
        checkIn(ids.get(2), "09:06");
        attendances.markAbsent(world.command(), ids.subList(4, 5));
        SheetResult result = record(
                line(people.get(0), "09:00", "11:00"),
                line(people.get(1), "09:00", "11:00"),
                line(people.get(2), "09:00", null),
                line(people.get(3), "09:00", null),
                line(people.get(4), "09:30", "11:00"));

        Expect.equal("Attendances.recordSheets: lines recorded and kept", new SheetResult(3, 2), result);
        attended(
                "own check-out stays",
                ids.get(0),
                punch("09:10", Evidence.CHECK_IN),
                punch("10:50", Evidence.CHECK_IN));
        attended("missing check-out", ids.get(1), punch("09:05", Evidence.CHECK_IN), punch("11:00", Evidence.LEADER));
        attended("own check-in stays", ids.get(2), punch("09:06", Evidence.CHECK_IN), null);
        attended("only came", ids.get(3), punch("09:00", Evidence.LEADER), null);
        attended("came after all", ids.get(4), punch("09:30", Evidence.LEADER), punch("11:00", Evidence.LEADER));

        refused(ServiceError.OUT_OF_ORDER, () -> record(line(people.get(2), "08:00", "09:06")));
        refused(ServiceError.IN_FUTURE, () -> record(line(people.get(2), "09:00", "12:06")));
        refused(ServiceError.NOT_ENROLLED, () -> record(line(world.volunteer(), "09:00", "11:00")));
        Expect.error(
                "Sheet: one line for each volunteer",
                InvalidInput.class,
                InputError.CONTRADICTION,
                () -> record(line(people.get(2), "09:00", "11:00"), line(people.get(2), "09:00", "11:00")));
        attended("a refused sheet records nothing", ids.get(2), punch("09:06", Evidence.CHECK_IN), null);
    }

    @Test
    final void leaderRecordsAfterTheShiftWhoWasEnrolledAfterIt() {
        world.clock.set(at("12:00"));
        List<VolunteerId> people = new ArrayList<>(world.volunteers(30));
        // Who has left since may be recorded for the time before.
        VolunteerId left = world.volunteers(1, VolunteerStatus.WITHDRAWN).get(0);
        refused(
                ServiceError.NOT_REGISTERED,
                () -> world.enrolments.enrolAll(world.command(), List.of(new ShiftGroup(activity, 1, List.of(left)))));
        world.enrolments.enrolAll(world.command(), List.of(new ShiftGroup(activity, 1, people)));
        SheetResult result = attendances.recordSheets(
                world.command(),
                List.of(new Sheet(
                        activity,
                        1,
                        people.stream()
                                .map(person -> line(person, "09:00", "11:00"))
                                .toList())));
        Expect.equal("Attendances.recordSheets", new SheetResult(30, 0), result);
        refused(
                ServiceError.NO_PLACE,
                () -> attendances.markAbsent(
                        world.command(),
                        List.of(world.enrolments
                                .find(activity, 1, people.get(0))
                                .orElseThrow()
                                .id())));
    }

    @Test
    final void absenceIsRecordedOnceTheShiftHasBegun() {
        EnrolmentId id = enrol(world.volunteer());
        refused(ServiceError.NOT_BEGUN, () -> attendances.markAbsent(world.command(), List.of(id)));
        world.clock.set(at("09:00"));
        attendances.markAbsent(world.command(), List.of(id));
        Expect.equal(
                "Attendances.markAbsent", EnrolmentStatus.ABSENT, enrolment(id).status());
        refused(ServiceError.NO_PLACE, () -> attendances.markAbsent(world.command(), List.of(id)));
        refused(ServiceError.NOT_CHECKED_IN, () -> checkOut(id, "09:00"));
        refused(ServiceError.CANNOT_LEAVE, () -> world.enrolments.withdraw(world.command(), id));
        checkIn(id, "09:00");
        Expect.equal(
                "Attendances.checkIn: late is not absent",
                EnrolmentStatus.CHECKED_IN,
                enrolment(id).status());
    }

    @Test
    final void nobodyChecksInWhenTheActivityIsClosedMeanwhile() {
        needs(Capability.OWN_TRANSACTIONS);
        EnrolmentId id = enrol(world.volunteer());
        Attendances overtaken = Attendances.over(
                world.overtakenBy(() -> world.services.cancel(world.command().because("storm"), activity)));
        refused(ServiceError.NOT_OPEN, () -> overtaken.checkIn(world.command(), id, at("08:00")));
    }

    @Test
    final void nobodyComesHalfADayTooEarly() {
        ActivityId evening = world.activity("20:00", "21:00", 5);
        VolunteerId one = world.volunteer();
        VolunteerId other = world.volunteer();
        world.clock.set(at("07:00"));
        EnrolmentId early =
                world.enrolments.signUp(world.command(), evening, 1, one).id();
        world.enrolments.signUp(world.command(), evening, 1, other);
        world.clock.set(at("08:01"));
        Sheet sheet =
                new Sheet(evening, 1, List.of(new Sheet.Line(other, at("08:00").minusSeconds(1), null)));

        refused(
                ServiceError.TOO_EARLY,
                () -> attendances.checkIn(world.command(), early, at("08:00").minusSeconds(1)));
        refused(ServiceError.TOO_EARLY, () -> attendances.recordSheets(world.command(), List.of(sheet)));
        attendances.checkIn(world.command(), early, at("08:00"));

        Expect.equal(
                "Attendances.MAX_EARLY: twelve hours before the shift",
                EnrolmentStatus.CHECKED_IN,
                enrolment(early).status());
    }

    @Test
    final void whoIsSuspendedDoesNotComeAndCanGiveThePlaceBack() {
        List<VolunteerId> people = world.volunteers(4);
        List<EnrolmentId> ids = people.stream().map(this::enrol).toList();
        world.clock.set(at("10:00"));
        checkIn(ids.get(0), "09:00");
        people.forEach(this::suspend);

        refused(ServiceError.NOT_REGISTERED, () -> checkIn(ids.get(1), "10:00"));
        refused(ServiceError.NOT_REGISTERED, () -> record(line(people.get(1), "09:00", "10:00")));
        checkOut(ids.get(0), "10:00");
        record(line(people.get(0), "09:00", "10:00"));
        Expect.equal(
                "Attendances.checkOut: who was there before leaves",
                EnrolmentStatus.ATTENDED,
                enrolment(ids.get(0)).status());
        world.enrolments.withdraw(world.command(), ids.get(1));
        world.people.reinstate(world.command(), people.get(2));
        checkIn(ids.get(2), "10:00");
        world.clock.set(at("10:00").plus(Duration.ofDays(1)));
        record(line(people.get(3), "09:00", "10:00"));
        Expect.equal(
                "Attendances.recordSheets: what is over is recorded as it was",
                EnrolmentStatus.ATTENDED,
                enrolment(ids.get(3)).status());
    }

    @Test
    final void nobodyComesInWhoIsSuspendedAtThatMoment() {
        needs(Capability.OWN_TRANSACTIONS);
        VolunteerId person = world.volunteer();
        EnrolmentId id = enrol(person);
        CommandRunner overtaken = world.overtakenBy(() -> suspend(person));
        refused(
                ServiceError.NOT_REGISTERED,
                () -> Attendances.over(overtaken).checkIn(world.command(), id, at("08:00")));
    }

    @Test
    final void onlySoManyCheckInsAreKept() {
        EnrolmentId id = enrol(world.volunteer());
        world.clock.set(at("12:00"));
        for (int i = 0; i < Enrolment.MAX_ATTENDANCES; i++) {
            attendances.checkIn(world.command(), id, at("09:00").plusSeconds(2L * i));
            attendances.checkOut(world.command(), id, at("09:00").plusSeconds(2L * i + 1));
        }
        refused(ServiceError.TOO_MANY_CHECK_INS, () -> checkIn(id, "10:00"));
    }

    private EnrolmentId enrol(VolunteerId person) {
        return world.enrolments.signUp(world.command(), activity, 1, person).id();
    }

    private void suspend(VolunteerId person) {
        world.people.suspend(world.command().because("complaint"), person);
    }

    private void checkIn(EnrolmentId id, String time) {
        attendances.checkIn(world.command(), id, at(time));
    }

    private void checkOut(EnrolmentId id, String time) {
        attendances.checkOut(world.command(), id, at(time));
    }

    private SheetResult record(Sheet.Line... lines) {
        return attendances.recordSheets(world.command(), List.of(new Sheet(activity, 1, List.of(lines))));
    }

    private static Sheet.Line line(VolunteerId person, String in, @Nullable String out) {
        Instant left = out == null ? null : at(out);
        return new Sheet.Line(person, at(in), left);
    }

    private static Punch punch(String time, Evidence evidence) {
        return new Punch(at(time), evidence, "clerk-1");
    }

    private void attended(String rule, EnrolmentId id, Punch in, @Nullable Punch out) {
        Expect.equal(
                "Attendances.recordSheets: " + rule,
                List.of(new Attendance(in, out)),
                enrolment(id).attendances());
    }

    private Enrolment enrolment(EnrolmentId id) {
        return storage().find(Enrolment.KIND, id.value()).orElseThrow().entity();
    }

    private static void refused(ErrorCode code, Runnable call) {
        Expect.refused(code, call::run);
    }
}
