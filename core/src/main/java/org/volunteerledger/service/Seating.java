package org.volunteerledger.service;

import java.util.List;
import java.util.Map;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.people.VolunteerStatus;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Versioned;

/** Gives and frees places in the shifts of one activity, within one decision. */
final class Seating {

    private static final int CANDIDATES = 500;
    /** More candidates than free places are read at once, since some may be busy. */
    private static final int SPARE = 10;

    private final Draft draft;
    private final AgendaBook agendas;
    private final Versioned<Roster> before;
    private Roster roster;

    private Seating(Draft draft, AgendaBook agendas, Versioned<Roster> before) {
        this.draft = draft;
        this.agendas = agendas;
        this.before = before;
        this.roster = before.entity();
    }

    /** For an activity whose roster the agendas have loaded. The command concerns its area and organisation. */
    static Seating of(Draft draft, AgendaBook agendas, ActivityId activity) {
        Versioned<Roster> roster = agendas.roster(activity);
        draft.concerns(roster.entity().area(), roster.entity().organisation());
        return new Seating(draft, agendas, roster);
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
            throw new Refused(
                    ServiceError.NOT_REGISTERED,
                    "Volunteer " + volunteer.id().value() + " is " + volunteer.status() + ".",
                    Map.of("volunteer", volunteer.id().value(), "status", volunteer.status()));
        }
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
        note(enrolment.shift(), enrolment.volunteer());
        count(places, 1, -1, 0);
    }

    /** Frees the place of one who leaves, or the one on the waiting list; a place goes to the next who waits. */
    void vacate(Enrolment leaving) {
        ShiftPlaces places = places(leaving.shift());
        if (leaving.status() == EnrolmentStatus.WAITING) {
            count(places, 0, -1, 0);
        } else {
            agendas.remove(leaving.volunteer(), item(leaving.shift()));
            count(places, -1, 0, 0);
            fill(leaving.shift());
        }
    }

    /**
     * Gives the free places of a shift to those who wait, in the order in which they came. Who has a place elsewhere at that time keeps
     * waiting.
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
        int given = 0;
        for (Versioned<Enrolment> waiting : candidates) {
            if (given >= first.free()) {
                break;
            }
            if (agendas.isFree(waiting.entity().volunteer(), item(first.number()), first.time())) {
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
