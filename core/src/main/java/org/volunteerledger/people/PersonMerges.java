package org.volunteerledger.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/**
 * Commands and look-ups about two records of one person. The one is given up and everything that is open goes on under the other; what
 * the past holds, such as honours, visits and certificates, stays with the record that it was done under, see {@link #recordsOf}.
 * Thread-safe.
 */
public final class PersonMerges {

    private static final Set<VolunteerStatus> CAN_BE_GIVEN_UP =
            EnumSet.of(VolunteerStatus.REGISTERED, VolunteerStatus.WITHDRAWN);

    private final CommandRunner runner;
    private final List<PersonMover> movers;

    private PersonMerges(CommandRunner runner, List<PersonMover> movers) {
        this.runner = runner;
        this.movers = movers;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param movers what goes with a person, in the order in which it moves
     * @return the commands
     */
    public static PersonMerges over(CommandRunner runner, PersonMover... movers) {
        return new PersonMerges(runner, List.of(movers));
    }

    /**
     * Merges two records. The number and the personal data of the record given up stay with it, sealed; its identity document is free for
     * the other. What began between the reading and the commit, such as first hours or a membership, follows in a second commit; if
     * that is refused, the merge stands and may be sent again after what hinders it was decided on.
     *
     * @param command who asks, why, and under which key
     * @param from    the record to give up, registered or withdrawn; a suspension is decided on first
     * @param into    the record that goes on, registered
     * @return the id, by which the merge can be undone
     * @throws Refused if a record is unknown or stands otherwise, another was merged into the one to give up, somebody who was under age
     *     would be without a birth date, or something cannot move, such as time that both were credited for
     */
    public PersonMergeId merge(Command command, VolunteerId from, VolunteerId into) {
        command.requiredReason();
        if (from.equals(into)) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "Volunteer " + from.value() + " cannot be merged with itself.",
                    Map.of("volunteer", from.value()));
        }
        RequestDigest content = RequestDigest.of("merge-persons", from, into);
        PersonMergeId id = new PersonMergeId(runner.runForId("merge-persons", command, content, draft -> {
            Versioned<Volunteer> given = read(draft, from, CAN_BE_GIVEN_UP);
            requireNothingMergedInto(draft, from);
            Versioned<Volunteer> goesOn = read(draft, into, EnumSet.of(VolunteerStatus.REGISTERED));
            draft.expect(Volunteer.KIND, into.value(), goesOn.version());
            requireAgeStays(given.entity(), goesOn.entity());
            Volunteer before = given.entity();
            PersonMerge merge = new PersonMerge(
                    new PersonMergeId(draft.newId()),
                    from,
                    into,
                    draft.today(),
                    before.status(),
                    before.leftOn(),
                    List.of(),
                    null);
            List<PersonMerge.Moved> moved = move(draft, merge);
            LocalDate left = before.leftOn() == null ? draft.today() : before.leftOn();
            draft.replace(Volunteer.KIND, given, before.with(VolunteerStatus.MERGED, left));
            draft.create(PersonMerge.KIND, merge.moving(moved));
            draft.event("persons-merged", PersonMerge.KIND, merge.id().value(), Map.of());
            return merge.id().value();
        }));
        moveWhatBeganMeanwhile(command, id);
        return id;
    }

    private List<PersonMerge.Moved> move(Draft draft, PersonMerge merge) {
        return movers.stream()
                .map(mover -> new PersonMerge.Moved(mover.part(), mover.move(draft, merge)))
                .toList();
    }

    /** From the merge on nothing more can begin, since whatever begins rests on the version of the volunteer. */
    private void moveWhatBeganMeanwhile(Command command, PersonMergeId id) {
        RequestDigest content = RequestDigest.of("began-meanwhile", id);
        runner.run("merge-persons", command.secondPass(), content, draft -> {
            Versioned<PersonMerge> read = draft.get(PersonMerge.KIND, id);
            PersonMerge merge = read.entity();
            concerns(draft, draft.get(Volunteer.KIND, merge.from()).entity());
            concerns(draft, draft.get(Volunteer.KIND, merge.into()).entity());
            if (merge.holds()) {
                List<PersonMerge.Moved> more = move(draft, merge);
                if (more.stream().anyMatch(moved -> !moved.ids().isEmpty())) {
                    draft.replace(PersonMerge.KIND, read, merge.moving(more));
                }
            }
            return null;
        });
    }

    /**
     * Undoes a merge. What moved and is still as it was moves back; what was taken back, corrected or ended since stays so.
     *
     * @param command who asks, why, and under which key
     * @param id      the merge
     * @throws Refused if the merge is unknown or was undone already, the record given up was forgotten, or its identity document belongs
     *     to the other by now ({@link org.volunteerledger.storage.StorageError#KEY_TAKEN})
     */
    public void undo(Command command, PersonMergeId id) {
        command.requiredReason();
        runner.run("undo-person-merge", command, RequestDigest.of("undo-person-merge", id), draft -> {
            Versioned<PersonMerge> read = draft.get(PersonMerge.KIND, id);
            PersonMerge merge = read.entity();
            if (!merge.holds()) {
                throw new Refused(
                        CommandError.WRONG_STATE,
                        "Merge " + id.value() + " was undone on " + merge.undoneOn() + ".",
                        Map.of("merge", id.value()));
            }
            Versioned<Volunteer> given = read(draft, merge.from(), EnumSet.of(VolunteerStatus.MERGED));
            concerns(draft, draft.get(Volunteer.KIND, merge.into()).entity());
            for (PersonMover mover : movers) {
                merge.moved().stream()
                        .filter(moved -> moved.part().equals(mover.part()))
                        .forEach(moved -> mover.moveBack(draft, merge, moved.ids()));
            }
            draft.replace(Volunteer.KIND, given, given.entity().with(merge.status(), merge.leftBefore()));
            draft.replace(PersonMerge.KIND, read, merge.undone(draft.today()));
            draft.event("person-merge-undone", PersonMerge.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * Under which record a person goes on now.
     *
     * @param id a record
     * @return the record that it was merged into, or itself
     */
    public VolunteerId current(VolunteerId id) {
        UniqueKey key = PersonMerge.KIND.uniqueKey("holding", PersonMerge.holdingKey(id));
        return Optional.ofNullable(runner.storage().owners(List.of(key)).get(key))
                .flatMap(merge -> find(new PersonMergeId(merge)))
                .filter(PersonMerge::holds)
                .map(PersonMerge::into)
                .orElse(id);
    }

    /**
     * All records of a person.
     *
     * @param id the record under which the person goes on
     * @return it first, and then the records that were given up for it
     */
    public List<VolunteerId> recordsOf(VolunteerId id) {
        List<VolunteerId> records = new ArrayList<>(List.of(id));
        holdingInto(runner.storage(), id).forEach(merge -> records.add(merge.from()));
        return List.copyOf(records);
    }

    /**
     * The records that were given up for some people, for rules that follow a person whatever the record. One read.
     *
     * @param storage where the merges are
     * @param ids     the records under which the people go on, at most {@link Filter#MAX_VALUES}
     * @return the records given up, by the record that goes on; without those for whom none was
     */
    public static Map<VolunteerId, List<VolunteerId>> givenUpFor(Storage storage, Collection<VolunteerId> ids) {
        Map<VolunteerId, List<VolunteerId>> records = new HashMap<>();
        Filter into =
                Filter.in(PersonMerge.INTO, ids.stream().map(VolunteerId::value).toList());
        Pages.visit(storage, PersonMerge.KIND, into, read -> {
            PersonMerge merge = read.entity();
            if (merge.holds()) {
                records.computeIfAbsent(merge.into(), each -> new ArrayList<>()).add(merge.from());
            }
        });
        return records;
    }

    /**
     * A merge.
     *
     * @param id the merge
     * @return the merge, or empty
     */
    public Optional<PersonMerge> find(PersonMergeId id) {
        return runner.storage().find(PersonMerge.KIND, id.value()).map(Versioned::entity);
    }

    /** There are no chains of merges, so that each can be undone by itself. */
    private static void requireNothingMergedInto(Draft draft, VolunteerId from) {
        holdingInto(draft.storage(), from).stream().findFirst().ifPresent(merge -> {
            throw new Refused(
                    CommandError.WRONG_STATE,
                    "Volunteer " + merge.from().value() + " was merged into volunteer " + from.value() + " by merge "
                            + merge.id().value() + ", which has to be undone first.",
                    Map.of("volunteer", from.value(), "merge", merge.id().value()));
        });
    }

    /** Whoever has no birth date counts as an adult: a minor does not become one by another record. */
    private static void requireAgeStays(Volunteer given, Volunteer goesOn) {
        ProtectedData before = given.data();
        ProtectedData after = goesOn.data();
        if (before != null && before.minor() != null && (after == null || after.birthDate() == null)) {
            throw new Refused(
                    CommandError.WRONG_STATE,
                    "Volunteer " + given.id().value() + " was under age at registration, and volunteer "
                            + goesOn.id().value() + " has no birth date, which has to be entered first.",
                    Map.of("volunteer", given.id().value(), "into", goesOn.id().value()));
        }
    }

    private static List<PersonMerge> holdingInto(Storage storage, VolunteerId into) {
        return Pages.all(storage, PersonMerge.KIND, Filter.equal(PersonMerge.INTO, into.value())).stream()
                .map(Versioned::entity)
                .filter(PersonMerge::holds)
                .toList();
    }

    private static Versioned<Volunteer> read(Draft draft, VolunteerId id, Set<VolunteerStatus> allowed) {
        Versioned<Volunteer> read = draft.get(Volunteer.KIND, id);
        concerns(draft, read.entity());
        if (!allowed.contains(read.entity().status())) {
            throw new Refused(
                    CommandError.WRONG_STATE,
                    "Volunteer " + id.value() + " is " + read.entity().status() + ".",
                    Map.of("volunteer", id.value(), "status", read.entity().status()));
        }
        return read;
    }

    private static void concerns(Draft draft, Volunteer volunteer) {
        draft.concerns(volunteer.area(), null);
    }
}
