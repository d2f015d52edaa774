package org.volunteerledger.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Draft;
import org.volunteerledger.people.GuardianConsent;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/**
 * Minors who are enrolled for shifts that have not begun, within one decision that changes what their places rest on. Those whom the rules
 * do not allow any more lose them with it, as with the consent of a guardian: an adult who cannot come is not held back, and no child is
 * on a list without the company, or for the danger, that the place asks about.
 */
final class MinorsAhead {

    private final Draft draft;
    private final AgendaBook agendas;
    private final MinorChecks minors;
    private final Seating seating;

    MinorsAhead(Draft draft, AgendaBook agendas, MinorChecks minors, Seating seating) {
        this.draft = draft;
        this.agendas = agendas;
        this.minors = minors;
        this.seating = seating;
    }

    /** Frees the place of one who leaves, ends what rested on the company of that person, and gives the places to those who wait. */
    void leave(Enrolment leaving) {
        seating.free(leaving);
        followLeaver(leaving);
    }

    /** Withdraws one, as a consequence; for the others it is as if that person had {@link #leave left}. */
    void withdraw(Versioned<Enrolment> read, String why) {
        end(read, why);
        followLeaver(read.entity());
    }

    private void followLeaver(Enrolment leaving) {
        int ended = 0;
        if (seating.isAhead(leaving.shift()) && mayAccompany(leaving)) {
            ended = end(
                    "companion-left",
                    other -> other.shift() == leaving.shift() && !other.id().equals(leaving.id()));
        }
        if (ended > 0 || leaving.status() == EnrolmentStatus.ACCEPTED) {
            seating.fill(leaving.shift());
        }
    }

    /**
     * Ends the enrolments that the rules do not allow; the places are not given away yet.
     *
     * @return how many ended
     */
    int end(String why, Predicate<Enrolment> which) {
        List<Versioned<Enrolment>> ahead = ahead(which);
        Map<Long, Versioned<Volunteer>> known = Pages.byId(
                draft.storage(),
                Volunteer.KIND,
                ahead.stream().map(read -> read.entity().volunteer().value()).toList());
        minors.load(known.values().stream().map(Versioned::entity).toList());
        List<Versioned<Enrolment>> ending = ahead.stream()
                .filter(read -> isProblem(
                        read.entity(), known.get(read.entity().volunteer().value())))
                .toList();
        agendas.load(ending.stream().map(read -> read.entity().volunteer()).toList(), List.of());
        ending.forEach(read -> end(read, why));
        return ending.size();
    }

    private boolean isProblem(Enrolment enrolment, @Nullable Versioned<Volunteer> volunteer) {
        return volunteer != null
                && seating.problem(volunteer.entity(), enrolment.shift(), enrolment.status())
                        .isPresent();
    }

    private void end(Versioned<Enrolment> read, String why) {
        Enrolment enrolment = read.entity();
        Withdrawal said =
                Withdrawal.before(seating.places(enrolment.shift()).time().start(), draft.now());
        draft.replace(Enrolment.KIND, read, enrolment.withdrawn(said));
        draft.event(
                "enrolment-ended",
                Enrolment.KIND,
                read.id(),
                Map.of("status", EnrolmentStatus.WITHDRAWN.name(), "why", why));
        seating.free(enrolment);
    }

    private List<Versioned<Enrolment>> ahead(Predicate<Enrolment> which) {
        List<Versioned<Enrolment>> ahead = new ArrayList<>();
        Filter own = Filter.equal(Enrolment.ACTIVITY, seating.activity().value());
        Pages.visit(draft.storage(), Enrolment.KIND, own, read -> {
            Enrolment enrolment = read.entity();
            boolean open =
                    enrolment.status() == EnrolmentStatus.WAITING || enrolment.status() == EnrolmentStatus.ACCEPTED;
            if (open && seating.isAhead(enrolment.shift()) && which.test(enrolment)) {
                ahead.add(read);
            }
        });
        return ahead;
    }

    private boolean mayAccompany(Enrolment leaving) {
        VolunteerId leaver = leaving.volunteer();
        Filter guarded = Filter.equal(GuardianConsent.GUARDIAN, leaver.value());
        return draft.get(Activity.KIND, leaving.activity())
                        .entity()
                        .plan()
                        .precautionsOrNone()
                        .companions()
                        .contains(leaver)
                || !draft.storage()
                        .list(GuardianConsent.KIND, guarded, PageRequest.first(1))
                        .items()
                        .isEmpty();
    }
}
