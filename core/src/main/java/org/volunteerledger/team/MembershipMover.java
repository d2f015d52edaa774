package org.volunteerledger.team;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.volunteerledger.command.Draft;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/** Ends the open memberships of a record, and goes on with them under the other where that does not belong to the team itself. */
final class MembershipMover implements PersonMover {

    @Override
    public String part() {
        return "memberships";
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
            Draft draft, VolunteerId from, VolunteerId to, Predicate<Versioned<Membership>> which) {
        List<Versioned<Membership>> open =
                Memberships.open(draft, from).stream().filter(which).toList();
        draft.relyAll(Team.KIND, open.stream().map(read -> read.entity().team()).toList());
        List<Membership> others = of(draft, to).stream().map(Versioned::entity).toList();
        List<Long> begun = new ArrayList<>();
        for (Versioned<Membership> read : open) {
            Membership membership = read.entity();
            LocalDate day = membership.from().isAfter(draft.today()) ? membership.from() : draft.today();
            Memberships.end(draft, read);
            if (others.stream().noneMatch(other -> belongs(other, membership.team(), day))) {
                MembershipId id = new MembershipId(draft.newId());
                draft.create(Membership.KIND, new Membership(id, membership.team(), to, membership.role(), day, null));
                begun.add(id.value());
            }
        }
        return begun;
    }

    private static boolean belongs(Membership membership, TeamId team, LocalDate day) {
        return membership.team().equals(team)
                && (membership.to() == null
                        || Objects.requireNonNull(membership.to()).isAfter(day));
    }

    private static List<Versioned<Membership>> of(Draft draft, VolunteerId volunteer) {
        return Pages.all(draft.storage(), Membership.KIND, Filter.equal(Membership.VOLUNTEER, volunteer.value()));
    }
}
