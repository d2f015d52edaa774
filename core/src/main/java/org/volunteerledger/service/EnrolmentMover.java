package org.volunteerledger.service;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** Moves the enrolments that are not at their end: places, turns on waiting lists, and attendance that is yet to be reviewed. */
final class EnrolmentMover implements PersonMover {

    private static final Set<EnrolmentStatus> OPEN = EnumSet.of(
            EnrolmentStatus.WAITING, EnrolmentStatus.ACCEPTED, EnrolmentStatus.CHECKED_IN, EnrolmentStatus.ATTENDED);

    @Override
    public String part() {
        return "enrolments";
    }

    @Override
    public List<Long> move(Draft draft, PersonMerge merge) {
        return move(draft, merge.from(), merge.into(), read -> true);
    }

    @Override
    public void moveBack(Draft draft, PersonMerge merge, List<Long> moved) {
        move(draft, merge.into(), merge.from(), read -> moved.contains(read.id()));
    }

    private static List<Long> move(
            Draft draft, VolunteerId from, VolunteerId to, Predicate<Versioned<Enrolment>> which) {
        List<Versioned<Enrolment>> open = new ArrayList<>();
        Pages.visit(draft.storage(), Enrolment.KIND, Filter.equal(Enrolment.VOLUNTEER, from.value()), read -> {
            if (OPEN.contains(read.entity().status()) && which.test(read)) {
                open.add(read);
            }
        });
        requireNotBoth(draft, open, to);
        AgendaBook agendas = new AgendaBook(draft);
        agendas.load(
                List.of(from, to),
                open.stream().map(read -> read.entity().activity()).toList());
        // Whoever gives this person a place at this very moment writes the agenda.
        agendas.expect(from);
        for (Versioned<Enrolment> read : open) {
            Enrolment enrolment = read.entity();
            Agenda.Item item = new Agenda.Item(enrolment.activity(), enrolment.shift());
            draft.replace(Enrolment.KIND, read, enrolment.forVolunteer(to));
            if (agendas.remove(from, item)) {
                agendas.roster(enrolment.activity())
                        .entity()
                        .shift(enrolment.shift())
                        .ifPresent(shift -> agendas.requireFree(to, item, shift.time()));
                agendas.add(to, item);
            }
        }
        agendas.write();
        return open.stream().map(Versioned::id).toList();
    }

    private static void requireNotBoth(Draft draft, List<Versioned<Enrolment>> open, VolunteerId to) {
        if (open.isEmpty()) {
            return;
        }
        List<UniqueKey> keys = open.stream()
                .map(Versioned::entity)
                .map(enrolment -> Enrolment.once(enrolment.activity(), enrolment.shift(), to))
                .toList();
        Map<UniqueKey, Long> taken = draft.storage().owners(keys);
        for (int i = 0; i < keys.size(); i++) {
            if (taken.containsKey(keys.get(i))) {
                Enrolment enrolment = open.get(i).entity();
                throw new Refused(
                        ServiceError.ALREADY_ENROLLED,
                        "Volunteer " + to.value() + " is enrolled for shift " + enrolment.shift() + " of activity "
                                + enrolment.activity().value() + " as well.",
                        Map.of(
                                "volunteer", to.value(),
                                "activity", enrolment.activity().value(),
                                "shift", enrolment.shift()));
            }
        }
    }
}
