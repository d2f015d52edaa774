package org.volunteerledger.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/**
 * Commands about attendance: check-in and check-out, leaders' sheets, absence. All punches are kept; which of them count is for the
 * accrual policy to say. Thread-safe.
 */
public final class Attendances {

    /** How far the clock of a device may be ahead of that of the ledger. */
    public static final Duration MAX_SKEW = Duration.ofMinutes(5);

    /** How long before its shift somebody can come: nobody is there the evening before. */
    public static final Duration MAX_EARLY = Duration.ofHours(12);

    /** The most lines, or enrolments, of one command. */
    public static final int MAX_LINES = 5_000;

    /** The most sheets of one command. */
    public static final int MAX_SHEETS = 500;

    private final CommandRunner runner;

    private Attendances(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the commands
     */
    public static Attendances over(CommandRunner runner) {
        return new Attendances(runner);
    }

    /**
     * Records that a volunteer came. The actor of the command is kept as who recorded it.
     *
     * @param command who asks, and under which key
     * @param id      the enrolment
     * @param at      when; seconds are kept, fractions dropped
     * @throws Refused if the enrolment is unknown, has no place ({@link ServiceError#NO_PLACE}), is checked in
     *     ({@link ServiceError#ALREADY_CHECKED_IN}) or reviewed ({@link ServiceError#ALREADY_REVIEWED}), the volunteer is suspended
     *     ({@link ServiceError#NOT_REGISTERED}), the activity is not open ({@link ServiceError#NOT_OPEN}), or the time lies in
     *     the future ({@link ServiceError#IN_FUTURE}), before the enrolment
     *     ({@link ServiceError#BEFORE_ENROLMENT}), more than {@link #MAX_EARLY} before the shift ({@link ServiceError#TOO_EARLY}) or
     *     before the last check-out ({@link ServiceError#OUT_OF_ORDER})
     */
    public void checkIn(Command command, EnrolmentId id, Instant at) {
        punch("check-in", command, id, at, (draft, activity, enrolment, punch) -> {
            requireAttending(enrolment);
            requireNotIn(enrolment);
            requireNotSuspended(draft.rely(Volunteer.KIND, enrolment.volunteer()));
            if (punch.at().isBefore(enrolment.enrolledAt().truncatedTo(ChronoUnit.SECONDS))) {
                throw refused(ServiceError.BEFORE_ENROLMENT, enrolment, punch.at(), "before the enrolment was made");
            }
            return comeIn(activity, enrolment, punch);
        });
    }

    /**
     * Records that a volunteer left.
     *
     * @param command who asks, and under which key
     * @param id      the enrolment
     * @param at      when, after the check-in and within 24 hours; seconds are kept, fractions dropped
     * @throws Refused if the enrolment is unknown, not checked in ({@link ServiceError#NOT_CHECKED_IN}), checked out
     *     ({@link ServiceError#ALREADY_CHECKED_OUT}) or reviewed ({@link ServiceError#ALREADY_REVIEWED}), the activity is not open
     *     ({@link ServiceError#NOT_OPEN}), or the time lies in the future ({@link ServiceError#IN_FUTURE}), not after the check-in
     *     ({@link ServiceError#OUT_OF_ORDER}) or more than 24 hours after it ({@link ServiceError#TOO_LONG})
     */
    public void checkOut(Command command, EnrolmentId id, Instant at) {
        punch("check-out", command, id, at, (draft, activity, enrolment, punch) -> {
            requireAttending(enrolment);
            if (enrolment.status() == EnrolmentStatus.ATTENDED) {
                throw Enrolments.refused(ServiceError.ALREADY_CHECKED_OUT, enrolment);
            }
            if (enrolment.status() != EnrolmentStatus.CHECKED_IN) {
                throw Enrolments.refused(ServiceError.NOT_CHECKED_IN, enrolment);
            }
            return goOut(enrolment, punch);
        });
    }

    /**
     * Records whole sheets of leaders in one commit, with the same few calls of the storage however many lines they have. A volunteer
     * who checked in is given the check-out of the sheet; a check-out that is there already is never overwritten. Who is
     * suspended does not come today; what is over since yesterday is recorded as it was.
     *
     * @param command who asks, and under which key
     * @param sheets  at most {@value #MAX_SHEETS} sheets, with 1 to {@value #MAX_LINES} lines in all
     * @return how many lines were recorded, and how many changed nothing
     * @throws Refused as for {@link #checkIn} and {@link #checkOut}, except that the time may lie before the enrolment; if a volunteer
     *     is not enrolled for the shift ({@link ServiceError#NOT_ENROLLED}). Nothing is recorded then
     */
    public SheetResult recordSheets(Command command, List<Sheet> sheets) {
        return SheetResult.read(Objects.requireNonNull(
                runner.runAll(List.of(recording(command, sheets))).get(0), "the command answers two numbers"));
    }

    /**
     * The command of {@link #recordSheets}, to commit it together with others. It answers the numbers of lines recorded and kept,
     * parted by a blank.
     *
     * @param command who asks, and under which key
     * @param sheets  as for {@link #recordSheets}
     * @return the command
     */
    public static CommandRunner.Request recording(Command command, List<Sheet> sheets) {
        Check.range("sheets", sheets.size(), 1, MAX_SHEETS);
        Check.range(
                "lines", sheets.stream().mapToInt(sheet -> sheet.lines().size()).sum(), 1, MAX_LINES);
        List<Sheet> wanted = List.copyOf(sheets);
        return new CommandRunner.Request(
                "record-sheets",
                command,
                RequestDigest.of("record-sheets", wanted),
                draft -> record(draft, wanted).write());
    }

    /**
     * Records that volunteers with a place did not come.
     *
     * @param command who asks, and under which key
     * @param ids     the enrolments, 1 to {@value #MAX_LINES}, each once
     * @throws Refused if one is unknown, has no place or was attended ({@link ServiceError#NO_PLACE}), its activity is not open
     *     ({@link ServiceError#NOT_OPEN}), or its shift has not begun ({@link ServiceError#NOT_BEGUN}). Nothing is recorded then
     */
    public void markAbsent(Command command, List<EnrolmentId> ids) {
        Check.range("enrolments", ids.size(), 1, MAX_LINES);
        runner.run("mark-absent", command, RequestDigest.of("mark-absent", ids), draft -> {
            Map<Long, Versioned<Enrolment>> read = draft.getAll(Enrolment.KIND, ids);
            Map<Long, Activity> activities = draft.relyAll(
                    Activity.KIND,
                    read.values().stream().map(each -> each.entity().activity()).toList());
            activities.values().forEach(activity -> concerns(draft, activity));
            for (EnrolmentId id : ids) {
                Versioned<Enrolment> before = Objects.requireNonNull(read.get(id.value()));
                Enrolment enrolment = before.entity();
                requireBegun(
                        draft,
                        Objects.requireNonNull(
                                activities.get(enrolment.activity().value())),
                        enrolment);
                if (enrolment.status() != EnrolmentStatus.ACCEPTED) {
                    throw Enrolments.refused(ServiceError.NO_PLACE, enrolment);
                }
                draft.replace(Enrolment.KIND, before, enrolment.with(EnrolmentStatus.ABSENT));
            }
            activities.keySet().forEach(id -> draft.event("absence-recorded", Activity.KIND, id, Map.of()));
            return null;
        });
    }

    private void punch(String name, Command command, EnrolmentId id, Instant at, Punching punching) {
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        runner.run(name, command, RequestDigest.of(name, id, second), draft -> {
            Versioned<Enrolment> before = draft.get(Enrolment.KIND, id);
            Enrolment enrolment = before.entity();
            Activity activity = draft.rely(Activity.KIND, enrolment.activity());
            concerns(draft, activity);
            draft.concernsPerson(enrolment.volunteer());
            Seating.requireOpen(enrolment.activity(), activity.status());
            requireNotFuture(draft, enrolment, second);
            Enrolment after =
                    punching.punch(draft, activity, enrolment, new Punch(second, Evidence.CHECK_IN, command.actor()));
            draft.replace(Enrolment.KIND, before, after);
            draft.event(
                    "checked",
                    Enrolment.KIND,
                    id.value(),
                    Map.of("status", after.status().name()));
            return null;
        });
    }

    private static void concerns(Draft draft, Activity activity) {
        draft.concerns(
                activity.plan().affiliation().area(),
                activity.plan().affiliation().organisation());
    }

    private static SheetResult record(Draft draft, List<Sheet> sheets) {
        List<ActivityId> ids = sheets.stream().map(Sheet::activity).distinct().toList();
        Map<Long, Activity> activities = draft.relyAll(Activity.KIND, ids);
        activities.values().forEach(activity -> {
            concerns(draft, activity);
            Seating.requireOpen(activity.id(), activity.status());
        });
        Map<Place, Versioned<Enrolment>> enrolments = enrolments(draft, ids);
        Map<Long, Versioned<Volunteer>> ofToday = ofToday(draft, sheets);
        Set<Place> done = new HashSet<>();
        int recorded = 0;
        int kept = 0;
        for (Sheet sheet : sheets) {
            Activity activity =
                    Objects.requireNonNull(activities.get(sheet.activity().value()));
            for (Sheet.Line line : sheet.lines()) {
                Place place = new Place(sheet.activity(), sheet.shift(), line.volunteer());
                if (!done.add(place)) {
                    throw new InvalidInput(
                            InputError.CONTRADICTION,
                            "Volunteer " + line.volunteer().value() + " has two lines for the same shift.",
                            Map.of("volunteer", line.volunteer().value()));
                }
                Versioned<Volunteer> arriving = ofToday.get(line.volunteer().value());
                if (record(draft, activity, enrolment(enrolments, place), line, arriving)) {
                    recorded++;
                } else {
                    kept++;
                }
            }
        }
        ids.forEach(id -> draft.event("attendance-recorded", Activity.KIND, id.value(), Map.of()));
        return new SheetResult(recorded, kept);
    }

    private static Map<Long, Versioned<Volunteer>> ofToday(Draft draft, List<Sheet> sheets) {
        Instant today = draft.today().atStartOfDay(draft.zone()).toInstant();
        return Pages.byId(
                draft.storage(),
                Volunteer.KIND,
                sheets.stream()
                        .flatMap(sheet -> sheet.lines().stream())
                        .filter(line -> !line.in().isBefore(today))
                        .map(line -> line.volunteer().value())
                        .toList());
    }

    /** Returns whether the line changed anything. */
    private static boolean record(
            Draft draft,
            Activity activity,
            Versioned<Enrolment> before,
            Sheet.Line line,
            @Nullable Versioned<Volunteer> arriving) {
        Enrolment enrolment = before.entity();
        requireAttending(enrolment);
        boolean in = enrolment.status() == EnrolmentStatus.CHECKED_IN;
        if (enrolment.status() == EnrolmentStatus.ATTENDED || (in && line.out() == null)) {
            return false;
        }
        if (!in && arriving != null) {
            requireNotSuspended(arriving.entity());
        }
        Enrolment after = in ? enrolment : comeIn(activity, enrolment, punch(draft, enrolment, line.in()));
        if (line.out() != null) {
            after = goOut(after, punch(draft, enrolment, line.out()));
        }
        draft.replace(Enrolment.KIND, before, after);
        return true;
    }

    private static Punch punch(Draft draft, Enrolment enrolment, Instant at) {
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        requireNotFuture(draft, enrolment, second);
        return new Punch(second, Evidence.LEADER, draft.command().actor());
    }

    private static Map<Place, Versioned<Enrolment>> enrolments(Draft draft, Collection<ActivityId> activities) {
        Map<Place, Versioned<Enrolment>> found = new HashMap<>();
        Filter filter = Filter.in(
                Enrolment.ACTIVITY, activities.stream().map(ActivityId::value).toList());
        Pages.visit(draft.storage(), Enrolment.KIND, filter, read -> {
            Enrolment enrolment = read.entity();
            if (enrolment.status() != EnrolmentStatus.WITHDRAWN) {
                found.put(new Place(enrolment.activity(), enrolment.shift(), enrolment.volunteer()), read);
            }
        });
        return found;
    }

    private static Versioned<Enrolment> enrolment(Map<Place, Versioned<Enrolment>> enrolments, Place place) {
        Versioned<Enrolment> enrolment = enrolments.get(place);
        if (enrolment == null) {
            throw new Refused(
                    ServiceError.NOT_ENROLLED,
                    "Volunteer " + place.volunteer().value() + " is not enrolled for shift " + place.shift()
                            + " of activity " + place.activity().value() + ".",
                    Map.of(
                            "volunteer", place.volunteer().value(),
                            "activity", place.activity().value(),
                            "shift", place.shift()));
        }
        return enrolment;
    }

    private static Enrolment comeIn(Activity activity, Enrolment enrolment, Punch in) {
        Instant start = start(activity, enrolment);
        if (in.at().isBefore(start.minus(MAX_EARLY))) {
            throw refused(
                    ServiceError.TOO_EARLY, enrolment, in.at(), "more than 12 hours before the shift, at " + start);
        }
        Punch last = enrolment.lastAttendance().map(Attendance::out).orElse(null);
        if (last != null && in.at().isBefore(last.at())) {
            throw refused(ServiceError.OUT_OF_ORDER, enrolment, in.at(), "before the last check-out at " + last.at());
        }
        if (enrolment.attendances().size() == Enrolment.MAX_ATTENDANCES) {
            throw Enrolments.refused(ServiceError.TOO_MANY_CHECK_INS, enrolment);
        }
        List<Attendance> attendances = new ArrayList<>(enrolment.attendances());
        attendances.add(new Attendance(in, null));
        return enrolment.with(EnrolmentStatus.CHECKED_IN, attendances);
    }

    private static Enrolment goOut(Enrolment enrolment, Punch out) {
        List<Attendance> attendances = new ArrayList<>(enrolment.attendances());
        Punch in = attendances.remove(attendances.size() - 1).in();
        if (!out.at().isAfter(in.at())) {
            throw refused(ServiceError.OUT_OF_ORDER, enrolment, out.at(), "not after the check-in at " + in.at());
        }
        if (out.at().isAfter(in.at().plus(ServiceTime.MAX_LENGTH))) {
            throw refused(
                    ServiceError.TOO_LONG, enrolment, out.at(), "more than 24 hours after the check-in at " + in.at());
        }
        attendances.add(new Attendance(in, out));
        return enrolment.with(EnrolmentStatus.ATTENDED, attendances);
    }

    private static void requireAttending(Enrolment enrolment) {
        switch (enrolment.status()) {
            case WAITING, WITHDRAWN, REJECTED -> throw Enrolments.refused(ServiceError.NO_PLACE, enrolment);
            case REVIEWED -> throw Enrolments.refused(ServiceError.ALREADY_REVIEWED, enrolment);
            case ACCEPTED, CHECKED_IN, ATTENDED, ABSENT -> {}
        }
    }

    private static void requireNotSuspended(Volunteer volunteer) {
        if (volunteer.status() == VolunteerStatus.SUSPENDED) {
            throw Seating.notRegistered(volunteer);
        }
    }

    private static void requireNotIn(Enrolment enrolment) {
        if (enrolment.status() == EnrolmentStatus.CHECKED_IN) {
            throw Enrolments.refused(ServiceError.ALREADY_CHECKED_IN, enrolment);
        }
    }

    private static void requireNotFuture(Draft draft, Enrolment enrolment, Instant at) {
        if (at.isAfter(draft.now().plus(MAX_SKEW))) {
            throw refused(ServiceError.IN_FUTURE, enrolment, at, "in the future");
        }
    }

    private static void requireBegun(Draft draft, Activity activity, Enrolment enrolment) {
        Seating.requireOpen(activity.id(), activity.status());
        Instant start = start(activity, enrolment);
        if (draft.now().isBefore(start)) {
            throw refused(ServiceError.NOT_BEGUN, enrolment, start, "the start of the shift");
        }
    }

    private static Instant start(Activity activity, Enrolment enrolment) {
        Schedule schedule = activity.plan().schedule();
        return schedule.shift(enrolment.shift())
                .map(shift -> shift.time().start())
                .orElse(schedule.time().start());
    }

    private static Refused refused(ServiceError code, Enrolment enrolment, Instant at, String why) {
        return new Refused(
                code,
                "For enrolment " + enrolment.id().value() + ", " + at + " is " + why + ".",
                Map.of("enrolment", enrolment.id().value(), "at", at));
    }

    private record Place(ActivityId activity, int shift, VolunteerId volunteer) {}

    /** What an enrolment becomes by a punch. */
    @FunctionalInterface
    private interface Punching {

        Enrolment punch(Draft draft, Activity activity, Enrolment enrolment, Punch punch);
    }
}
