package org.volunteerledger.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.volunteerledger.command.Draft;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/** The places, and the turns on waiting lists, that a volunteer has in shifts that have not begun, within one decision. */
final class PlacesAhead {

    private final Draft draft;
    private final MinorChecks minors;
    private final VolunteerId volunteer;

    PlacesAhead(Draft draft, MinorChecks minors, VolunteerId volunteer) {
        this.draft = draft;
        this.minors = minors;
        this.volunteer = volunteer;
    }

    /**
     * Ends some of them; the places go to those who wait.
     *
     * @return how many ended
     */
    int end(String why, BiPredicate<Seating, Enrolment> which) {
        List<Versioned<Enrolment>> open = open();
        AgendaBook agendas = new AgendaBook(draft);
        agendas.load(
                List.of(volunteer),
                open.stream().map(read -> read.entity().activity()).toList());
        // Whoever gives this volunteer a place at this very moment writes the agenda.
        agendas.expect(volunteer);
        Map<ActivityId, Seating> seatings = new HashMap<>();
        int ended = 0;
        for (Versioned<Enrolment> read : open) {
            Enrolment enrolment = read.entity();
            Seating seating = seatings.computeIfAbsent(
                    enrolment.activity(), activity -> Seating.asConsequence(draft, agendas, minors, activity));
            if (seating.isAhead(enrolment.shift()) && which.test(seating, enrolment)) {
                new MinorsAhead(draft, agendas, minors, seating).withdraw(read, why);
                ended++;
            }
        }
        seatings.values().forEach(Seating::write);
        agendas.write();
        return ended;
    }

    private List<Versioned<Enrolment>> open() {
        List<Versioned<Enrolment>> open = new ArrayList<>();
        Pages.visit(draft.storage(), Enrolment.KIND, Filter.equal(Enrolment.VOLUNTEER, volunteer.value()), read -> {
            EnrolmentStatus status = read.entity().status();
            if (status == EnrolmentStatus.WAITING || status == EnrolmentStatus.ACCEPTED) {
                open.add(read);
            }
        });
        return open;
    }
}
