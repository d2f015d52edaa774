package org.volunteerledger.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.MinorAge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.RegistrationEnd;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/**
 * Commands and look-ups about enrolments and waiting lists. Thread-safe. One instance for each ledger in a process serves a rush in the
 * order in which it comes; several instances, or processes, are as right but less fair.
 */
public final class Enrolments {

    /** The most volunteers of one command. */
    public static final int MAX_VOLUNTEERS = 5_000;

    /** The most groups of one command. */
    public static final int MAX_GROUPS = 500;

    private final CommandRunner runner;
    private final MinorAge ages;
    private final Turns turns = new Turns();

    private Enrolments(CommandRunner runner, MinorAge ages) {
        this.runner = runner;
        this.ages = ages;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param vault  opens the birth dates of minors
     * @return the commands
     */
    public static Enrolments over(CommandRunner runner, PersonVault vault) {
        return new Enrolments(runner, MinorAge.of(vault));
    }

    /**
     * Places in shifts that have not begun, and turns on waiting lists, end with the registration of the volunteer; what is under way is
     * brought to its end.
     *
     * @param vault opens the birth dates of minors among those who take the places
     * @return the rule, for {@link org.volunteerledger.people.People#over}
     */
    public static RegistrationEnd endWithRegistration(PersonVault vault) {
        MinorAge ages = MinorAge.of(vault);
        return (draft, leaver) -> new PlacesAhead(draft, new MinorChecks(draft, ages), leaver.id())
                .end("registration-ended", (seating, enrolment) -> true);
    }

    /**
     * Enrolments that are not reviewed yet go with a person to another record.
     *
     * @return what moves them, for {@link org.volunteerledger.people.PersonMerges#over}
     */
    public static PersonMover mover() {
        return new EnrolmentMover();
    }

    /**
     * Signs a volunteer up for a shift: for a place if one is free, otherwise for the waiting list.
     *
     * @param command   who asks, and under which key
     * @param activity  the activity
     * @param shift     the number of the shift
     * @param volunteer the volunteer
     * @return the enrolment, and whether there was a place
     * @throws Refused if the activity, shift or volunteer is unknown, the activity is not open ({@link ServiceError#NOT_OPEN}), the
     *     shift is over ({@link ServiceError#SHIFT_OVER}), the volunteer is not registered any more
     *     ({@link ServiceError#NOT_REGISTERED}), is enrolled already ({@link ServiceError#ALREADY_ENROLLED}) or
     *     has a place elsewhere at that time ({@link ServiceError#OVERLAP}); touching ends are no overlap. For a minor, by the
     *     {@link MinorPolicy} of the area on the day of the shift: {@link ServiceError#TOO_YOUNG}, {@link ServiceError#TOO_DANGEROUS},
     *     {@link ServiceError#CONSENT_MISSING}, {@link ServiceError#COMPANY_MISSING} or
     *     {@link ServiceError#CONSENT_OR_COMPANY_MISSING}
     */
    public SignUp signUp(Command command, ActivityId activity, int shift, VolunteerId volunteer) {
        RequestDigest content = RequestDigest.of("sign-up", activity, shift, volunteer);
        try {
            String answer = turns.take(
                    List.of(activity),
                    () -> runner.run("sign-up", command, content, draft -> {
                        AgendaBook agendas = new AgendaBook(draft);
                        agendas.load(List.of(volunteer), List.of(activity));
                        Seating seating = Seating.of(draft, agendas, new MinorChecks(draft, ages), activity);
                        draft.concernsPerson(volunteer);
                        seating.requireOpen();
                        seating.requireNotOver(shift);
                        Volunteer person = draft.get(Volunteer.KIND, volunteer).entity();
                        seating.requireServes(shift, person);
                        Enrolment made = seating.enrol(shift, volunteer);
                        requireNoProblem(seating.problem(person, shift, made.status()));
                        seating.write();
                        agendas.write();
                        draft.event(
                                "signed-up",
                                Enrolment.KIND,
                                made.id().value(),
                                Map.of("status", made.status().name()));
                        return SignUp.write(made);
                    }));
            return SignUp.read(Objects.requireNonNull(answer, "the command answers the enrolment"));
        } catch (Refused e) {
            throw e.code() == StorageError.KEY_TAKEN ? alreadyEnrolled(activity, shift, volunteer) : e;
        }
    }

    /**
     * Enrols many volunteers in one commit, with the same few calls of the storage however many they are. Meant for leaders, who may
     * also enrol for a shift that is over, to record its attendance.
     *
     * @param command who asks, and under which key
     * @param groups  whom to enrol for which shifts; at most {@value #MAX_GROUPS}, with 1 to {@value #MAX_VOLUNTEERS} volunteers in
     *                all, nobody twice for a shift
     * @return how many enrolments were made
     * @throws Refused as for {@link #signUp}; nobody is enrolled then
     */
    public int enrolAll(Command command, List<ShiftGroup> groups) {
        List<ActivityId> activities = groups.stream().map(ShiftGroup::activity).toList();
        return Integer.parseInt(Objects.requireNonNull(
                turns.take(
                        activities,
                        () -> runner.runAll(List.of(enrolment(command, groups))).get(0)),
                "the command answers a number"));
    }

    /**
     * The command of {@link #enrolAll}, to commit it together with others.
     *
     * @param command who asks, and under which key
     * @param groups  as for {@link #enrolAll}
     * @return the command
     */
    public CommandRunner.Request enrolment(Command command, List<ShiftGroup> groups) {
        Check.range("groups", groups.size(), 1, MAX_GROUPS);
        Check.range(
                "volunteers",
                groups.stream().mapToInt(group -> group.volunteers().size()).sum(),
                1,
                MAX_VOLUNTEERS);
        List<ShiftGroup> wanted = List.copyOf(groups);
        return new CommandRunner.Request(
                "enrol-volunteers",
                command,
                RequestDigest.of("enrol-volunteers", wanted),
                draft -> enrol(draft, wanted));
    }

    /**
     * Withdraws an enrolment, noting how long before the start. A place that becomes free goes to the first who waits and has no place
     * elsewhere at that time. Before the shift begins, minors whom the rules do not allow without the company of the volunteer lose
     * their places too.
     *
     * @param command who asks, and under which key
     * @param id      the enrolment
     * @throws Refused if it is unknown, the activity is not open, or the volunteer neither waits nor has a place, or has checked in
     *     ({@link ServiceError#CANNOT_LEAVE})
     */
    public void withdraw(Command command, EnrolmentId id) {
        leave(
                "withdraw-enrolment",
                command,
                id,
                (enrolment, draft, places) ->
                        enrolment.withdrawn(Withdrawal.before(places.time().start(), draft.now())));
    }

    /**
     * Turns an enrolment down, for a reason that the command gives. The volunteer cannot enrol for the shift again.
     *
     * @param command who asks, why, and under which key
     * @param id      the enrolment
     * @throws Refused as for {@link #withdraw}
     */
    public void reject(Command command, EnrolmentId id) {
        command.requiredReason();
        leave("reject-enrolment", command, id, (enrolment, draft, places) -> enrolment.with(EnrolmentStatus.REJECTED));
    }

    /**
     * Gives a free place to a volunteer who waits, whoever is before. Meant for the leader. Minors need the same as for a sign-up.
     *
     * @param command who asks, and under which key
     * @param id      the enrolment
     * @throws Refused if it is unknown or does not wait ({@link ServiceError#NOT_WAITING}), the activity is not open, no place is free
     *     ({@link ServiceError#FULL}), or the volunteer has a place elsewhere at that time ({@link ServiceError#OVERLAP})
     */
    public void accept(Command command, EnrolmentId id) {
        inTurnOf(
                id,
                () -> runner.run("accept-enrolment", command, RequestDigest.of("accept-enrolment", id), draft -> {
                    Versioned<Enrolment> before = draft.get(Enrolment.KIND, id);
                    Enrolment enrolment = before.entity();
                    AgendaBook agendas = new AgendaBook(draft);
                    agendas.load(List.of(enrolment.volunteer()), List.of(enrolment.activity()));
                    Seating seating = Seating.of(draft, agendas, new MinorChecks(draft, ages), enrolment.activity());
                    seating.requireOpen();
                    if (enrolment.status() != EnrolmentStatus.WAITING) {
                        throw refused(ServiceError.NOT_WAITING, enrolment);
                    }
                    ShiftPlaces places = seating.places(enrolment.shift());
                    if (places.free() == 0) {
                        throw new Refused(
                                ServiceError.FULL,
                                "All " + places.capacity() + " places of shift " + places.number() + " are taken.",
                                Map.of("shift", places.number(), "capacity", places.capacity()));
                    }
                    agendas.requireFree(
                            enrolment.volunteer(),
                            new Agenda.Item(enrolment.activity(), enrolment.shift()),
                            places.time());
                    seating.accept(before);
                    requireNoProblem(seating.problem(
                            draft.get(Volunteer.KIND, enrolment.volunteer()).entity(),
                            enrolment.shift(),
                            EnrolmentStatus.ACCEPTED));
                    seating.write();
                    agendas.write();
                    return null;
                }));
    }

    /**
     * Gives the free places of a shift to those who wait, in the order in which they came. Needed only for places that became free
     * while all who waited had a place elsewhere; otherwise places are filled at once.
     *
     * @param command  who asks, and under which key
     * @param activity the activity
     * @param shift    the number of the shift
     * @return how many volunteers got a place
     * @throws Refused if the activity or shift is unknown, or the activity is not open
     */
    public int fillPlaces(Command command, ActivityId activity, int shift) {
        RequestDigest content = RequestDigest.of("fill-places", activity, shift);
        String given = turns.take(
                List.of(activity),
                () -> runner.run("fill-places", command, content, draft -> {
                    AgendaBook agendas = new AgendaBook(draft);
                    agendas.load(List.of(), List.of(activity));
                    Seating seating = Seating.of(draft, agendas, new MinorChecks(draft, ages), activity);
                    seating.requireOpen();
                    int count = seating.fill(seating.places(shift).number());
                    seating.write();
                    agendas.write();
                    return Integer.toString(count);
                }));
        return Integer.parseInt(Objects.requireNonNull(given, "the command answers a number"));
    }

    /**
     * An enrolment that was not withdrawn.
     *
     * @param activity  the activity
     * @param shift     the number of the shift
     * @param volunteer the volunteer
     * @return the enrolment, or empty
     */
    public Optional<Enrolment> find(ActivityId activity, int shift, VolunteerId volunteer) {
        UniqueKey key = Enrolment.once(activity, shift, volunteer);
        return Optional.ofNullable(runner.storage().owners(List.of(key)).get(key))
                .flatMap(id -> runner.storage().find(Enrolment.KIND, id))
                .map(Versioned::entity);
    }

    /**
     * How full the shifts of an activity are.
     *
     * @param activity the activity
     * @return the roster, or empty if there is no such activity
     */
    public Optional<Roster> roster(ActivityId activity) {
        return runner.storage().find(Roster.KIND, activity.value()).map(Versioned::entity);
    }

    /**
     * A page of the waiting list of a shift.
     *
     * @param activity the activity
     * @param shift    the number of the shift
     * @param limit    the most enrolments, 1 to {@value PageRequest#MAX_LIMIT}
     * @param after    the cursor of the page before, or null for the first page
     * @return the enrolments, in the order in which they came
     */
    public Slice<Enrolment> waitingList(ActivityId activity, int shift, int limit, @Nullable String after) {
        Slice<Versioned<Enrolment>> page = runner.storage()
                .list(
                        Enrolment.KIND,
                        Seating.waiting(activity, shift),
                        PageRequest.first(limit).ordered(Enrolment.TURN).after(after));
        return new Slice<>(page.items().stream().map(Versioned::entity).toList(), page.next());
    }

    /**
     * A page of the enrolments of an activity, whatever their status.
     *
     * @param activity the activity
     * @param page     which part, in which order
     * @return the enrolments
     */
    public Slice<Versioned<Enrolment>> of(ActivityId activity, PageRequest page) {
        return runner.storage().list(Enrolment.KIND, Filter.equal(Enrolment.ACTIVITY, activity.value()), page);
    }

    private String enrol(Draft draft, List<ShiftGroup> groups) {
        Collection<UniqueKey> keys = new ArrayList<>();
        List<VolunteerId> volunteers = new ArrayList<>();
        groups.forEach(group -> group.volunteers().forEach(volunteer -> {
            volunteers.add(volunteer);
            keys.add(Enrolment.once(group.activity(), group.shift(), volunteer));
        }));
        requireOnce(draft, keys);
        Map<Long, Versioned<Volunteer>> known = draft.getAll(Volunteer.KIND, volunteers);
        AgendaBook agendas = new AgendaBook(draft);
        agendas.load(volunteers, groups.stream().map(ShiftGroup::activity).toList());
        MinorChecks minors = new MinorChecks(draft, ages);
        minors.load(known.values().stream().map(Versioned::entity).toList());
        List<Made> made = new ArrayList<>();
        Map<ActivityId, Seating> seatings = new LinkedHashMap<>();
        for (ShiftGroup group : groups) {
            Seating seating = seatings.computeIfAbsent(
                    group.activity(), activity -> Seating.of(draft, agendas, minors, activity));
            seating.requireOpen();
            for (VolunteerId volunteer : group.volunteers()) {
                Volunteer person =
                        Objects.requireNonNull(known.get(volunteer.value())).entity();
                seating.requireServes(group.shift(), person);
                made.add(new Made(seating, person, seating.enrol(group.shift(), volunteer)));
            }
        }
        made.forEach(each -> requireNoProblem(each.problem()));
        seatings.forEach((activity, seating) -> {
            seating.write();
            draft.event("volunteers-enrolled", Activity.KIND, activity.value(), Map.of());
        });
        agendas.write();
        return Integer.toString(volunteers.size());
    }

    private static void requireOnce(Draft draft, Collection<UniqueKey> keys) {
        if (keys.stream().distinct().count() < keys.size()) {
            throw new InvalidInput(
                    InputError.CONTRADICTION, "A volunteer is to be enrolled twice for the same shift.", Map.of());
        }
        Map<UniqueKey, Long> taken = draft.storage().owners(keys);
        if (!taken.isEmpty()) {
            long first =
                    taken.values().stream().mapToLong(Long::longValue).min().orElseThrow();
            throw new Refused(
                    ServiceError.ALREADY_ENROLLED,
                    taken.size() + " of the volunteers are enrolled for their shift already, such as by enrolment "
                            + first + ".",
                    Map.of("count", taken.size(), "enrolment", first));
        }
    }

    private Refused alreadyEnrolled(ActivityId activity, int shift, VolunteerId volunteer) {
        String status = find(activity, shift, volunteer)
                .map(enrolment -> enrolment.status().name())
                .orElse("enrolled");
        return new Refused(
                ServiceError.ALREADY_ENROLLED,
                "Volunteer " + volunteer.value() + " has an enrolment for shift " + shift + " of activity "
                        + activity.value() + " already, which is " + status + ".",
                Map.of("volunteer", volunteer.value(), "activity", activity.value(), "shift", shift, "status", status));
    }

    private void leave(String name, Command command, EnrolmentId id, Leaving leaving) {
        inTurnOf(
                id,
                () -> runner.run(name, command, RequestDigest.of(name, id), draft -> {
                    Versioned<Enrolment> before = draft.get(Enrolment.KIND, id);
                    Enrolment enrolment = before.entity();
                    AgendaBook agendas = new AgendaBook(draft);
                    agendas.load(List.of(enrolment.volunteer()), List.of(enrolment.activity()));
                    MinorChecks minors = new MinorChecks(draft, ages);
                    Seating seating = Seating.of(draft, agendas, minors, enrolment.activity());
                    draft.concernsPerson(enrolment.volunteer());
                    seating.requireOpen();
                    if (enrolment.status() != EnrolmentStatus.WAITING
                            && enrolment.status() != EnrolmentStatus.ACCEPTED) {
                        throw refused(ServiceError.CANNOT_LEAVE, enrolment);
                    }
                    Enrolment after = leaving.leave(enrolment, draft, seating.places(enrolment.shift()));
                    draft.replace(Enrolment.KIND, before, after);
                    draft.event(
                            "enrolment-ended",
                            Enrolment.KIND,
                            id.value(),
                            Map.of("status", after.status().name()));
                    new MinorsAhead(draft, agendas, minors, seating).leave(enrolment);
                    seating.write();
                    agendas.write();
                    return null;
                }));
    }

    /** The activity of an enrolment never changes, so it may be read before the command. */
    private void inTurnOf(EnrolmentId id, Supplier<@Nullable String> work) {
        turns.take(
                runner
                        .storage()
                        .find(Enrolment.KIND, id.value())
                        .map(read -> read.entity().activity())
                        .stream()
                        .toList(),
                work);
    }

    private static void requireNoProblem(Optional<Refused> problem) {
        if (problem.isPresent()) {
            throw problem.get();
        }
    }

    static Refused refused(ServiceError code, Enrolment enrolment) {
        return new Refused(
                code,
                "Enrolment " + enrolment.id().value() + " of volunteer "
                        + enrolment.volunteer().value() + " is " + enrolment.status() + ".",
                Map.of(
                        "enrolment", enrolment.id().value(),
                        "volunteer", enrolment.volunteer().value(),
                        "status", enrolment.status()));
    }

    private record Made(Seating seating, Volunteer volunteer, Enrolment enrolment) {

        Optional<Refused> problem() {
            return seating.problem(volunteer, enrolment.shift(), enrolment.status());
        }
    }

    /** What an enrolment becomes when the volunteer leaves. */
    @FunctionalInterface
    private interface Leaving {

        Enrolment leave(Enrolment enrolment, Draft draft, ShiftPlaces places);
    }
}
