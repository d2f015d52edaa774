package org.volunteerledger.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;

/** Gives and frees places in the shifts of one activity, within one decision. */
final class Seating {

    private static final int CANDIDATES = 500;
    /** More candidates than free places are read at once, since some may be busy. */
    private static final int SPARE = 10;

    private final Draft draft;
    private final AgendaBook agendas;
    private final MinorChecks minors;
    private final Versioned<Roster> before;
    private Roster roster;

    private Seating(Draft draft, AgendaBook agendas, MinorChecks minors, Versioned<Roster> before) {
        this.draft = draft;
        this.agendas = agendas;
        this.minors = minors;
        this.before = before;
        this.roster = before.entity();
    }

    /** For an activity whose roster the agendas have loaded. The command concerns its area and organisation. */
    static Seating of(Draft draft, AgendaBook agendas, MinorChecks minors, ActivityId activity) {
        Seating seating = asConsequence(draft, agendas, minors, activity);
        draft.concerns(seating.roster.area(), seating.roster.organisation());
        return seating;
    }

    /** For what follows from a command about a person: whoever may give that needs no right over each activity. */
    static Seating asConsequence(Draft draft, AgendaBook agendas, MinorChecks minors, ActivityId activity) {
        return new Seating(draft, agendas, minors, agendas.roster(activity));
    }

    /** The waiting list of a shift. */
    static Filter waiting(ActivityId activity, int shift) {
        return Filter.all(
                Filter.equal(Enrolment.ACTIVITY, activity.value()),
                Filter.range(Enrolment.TURN, Enrolment.turn(shift, 0), Enrolment.turn(shift + 1, 0)));
    }

    void requireOpen() {
        requireOpen(roster.id(), roster.status());
    }

    static void requireOpen(ActivityId activity, ActivityStatus status) {
        if (status != ActivityStatus.PUBLISHED) {
            throw new Refused(
                    ServiceError.NOT_OPEN,
                    "Activity " + activity.value() + " is " + status + ".",
                    Map.of("activity", activity.value(), "status", status));
        }
    }

    ShiftPlaces places(int shift) {
        return roster.shift(shift)
                .orElseThrow(() -> new Refused(
                        ServiceError.UNKNOWN_SHIFT,
                        "Activity " + roster.id().value() + " has no shift " + shift + ".",
                        Map.of("activity", roster.id().value(), "shift", shift)));
    }

    void requireNotOver(int shift) {
        if (isOver(places(shift))) {
            throw new Refused(
                    ServiceError.SHIFT_OVER,
                    "Shift " + shift + " of activity " + roster.id().value() + " ended at "
                            + places(shift).time().end() + ".",
                    Map.of(
                            "activity", roster.id().value(),
                            "shift", shift,
                            "end", places(shift).time().end()));
        }
    }

    /** For a shift that is over it is enough that the volunteer had not left by then. */
    void requireServes(int shift, Volunteer volunteer) {
        ShiftPlaces places = places(shift);
        boolean serves = isOver(places)
                ? volunteer.servesOn(places.time().start().atZone(draft.zone()).toLocalDate())
                : volunteer.status() == VolunteerStatus.REGISTERED;
        if (!serves) {
            throw notRegistered(volunteer);
        }
    }

    static Refused notRegistered(Volunteer volunteer) {
        return new Refused(
                ServiceError.NOT_REGISTERED,
                "Volunteer " + volunteer.id().value() + " is " + volunteer.status() + ".",
                Map.of("volunteer", volunteer.id().value(), "status", volunteer.status()));
    }

    /** Enrols a volunteer: a place if one is free and nobody waits for it, otherwise the end of the waiting list. */
    Enrolment enrol(int shift, VolunteerId volunteer) {
        ShiftPlaces places = places(shift);
        agendas.requireFree(volunteer, item(shift), places.time());
        boolean accepted = places.free() > 0 && places.waiting() == 0;
        Enrolment enrolment = new Enrolment(
                new EnrolmentId(draft.newId()),
                roster.id(),
                shift,
                volunteer,
                places.arrivals() + 1,
                accepted ? EnrolmentStatus.ACCEPTED : EnrolmentStatus.WAITING,
                draft.now(),
                List.of(),
                null,
                null);
        draft.create(Enrolment.KIND, enrolment);
        minors.note(roster.id(), shift, volunteer, enrolment.status());
        if (accepted) {
            note(shift, volunteer);
        }
        count(places, accepted ? 1 : 0, accepted ? 0 : 1, 1);
        return enrolment;
    }

    /** Gives a place to one who waits. */
    void accept(Versioned<Enrolment> waiting) {
        Enrolment enrolment = waiting.entity();
        ShiftPlaces places = places(enrolment.shift());
        draft.replace(Enrolment.KIND, waiting, enrolment.with(EnrolmentStatus.ACCEPTED));
        draft.event("place-given", Enrolment.KIND, waiting.id(), Map.of());
        minors.note(roster.id(), enrolment.shift(), enrolment.volunteer(), EnrolmentStatus.ACCEPTED);
        note(enrolment.shift(), enrolment.volunteer());
        count(places, 1, -1, 0);
    }

    /** For an enrolment that the decision has made, or one that stands; after all others of the decision, since some may be companions. */
    Optional<Refused> problem(Volunteer volunteer, int shift, EnrolmentStatus status) {
        return minors.problem(volunteer, roster.id(), places(shift), status != EnrolmentStatus.WAITING);
    }

    /** Frees the place of one who leaves, or the one on the waiting list. */
    void free(Enrolment leaving) {
        ShiftPlaces places = places(leaving.shift());
        minors.note(roster.id(), leaving.shift(), leaving.volunteer(), EnrolmentStatus.WITHDRAWN);
        if (leaving.status() == EnrolmentStatus.WAITING) {
            count(places, 0, -1, 0);
        } else {
            agendas.remove(leaving.volunteer(), item(leaving.shift()));
            count(places, -1, 0, 0);
        }
    }

    ActivityId activity() {
        return roster.id();
    }

    /**
     * Gives the free places of a shift to those who wait, in the order in which they came. Who has a place elsewhere at that time, is
     * suspended, or is a minor for whom something is missing keeps waiting.
     *
     * @return how many got a place
     */
    int fill(int shift) {
        int given = 0;
        Filter waiting = waiting(roster.id(), shift);
        String cursor = null;
        while (places(shift).free() > 0 && places(shift).waiting() > 0 && !isOver(places(shift))) {
            int limit = (int) Math.min(CANDIDATES, (long) places(shift).free() + SPARE);
            PageRequest page = PageRequest.first(limit).ordered(Enrolment.TURN).after(cursor);
            Slice<Versioned<Enrolment>> candidates = draft.storage().list(Enrolment.KIND, waiting, page);
            given += fill(places(shift), candidates.items());
            cursor = candidates.next();
            if (cursor == null) {
                break;
            }
        }
        return given;
    }

    /** Takes over changed shifts; those that stay keep their enrolments. */
    void reshape(ActivityPlan plan) {
        List<Shift> shifts = plan.schedule().shifts();
        List<Integer> numbers = shifts.stream().map(Shift::number).toList();
        roster.shifts().stream()
                .filter(places -> !numbers.contains(places.number()))
                .filter(places -> places.accepted() + places.waiting() > 0)
                .findFirst()
                .ifPresent(used -> {
                    throw new Refused(
                            ServiceError.SHIFT_IN_USE,
                            "Shift " + used.number() + " has " + used.accepted() + " volunteers, and " + used.waiting()
                                    + " wait.",
                            Map.of(
                                    "shift", used.number(),
                                    "accepted", used.accepted(),
                                    "waiting", used.waiting()));
                });
        become(new Roster(
                roster.id(),
                roster.status(),
                plan.affiliation().area(),
                plan.affiliation().organisation(),
                shifts.stream()
                        .map(shift -> {
                            ShiftPlaces empty = ShiftPlaces.empty(shift);
                            return roster.shift(shift.number())
                                    .map(known -> empty.with(known.accepted(), known.waiting(), known.arrivals()))
                                    .orElse(empty);
                        })
                        .toList()));
    }

    void write() {
        if (!roster.equals(before.entity())) {
            draft.replace(Roster.KIND, before, roster);
        }
    }

    private int fill(ShiftPlaces first, List<Versioned<Enrolment>> candidates) {
        agendas.load(
                candidates.stream().map(waiting -> waiting.entity().volunteer()).toList(), List.of());
        Map<Long, Versioned<Volunteer>> known = Pages.byId(
                draft.storage(),
                Volunteer.KIND,
                candidates.stream()
                        .map(waiting -> waiting.entity().volunteer().value())
                        .toList());
        minors.load(known.values().stream().map(Versioned::entity).toList());
        int given = 0;
        for (Versioned<Enrolment> waiting : candidates) {
            if (given >= first.free()) {
                break;
            }
            Versioned<Volunteer> volunteer =
                    known.get(waiting.entity().volunteer().value());
            if (volunteer != null
                    && volunteer.entity().status() == VolunteerStatus.REGISTERED
                    && agendas.isFree(volunteer.entity().id(), item(first.number()), first.time())
                    && problem(volunteer.entity(), first.number(), EnrolmentStatus.ACCEPTED)
                            .isEmpty()) {
                accept(waiting);
                given++;
            }
        }
        return given;
    }

    /** A shift that is over needs no line in the agenda: whether recorded time overlaps is for the ledger to say. */
    private void note(int shift, VolunteerId volunteer) {
        if (!isOver(places(shift))) {
            agendas.add(volunteer, item(shift));
        }
    }

    /** Whether a shift has yet to begin, in an activity that takes place. */
    boolean isAhead(int shift) {
        return roster.status() == ActivityStatus.PUBLISHED
                && places(shift).time().start().isAfter(draft.now());
    }

    private boolean isOver(ShiftPlaces places) {
        return !places.time().end().isAfter(draft.now());
    }

    private void count(ShiftPlaces places, int accepted, int waiting, int arrivals) {
        become(roster.with(
                places.with(places.accepted() + accepted, places.waiting() + waiting, places.arrivals() + arrivals)));
    }

    private void become(Roster next) {
        roster = next;
        agendas.use(next);
    }

    private Agenda.Item item(int shift) {
        return new Agenda.Item(roster.id(), shift);
    }
}
